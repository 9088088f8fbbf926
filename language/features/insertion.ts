import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import type { ArrayNode, ObjectNode } from '../tree/node';
import type { Edit } from './edit';
import { surroundingsOf } from './gap-in-brackets';
import type { KeyPlace, ValuePlace } from './locate';
import { jsonInside, literal, printJson, printYaml, yamlMembers, type Member, type Template } from './template';
import { yamlScalar } from './yaml-scalar';

/** A text to insert where one types, with what must change around it. */
export interface Insertion {
  readonly edit: Edit;
  /** The edit's text is in snippet syntax. */
  readonly isSnippet: boolean;
  /** Lines after the first are indented already. */
  readonly isIndented: boolean;
  /** Edits elsewhere, such as a comma that is missing before. */
  readonly extra: readonly Edit[];
  /** What editors match against the text that is replaced. */
  readonly filter: string;
}

/** Writes fields and values in the manner of the place: JSON, or YAML at its column. */
export interface Inserter {
  /** A colon follows already: of a field only the key is written. */
  readonly hasColon: boolean;
  /** A whole field; only its key where the value is there already. */
  field(name: string, value: Template): Insertion;
  /** A whole field whose key is in snippet syntax itself. */
  snippetField(key: string, value: Template, filter: string): Insertion;
  /** Several fields, one after the other; keys are in snippet syntax. */
  members(members: readonly Member[], filter: string): Insertion;
  /** A text value. */
  text(value: string): Insertion;
  /** A number, `true`, `null`, or any other value that may have tab stops. */
  template(value: Template, filter: string): Insertion;
}

/** The writer of insertions for a place of the model's document. */
export function inserterAt(model: MachineModel, place: KeyPlace | ValuePlace, offset: number): Inserter {
  const { text, format } = model.document;
  const container = containerOf(place);
  const isFlow = !container || /[{[]/.test(text.charAt(container.start));
  if (format === 'json' || (isFlow && container !== undefined)) return jsonInserter(text, place, container, offset);
  return yamlInserter(text, place, offset);
}

function containerOf(place: KeyPlace | ValuePlace): ObjectNode | ArrayNode | undefined {
  if (place.kind === 'key') return place.object;
  return place.holder?.kind === 'property' ? place.holder.parent : place.holder;
}

function jsonInserter(
  text: string,
  place: KeyPlace | ValuePlace,
  container: ObjectNode | ArrayNode | undefined,
  offset: number,
): Inserter {
  const word = typedWord(text, place.word, offset);
  const around = container && surroundingsOf(container, text, word);
  const extra = around?.commaAt === undefined ? [] : [{ start: around.commaAt, end: around.commaAt, text: ',' }];
  const comma = around?.commaAfter ? ',' : '';
  const isQuoted = text.charAt(word.start) === '"';
  const make = (inserted: string, label: string, isSnippet: boolean): Insertion => ({
    edit: { ...word, text: inserted },
    isSnippet,
    isIndented: false,
    extra,
    filter: isQuoted ? JSON.stringify(label) : label,
  });
  const inside = insideOfQuotes(text, word, offset);
  const string = (value: string, label: string): Insertion =>
    inside
      ? { ...make('', label, false), edit: { ...inside, text: jsonInside(value) }, filter: label }
      : make(JSON.stringify(value) + comma, label, false);
  return {
    hasColon: around?.colonAfter === true,
    field(name, value) {
      const key = `"${literal(jsonInside(name))}"`;
      if (around?.colonAfter) return string(name, name);
      return make(`${key}: ${printJson(value)}${comma}`, name, true);
    },
    snippetField: (key, value, filter) => make(`"${key}": ${printJson(value)}${comma}`, filter, true),
    members: (members, filter) =>
      make(members.map(({ key = '', value }) => `"${key}": ${printJson(value)}`).join(',\n') + comma, filter, true),
    text: (value) => string(value, value),
    template: (value, filter) => make(printJson(value) + comma, filter, true),
  };
}

/**
 * The inside of a closed string whose comma, colon or bracket follows at once: nobody has to go on typing behind it, and
 * an editor that fills in tab stops goes on to the next one as long as the edit stays within the stop.
 */
function insideOfQuotes(text: string, { start, end }: OffsetRange, offset: number): OffsetRange | undefined {
  const isClosed = text.charAt(start) === '"' && text.charAt(end - 1) === '"';
  const isWithin = start < offset && offset < end;
  return isClosed && isWithin && /[,:\]}]/.test(text.charAt(end)) ? { start: start + 1, end: end - 1 } : undefined;
}

function yamlInserter(text: string, place: KeyPlace | ValuePlace, offset: number): Inserter {
  const { word } = place;
  const lineStart = text.lastIndexOf('\n', word.start - 1) + 1;
  const quote = /["']/.exec(text.charAt(word.start))?.[0];
  const isBehind = /[:-]/.test(text.charAt(word.start - 1));
  const hasColon = place.kind === 'key' && /^[ \t]*:(?:\s|$)/.test(text.slice(word.end, word.end + 100));
  const parentLine = place.kind === 'key' ? holderColumn(place, lineStart) : undefined;
  const column = ' '.repeat(parentLine === undefined ? word.start - lineStart : parentLine + 2);
  const lead = parentLine !== undefined ? `\n${column}` : isBehind ? ' ' : '';
  const make = (inserted: string, label: string, isSnippet: boolean): Insertion => ({
    edit: { start: word.start, end: Math.max(word.end, offset), text: lead + inserted },
    isSnippet,
    isIndented: true,
    extra: [],
    filter: quote === undefined ? label : quote + label,
  });
  const valueIndent = ' '.repeat(valueColumn(text, place, lineStart));
  return {
    hasColon,
    field(name, value) {
      const key = yamlScalar(name);
      if (hasColon) return make(key, name, false);
      return make(`${literal(key)}:${printYaml(value, column + '  ')}`, name, true);
    },
    snippetField: (key, value, filter) => make(`${key}:${printYaml(value, column + '  ')}`, filter, true),
    members: (members, filter) => make(yamlMembers({ kind: 'object', members }, column), filter, true),
    text: (value) => make(yamlScalar(value, quote), value, false),
    template: (value, filter) => make(printYaml(value, valueIndent).replace(/^ /, ''), filter, true),
  };
}

/** The column of the key on whose line an object's first key is being typed; undefined where it has a line of its own. */
function holderColumn(place: KeyPlace, lineStart: number): number | undefined {
  const holder = place.object.parent;
  if (holder?.kind !== 'property' || place.object.properties.length > 0) return undefined;
  return holder.key.start >= lineStart ? holder.key.start - lineStart : undefined;
}

/** Where the lines of a collection that is a value are indented to. */
function valueColumn(text: string, place: KeyPlace | ValuePlace, lineStart: number): number {
  if (place.kind === 'key' || !place.holder) return 0;
  if (place.holder.kind === 'array') return place.word.start - lineStart;
  const { start } = place.holder.key;
  return start - (text.lastIndexOf('\n', start - 1) + 1) + 2;
}

/** What an insertion replaces: a string that is not closed ends at the cursor, or it would swallow the rest of the line. */
function typedWord(text: string, word: OffsetRange, offset: number): OffsetRange {
  const isString = text.charAt(word.start) === '"';
  const isClosed = word.end - word.start > 1 && text.charAt(word.end - 1) === '"';
  return isString && !isClosed ? { start: word.start, end: Math.max(word.start, offset) } : word;
}
