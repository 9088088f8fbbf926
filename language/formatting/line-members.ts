import { lineBreakIn } from '../text/line-break';
import type { Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import type { ObjectNode, ParsedDocument } from '../tree/node';
import { MEMBERS_IN_STEP, withRewritten, type Members } from './members';

interface Piece extends OffsetRange {
  /** The empty lines above: they belong to the place, not to the member. */
  readonly gap: string;
  /** The lines of comments above the key. */
  readonly lead: string;
}

/**
 * The members of a block mapping, with the comments above each; undefined where they are not one below the other, where
 * some come from a merge key, and where an alias could come before its anchor. In steps.
 */
export function* lineMembers({ text }: ParsedDocument, object: ObjectNode): Steps<Members | undefined> {
  const { properties } = object;
  const starts = properties.map(({ key }) => key.start);
  const column = columnOf(text, object.start);
  const leads: number[] = [];
  for (const [i, start] of starts.entries()) {
    if (i % MEMBERS_IN_STEP === MEMBERS_IN_STEP - 1) yield;
    const isBelow =
      i === 0
        ? start === object.start
        : start > (starts[i - 1] ?? 0) && beginsLine(text, start) && columnOf(text, start) === column;
    if (!isBelow || start >= object.end) return undefined;
    leads.push(leadStart(text, start, i > 0 || object.parent !== undefined));
  }
  const last = properties.at(-1);
  const lastEnd = endOfLine(text, Math.max(last?.value?.end ?? 0, last?.key.end ?? 0));
  const otherKey = new RegExp(`^ {${String(column)}}(?:<<[ \\t]*:|\\?[ \\t])`, 'm');
  const pieces: Piece[] = [];
  const names = new AnchorNames();
  for (const [i, start] of starts.entries()) {
    if (i % MEMBERS_IN_STEP === MEMBERS_IN_STEP - 1) yield;
    const end = leads[i + 1] ?? Math.max(object.end, lastEnd);
    const above = text.slice(leads[i], lineStart(text, start));
    const gap = /^(?:[ \t]*\r?\n)*/.exec(above)?.[0] ?? '';
    const piece = {
      start,
      end: Math.max(trimmedEnd(text, end), properties[i]?.value?.end ?? 0),
      gap,
      lead: above.slice(gap.length),
    };
    pieces.push(piece);
    const own = text.slice(piece.start, piece.end);
    if (otherKey.test(own) || (i === 0 && own.startsWith('<<'))) return undefined;
    names.add(i, own);
  }
  if (names.areShared()) return undefined;
  const indent = ' '.repeat(column);
  const eol = lineBreakIn(text, object);
  const start = pieces[0]?.lead === '' ? object.start : (leads[0] ?? 0) + (pieces[0]?.gap.length ?? 0);
  return {
    *inOrder(order, write) {
      const members: string[] = [];
      for (const [place, index] of order.entries()) {
        const [piece, property] = [pieces[index], properties[index]];
        if (!piece || !property) continue;
        if (place % MEMBERS_IN_STEP === MEMBERS_IN_STEP - 1) yield;
        const body = withRewritten(text, piece, [yield* write(property)]).trimEnd();
        if (place > 0) members.push((pieces[place]?.gap ?? '') + piece.lead + indent + body);
        // The first one stands where the object began: at the start of a line, behind its blanks, or behind a dash.
        else if (start < object.start) members.push(piece.lead + indent + body);
        else {
          const comments = piece.lead.trimStart();
          members.push(comments + (comments === '' ? '' : indent) + body);
        }
      }
      const end = pieces.at(-1)?.end ?? object.end;
      return { start, end, text: members.join(eol) };
    },
  };
}

/** The names of anchors and aliases in pieces of a text. */
class AnchorNames {
  private readonly anchors = new Map<string, Set<number>>();
  private readonly aliases = new Map<string, Set<number>>();

  add(piece: number, text: string): void {
    collect(this.anchors, piece, text.matchAll(/(?:^|[\s[{,:-])&([^\s,[\]{}]+)/g));
    collect(this.aliases, piece, text.matchAll(/(?:^|[\s[{,:-])\*([^\s,[\]{}]+)/g));
  }

  /** Whether one piece has an anchor that another one names. */
  areShared(): boolean {
    return [...this.anchors].some(([name, pieces]) => {
      const used = this.aliases.get(name);
      return used && new Set([...pieces, ...used]).size > 1;
    });
  }
}

function collect(pieces: Map<string, Set<number>>, piece: number, found: Iterable<RegExpMatchArray>): void {
  for (const [, name = ''] of found) {
    let known = pieces.get(name);
    if (!known) pieces.set(name, (known = new Set()));
    known.add(piece);
  }
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
