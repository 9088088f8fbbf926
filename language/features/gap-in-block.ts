import type { ArrayNode, Node, ObjectNode, Property } from '../tree/node';
import type { Gap } from './gap';

interface Level {
  readonly container: ObjectNode | ArrayNode;
  /** The last member that starts before the offset. */
  readonly last: Property | Node | undefined;
}

/**
 * What may be written at an offset of a YAML text that no node covers: behind a colon the value, behind a dash the
 * element, on an empty line a key of the mapping whose keys stand in the offset's column.
 */
export function gapInBlock(root: Node, text: string, offset: number): Gap | undefined {
  const levels = levelsBefore(root, text, offset);
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const word = { start: offset, end: offset };
  const last = levels.at(-1)?.last;
  if (last?.kind === 'property' && last.key.start >= lineStart)
    return isMissing(last.value) && colonBetween(text, last.key.end, offset)
      ? { kind: 'value', holder: last, word }
      : undefined;

  const dash = dashColumn(text, lineStart, offset);
  if (dash === undefined || !isLineEnd(text, offset)) return undefined;
  if (dash >= 0) {
    if (nextColumn(text, offset) > dash) return undefined;
    const array = levels.findLast(({ container }) => isArrayAt(container, text, dash))?.container;
    return array?.kind === 'array' ? { kind: 'value', holder: array, word } : undefined;
  }
  const column = offset - lineStart;
  return nextColumn(text, offset) > column ? undefined : atColumn(levels, text, column, offset);
}

/** Whether nothing but blanks and a comment follows on the line. */
function isLineEnd(text: string, offset: number): boolean {
  const end = text.indexOf('\n', offset);
  return /^\s*(?:#|$)/.test(text.slice(offset, end < 0 ? text.length : end));
}

/** The column where the next line with content starts, 0 at the end: a new line must not come between a key and its value. */
function nextColumn(text: string, offset: number): number {
  let lineStart = text.indexOf('\n', offset) + 1;
  while (lineStart > 0) {
    const end = text.indexOf('\n', lineStart);
    const line = text.slice(lineStart, end < 0 ? text.length : end);
    if (!/^\s*(?:#|$)/.test(line)) return line.length - line.trimStart().length;
    lineStart = end + 1;
  }
  return 0;
}

function atColumn(levels: readonly Level[], text: string, column: number, offset: number): Gap | undefined {
  const word = { start: offset, end: offset };
  for (const { container, last } of [...levels].reverse()) {
    if (container.kind === 'array') continue;
    const own = columnOf(text, container.start);
    if (own === column) return { kind: 'key', object: container, word };
    if (own > column) continue;
    return last?.kind === 'property' && isMissing(last.value) ? { kind: 'value', holder: last, word } : undefined;
  }
  return undefined;
}

/** The containers that are open before the offset, outer first. Copies that aliases made stand elsewhere and are left out. */
function levelsBefore(root: Node, text: string, offset: number): Level[] {
  const levels: Level[] = [];
  let current: Node | undefined = root;
  while (current?.kind === 'object' || current?.kind === 'array') {
    const container: ObjectNode | ArrayNode = current;
    const last: Property | Node | undefined =
      container.kind === 'object'
        ? container.properties.findLast(({ key }) => key.start >= container.start && key.start < offset)
        : container.items.findLast((item) => item.start >= container.start && item.start < offset);
    levels.push({ container, last });
    current = last?.kind === 'property' ? last.value : last;
    const first = current ? text.charAt(current.start) : '';
    if (first === '{' || first === '[' || first === '*') break;
  }
  return levels;
}

/** The column of the last dash before the offset, -1 for blanks only; undefined where something else stands there. */
function dashColumn(text: string, lineStart: number, offset: number): number | undefined {
  let dash = -1;
  for (let i = lineStart; i < offset; i++) {
    const character = text.charAt(i);
    if (character === '-' && (i + 1 === offset || text.charAt(i + 1) === ' ')) dash = i - lineStart;
    else if (character !== ' ') return undefined;
  }
  return dash;
}

function isArrayAt(container: ObjectNode | ArrayNode, text: string, column: number): boolean {
  return container.kind === 'array' && columnOf(text, container.start) === column;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function isMissing(value: Node | undefined): boolean {
  return !value || (value.kind === 'null' && value.start === value.end);
}

function colonBetween(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === ':';
}
