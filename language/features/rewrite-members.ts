import type { Node, ObjectNode, ParsedDocument, Property } from '../tree/node';
import type { Edit } from './edit';
import { fillStops, printYaml, settle } from './template';
import { addFields, isFlow, lineStartOf, printField, indentAt, type NewField } from './tree-edits';
import { yamlScalar } from './yaml-scalar';

/** What becomes of a member that is not kept: what stands in its place; nothing where it goes. */
export type MemberChanges = ReadonlyMap<Property, readonly NewField[]>;

/**
 * Replaces and removes members of one object and adds some behind the last, with edits that do not overlap. Members that
 * stay are not touched, nor are comments on lines of their own (in YAML).
 */
export function rewriteMembers(
  document: ParsedDocument,
  object: ObjectNode,
  changes: MemberChanges,
  added: readonly NewField[] = [],
): Edit[] {
  const all = new Map(changes);
  const last = object.properties.findLast((property) => all.has(property));
  if (added.length > 0 && last) all.set(last, [...(all.get(last) ?? []), ...added]);
  const edits: Edit[] = [];
  for (const [property, fields] of all) {
    if (fields.length > 0) edits.push(replaceMember(document, object, property, fields));
  }
  edits.push(...removals(document, object, all));
  if (added.length > 0 && !last) edits.push(addFields(document, object, added));
  return edits;
}

function replaceMember(
  document: ParsedDocument,
  object: ObjectNode,
  property: Property,
  fields: readonly NewField[],
): Edit {
  const { start } = property.key;
  const range = { start, end: endOf(document, property) };
  const indent = indentAt(document, start);
  if (isFlow(document, object)) {
    const isOwnLine = document.text.slice(lineStartOf(document, start), start).trim() === '';
    const written = fields.map((field) => printField(document, field, indent));
    return { ...range, text: written.join(isOwnLine ? `,\n${indent}` : ', ') };
  }
  const column = ' '.repeat(start - lineStartOf(document, start));
  return { ...range, text: fields.map((field) => yamlMember(field, column)).join(`\n${column}`) };
}

/** A member of a block mapping whose keys stand at `column`. */
export function yamlMember({ name, value }: NewField, column: string): string {
  return `${yamlScalar(name)}:${fillStops(printYaml(settle(value), column + '  '))}`;
}

function removals(document: ParsedDocument, object: ObjectNode, changes: MemberChanges): Edit[] {
  const { text } = document;
  const { properties } = object;
  const isGone = (property: Property): boolean => changes.get(property)?.length === 0;
  if (properties.length > 0 && properties.every(isGone)) return [{ start: object.start, end: object.end, text: '{}' }];
  const edits: Edit[] = [];
  for (let index = 0; index < properties.length; index++) {
    const first = properties[index];
    if (!first || !isGone(first)) continue;
    let behind = index;
    while (behind < properties.length && isGone(properties[behind] ?? first)) behind++;
    const next = properties[behind];
    const before = properties[index - 1];
    const isOwnLine = text.slice(lineStartOf(document, first.key.start), first.key.start).trim() === '';
    if (!isFlow(document, object) && isOwnLine) {
      for (const property of properties.slice(index, behind)) edits.push(removeLines(document, property));
    } else if (next) edits.push({ start: first.key.start, end: next.key.start, text: '' });
    else if (before) {
      edits.push({ start: endOf(document, before), end: endOf(document, properties.at(-1) ?? first), text: '' });
    }
    index = behind;
  }
  return edits;
}

function removeLines(document: ParsedDocument, property: Property): Edit {
  const { text } = document;
  const start = lineStartOf(document, property.key.start);
  const lineEnd = text.indexOf('\n', endOf(document, property));
  if (lineEnd >= 0) return { start, end: lineEnd + 1, text: '' };
  return { start: Math.max(0, start - 1), end: text.length, text: '' };
}

/** Where a member ends; a block's last line break is not part of it. */
function endOf({ text }: ParsedDocument, { key, value }: Property): number {
  return trimmedEnd(text, Math.max(key.end, value?.end ?? 0), key.start, value);
}

function trimmedEnd(text: string, end: number, start: number, value: Node | undefined): number {
  const colon = value ? 0 : (/^[ \t]*:/.exec(text.slice(end))?.[0].length ?? 0);
  let at = end + colon;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}
