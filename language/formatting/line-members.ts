import type { OffsetRange } from '../text/line-index';
import type { ObjectNode, ParsedDocument } from '../tree/node';
import { withRewritten, type Members } from './members';

interface Piece extends OffsetRange {
  /** The empty lines above: they belong to the place, not to the member. */
  readonly gap: string;
  /** The lines of comments above the key. */
  readonly lead: string;
}

/**
 * The members of a block mapping, with the comments above each; undefined where they are not one below the other, where
 * some come from a merge key, and where an alias could come before its anchor.
 */
export function lineMembers({ text }: ParsedDocument, object: ObjectNode): Members | undefined {
  const { properties } = object;
  const starts = properties.map(({ key }) => key.start);
  const column = columnOf(text, object.start);
  const isBelow = (start: number, i: number): boolean =>
    i === 0
      ? start === object.start
      : start > (starts[i - 1] ?? 0) && beginsLine(text, start) && columnOf(text, start) === column;
  if (!starts.every(isBelow) || starts.some((start) => start >= object.end)) return undefined;
  const leads = starts.map((start, i) => leadStart(text, start, i > 0 || object.parent !== undefined));
  const last = properties.at(-1);
  const lastEnd = endOfLine(text, Math.max(last?.value?.end ?? 0, last?.key.end ?? 0));
  const pieces = starts.map((start, i): Piece => {
    const end = leads[i + 1] ?? Math.max(object.end, lastEnd);
    const above = text.slice(leads[i], lineStart(text, start));
    const gap = /^(?:[ \t]*\r?\n)*/.exec(above)?.[0] ?? '';
    return {
      start,
      end: Math.max(trimmedEnd(text, end), properties[i]?.value?.end ?? 0),
      gap,
      lead: above.slice(gap.length),
    };
  });
  const own = pieces.map(({ start, end }) => text.slice(start, end));
  const otherKey = new RegExp(`^ {${String(column)}}(?:<<[ \\t]*:|\\?[ \\t])`, 'm');
  if (own.some((piece) => otherKey.test(piece)) || own[0]?.startsWith('<<') || crossAliases(own)) return undefined;
  const indent = ' '.repeat(column);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const start = pieces[0]?.lead === '' ? object.start : (leads[0] ?? 0) + (pieces[0]?.gap.length ?? 0);
  return {
    inOrder(order, write) {
      const members = order.flatMap((index, place) => {
        const [piece, property] = [pieces[index], properties[index]];
        if (!piece || !property) return [];
        const body = withRewritten(text, piece, [write(property)]).trimEnd();
        if (place > 0) return [(pieces[place]?.gap ?? '') + piece.lead + indent + body];
        // The first one stands where the object began: at the start of a line, behind its blanks, or behind a dash.
        if (start < object.start) return [piece.lead + indent + body];
        const comments = piece.lead.trimStart();
        return [comments + (comments === '' ? '' : indent) + body];
      });
      const end = pieces.at(-1)?.end ?? object.end;
      return { start, end, text: members.join(eol) };
    },
  };
}

/** Whether one piece has an anchor that another one names. */
function crossAliases(pieces: readonly string[]): boolean {
  const names = (piece: string, sign: RegExp): Set<string> =>
    new Set([...piece.matchAll(sign)].map(([, name]) => name ?? ''));
  const anchors = pieces.map((piece) => names(piece, /(?:^|[\s[{,:-])&([^\s,[\]{}]+)/g));
  const aliases = pieces.map((piece) => names(piece, /(?:^|[\s[{,:-])\*([^\s,[\]{}]+)/g));
  return anchors.some((own, i) => aliases.some((used, j) => i !== j && [...own].some((name) => used.has(name))));
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

function beginsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function trimmedEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

/** Where the comments and blank lines begin that stand above a key, and are not deeper than it. */
function leadStart(text: string, key: number, takesLead: boolean): number {
  let start = lineStart(text, key);
  if (!takesLead || !beginsLine(text, key)) return start;
  const column = columnOf(text, key);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start).trimEnd();
    const isComment = line.trimStart().startsWith('#') && line.length - line.trimStart().length <= column;
    if (line !== '' && !isComment) break;
    start = above;
  }
  return start;
}
