import { LineIndex } from '../text/line-index';
import type { Json } from '../json';
import type { ArrayNode, Node, ObjectNode, ParsedDocument, Property, StringNode } from '../tree/node';
import type { Edit } from './edit';
import { printJsonValue } from './print-json-value';
import { fillStops, jsonInside, printJson, printYaml, settle, type Template } from './template';
import { yamlScalar } from './yaml-scalar';

/** A field to add: its name and its value, whose tab stops are filled with their defaults. */
export interface NewField {
  readonly name: string;
  readonly value: Template;
  /** The value itself where it has no tab stops: it may be long, and is printed as it is then. */
  readonly plain?: Json;
}

/** Replaces a string of the document, written as its format and its quotes want it. */
export function replaceString({ text, format }: ParsedDocument, node: StringNode, value: string): Edit {
  const quote = /["']/.exec(text.charAt(node.start))?.[0];
  const written = format === 'json' ? JSON.stringify(value) : yamlScalar(value, quote);
  return { start: node.start, end: node.end, text: written };
}

/** Removes a property with the comma or the line that belongs to it. */
export function removeProperty(document: ParsedDocument, property: Property): Edit {
  const { properties } = property.parent;
  const at = properties.indexOf(property);
  const own = { start: property.key.start, end: Math.max(property.key.end, property.value?.end ?? 0) };
  const next = properties[at + 1]?.key.start;
  const before = properties[at - 1];
  const beforeEnd = before && Math.max(before.key.end, before.value?.end ?? 0);
  return removeMember(document, property.parent, own, next, beforeEnd);
}

/** Removes an element of a list with the comma or the lines that belong to it. */
export function removeItem(document: ParsedDocument, array: ArrayNode, item: Node): Edit {
  const at = array.items.indexOf(item);
  const dash = isFlow(document, array) ? item.start : document.text.lastIndexOf('-', item.start);
  const own = { start: dash, end: item.end };
  return removeMember(document, array, own, array.items[at + 1]?.start, array.items[at - 1]?.end);
}

function removeMember(
  document: ParsedDocument,
  container: ObjectNode | ArrayNode,
  own: { start: number; end: number },
  next: number | undefined,
  beforeEnd: number | undefined,
): Edit {
  const { text } = document;
  if (isFlow(document, container)) {
    if (next !== undefined) return { start: own.start, end: next, text: '' };
    if (beforeEnd !== undefined) return { start: beforeEnd, end: own.end, text: '' };
    return { ...own, text: '' };
  }
  const isOnly = next === undefined && beforeEnd === undefined;
  if (isOnly) return { start: container.start, end: container.end, text: container.kind === 'object' ? '{}' : '[]' };
  const lineStart = lineStartOf(document, own.start);
  const isFirstOnLine = text.slice(lineStart, own.start).trim() === '';
  if (!isFirstOnLine && next !== undefined) return { start: own.start, end: next, text: '' };
  return { start: lineStart, end: endOfLine(text, own.end) + 1, text: '' };
}

/** Adds fields behind the last one of an object, in its manner: on lines of their own or on the same line. */
export function addFields(document: ParsedDocument, object: ObjectNode, fields: readonly NewField[]): Edit {
  return isFlow(document, object) ? addToFlow(document, object, fields) : addToBlock(document, object, fields);
}

function addToFlow(document: ParsedDocument, object: ObjectNode, fields: readonly NewField[]): Edit {
  const first = object.properties[0];
  const last = object.properties.at(-1);
  const line = indentAt(document, object.start);
  const isMultiline = first ? lineStartOf(document, first.key.start) > object.start : true;
  const indent =
    first && isMultiline ? indentAt(document, first.key.start) : line + (isMultiline ? unitOf(document) : '');
  const written = fields.map((field) => printField(document, field, isMultiline ? indent : line));
  const separator = isMultiline ? `,\n${indent}` : ', ';
  if (!last) {
    const inside = `\n${indent}${written.join(separator)}\n${line}`;
    return { start: object.start + 1, end: Math.max(object.start + 1, object.end - 1), text: inside };
  }
  const end = Math.max(last.key.end, last.value?.end ?? 0);
  return { start: end, end, text: separator + written.join(separator) };
}

function addToBlock(document: ParsedDocument, object: ObjectNode, fields: readonly NewField[]): Edit {
  const { text } = document;
  const own = object.properties.filter(({ key }) => key.start >= object.start && key.start <= object.end);
  const last = own.at(-1);
  const column = ' '.repeat(object.start - lineStartOf(document, object.start));
  const end = endOfLine(text, Math.max(last?.key.end ?? object.start, last?.value?.end ?? 0));
  const written = fields.map(({ name, value }) => {
    const filled = fillStops(printYaml(settle(value), column + '  '));
    return `\n${column}${yamlScalar(name)}:${filled}`;
  });
  return { start: end, end, text: written.join('') };
}

/** Makes a value a member, called `name`, of a new object that has the fields before it. */
export function wrapValue(document: ParsedDocument, value: Node, fields: readonly NewField[], name: string): Edit {
  const { text } = document;
  const source = text.slice(value.start, value.end);
  const range = { start: value.start, end: value.end };
  const line = indentAt(document, value.start);
  const isBlock = (value.kind === 'object' || value.kind === 'array') && !isFlow(document, value);
  const unit = unitOf(document);
  if (document.format === 'json' || (!isBlock && isInFlow(document, value))) {
    const written = fields.map((field) => printField(document, field, line + unit));
    const inner = [...written, `"${name}": ${source.replace(/\n/g, `\n${unit}`)}`];
    return { ...range, text: `{\n${line}${unit}${inner.join(`,\n${line}${unit}`)}\n${line}}` };
  }
  const column = isBlock ? value.start - lineStartOf(document, value.start) : line.length + 2;
  const indent = ' '.repeat(column);
  const written = fields.map(
    (field) => `${yamlScalar(field.name)}:${fillStops(printYaml(settle(field.value), indent + '  '))}`,
  );
  if (!isBlock) return { ...range, text: [``, ...written, `${name}: ${source}`].join(`\n${indent}`) };
  const deeper = source.replace(/\n/g, '\n  ');
  return { ...range, text: [...written, `${name}:`, `  ${deeper}`].join(`\n${indent}`) };
}

function isInFlow(document: ParsedDocument, { parent }: Node): boolean {
  const container = parent?.kind === 'property' ? parent.parent : parent;
  return container !== undefined && isFlow(document, container);
}

/** A member of an object in braces. */
export function printField(document: ParsedDocument, { name, value, plain }: NewField, indent: string): string {
  const written =
    plain === undefined ? printFilled(document, value, indent) : printJsonValue(plain, indent, unitOf(document));
  return `"${jsonInside(name)}": ${written}`;
}

/** A value as JSON, its lines indented below `indent` with the unit of the document. */
function printFilled(document: ParsedDocument, value: Template, indent: string): string {
  const unit = unitOf(document);
  return fillStops(printJson(settle(value))).replace(
    /\n(\t*)/g,
    (_, tabs: string) => '\n' + indent + unit.repeat(tabs.length),
  );
}

/** Whether a container is written in brackets. */
export function isFlow({ text }: ParsedDocument, container: Node): boolean {
  return /[{[]/.test(text.charAt(container.start));
}

/** What one level of indentation is in the document. */
export function unitOf(document: ParsedDocument): string {
  const { root } = document;
  const first = root?.kind === 'object' ? root.properties[0] : undefined;
  return (first && indentAt(document, first.key.start)) || '  ';
}

/** What a line begins with, up to the offset at most. */
export function indentAt(document: ParsedDocument, offset: number): string {
  return /^[ \t]*/.exec(document.text.slice(lineStartOf(document, offset), offset))?.[0] ?? '';
}

const lines = new WeakMap<ParsedDocument, LineIndex>();

/** Where the line of the offset begins. */
export function lineStartOf(document: ParsedDocument, offset: number): number {
  let index = lines.get(document);
  if (!index) lines.set(document, (index = new LineIndex(document.text)));
  return offset - index.positionAt(offset).character;
}

function endOfLine(text: string, offset: number): number {
  const end = text.slice(offset).search(/[\r\n]/);
  return end < 0 ? text.length : offset + end;
}
