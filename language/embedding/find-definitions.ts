import { buildModel } from '../model/build-model';
import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { parseDocument } from '../tree/parse-document';
import {
  child,
  childString,
  property,
  type Node,
  type ObjectNode,
  type ParsedDocument,
  type Property,
} from '../tree/node';
import { textOfJoin, textOfString, type EmbeddedText } from './embedded-text';

/** A state machine of a document: the whole of it, a part of its tree, or the content of a string in it. */
export interface Definition {
  /** The name of the resource that holds it; none where the document is the machine. */
  readonly name: string | undefined;
  readonly model: MachineModel;
  /** Where it stands in the document. */
  readonly region: OffsetRange;
  /** The value of the document that holds it; none where the document is the machine. */
  readonly at: Node | undefined;
  /** Present where the definition is the content of strings: then the model's offsets are those of its own text. */
  readonly text: EmbeddedText | undefined;
}

/** Types of resources of CloudFormation and SAM that hold a definition. */
const RESOURCE_TYPES = new Set(['AWS::StepFunctions::StateMachine', 'AWS::Serverless::StateMachine']);

/** The document as one state machine, whatever it holds. */
export function wholeDocument(document: ParsedDocument): Definition {
  return {
    name: undefined,
    at: undefined,
    model: buildModel(document),
    region: { start: 0, end: document.text.length },
    text: undefined,
  };
}

/**
 * The state machines that a document holds, in order of the text: in a CloudFormation or SAM template those of its
 * resources (`Definition`, `DefinitionString` as text, `Fn::Sub` or `Fn::Join`), in a `serverless.yml` those of the Step
 * Functions plugin; else the document itself if it looks like one. Empty for all other documents.
 */
export function findDefinitions(document: ParsedDocument): Definition[] {
  const { root } = document;
  if (root?.kind !== 'object') return [];
  const found = [
    ...inResources(document, child(root, 'Resources')),
    ...inResources(document, child(child(root, 'resources'), 'Resources')),
    ...inServerless(document, child(child(root, 'stepFunctions'), 'stateMachines')),
  ];
  if (found.length > 0) return found.sort((a, b) => a.region.start - b.region.start);
  return looksLikeMachine(root) ? [wholeDocument(document)] : [];
}

function looksLikeMachine(root: ObjectNode): boolean {
  return property(root, 'StartAt') !== undefined && property(root, 'States') !== undefined;
}

function inResources(document: ParsedDocument, resources: Node | undefined): Definition[] {
  if (resources?.kind !== 'object') return [];
  return resources.properties.flatMap(({ key, value }) => {
    if (!RESOURCE_TYPES.has(childString(value, 'Type')?.value ?? '')) return [];
    const properties = child(value, 'Properties');
    const holder = property(properties, 'Definition') ?? property(properties, 'DefinitionString');
    return holder ? fromValue(document, key.value, holder) : [];
  });
}

function inServerless(document: ParsedDocument, machines: Node | undefined): Definition[] {
  if (machines?.kind !== 'object') return [];
  return machines.properties.flatMap(({ key, value }) => {
    const holder = property(value, 'definition');
    return holder?.value?.kind === 'object' ? fromValue(document, key.value, holder) : [];
  });
}

function fromValue(document: ParsedDocument, name: string, holder: Property): Definition[] {
  const { value } = holder;
  if (value?.kind === 'string') return [fromText(name, textOfString(value, document.text), value)];
  if (value?.kind !== 'object') return [];
  const text = fromFunction(document, value);
  if (text) return [fromText(name, text, value)];
  if (value.properties.length === 1 && /^(?:Fn::|Ref$)/.test(value.properties[0]?.key.value ?? '')) return [];
  return [
    { name, model: buildModel(document, value), region: regionOf(document, holder, value), at: value, text: undefined },
  ];
}

/** The text that `Fn::Sub` or `Fn::Join` gives. */
function fromFunction(document: ParsedDocument, value: ObjectNode): EmbeddedText | undefined {
  const substituted = child(value, 'Fn::Sub');
  const text = substituted?.kind === 'array' ? substituted.items[0] : substituted;
  if (text?.kind === 'string') return textOfString(text, document.text);
  const join = child(value, 'Fn::Join');
  const [delimiter, parts] = join?.kind === 'array' ? join.items : [];
  if (delimiter?.kind !== 'string' || parts?.kind !== 'array') return undefined;
  return textOfJoin(delimiter.value, parts.items, document.text);
}

function fromText(name: string, text: EmbeddedText, at: Node): Definition {
  const model = buildModel(parseDocument(text.text));
  return { name, model, region: { start: at.start, end: at.end }, at, text };
}

/** A block mapping of YAML goes on over blank lines and whatever is indented deeper than its key. */
function regionOf({ text, format }: ParsedDocument, { key }: Property, value: ObjectNode): OffsetRange {
  const isBlock = format === 'yaml' && !/[{[]/.test(text.charAt(value.start));
  if (!isBlock) return { start: value.start, end: value.end };
  const column = key.start - (text.lastIndexOf('\n', key.start - 1) + 1);
  let end = value.end;
  for (let line = text.indexOf('\n', end) + 1; line > 0; line = text.indexOf('\n', line) + 1) {
    const next = text.indexOf('\n', line);
    const content = text.slice(line, next < 0 ? text.length : next);
    if (content.trim() !== '' && content.length - content.trimStart().length <= column) break;
    end = line + content.length;
  }
  return { start: value.start, end };
}
