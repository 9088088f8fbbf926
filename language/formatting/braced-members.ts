import { lineBreakIn } from '../text/line-break';
import type { Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import type { ObjectNode, ParsedDocument } from '../tree/node';
import { MEMBERS_IN_STEP, withRewritten, type Members } from './members';

interface Piece {
  /** Blanks and comments in front of the key. */
  readonly lead: string;
  /** What stands between the value and its comma. */
  readonly tail: string;
  /** A comment on the same line behind the comma. */
  readonly remark: string;
}

/** The members of an object in braces; undefined where something else stands between them than comments and a comma. In steps. */
export function* bracedMembers(document: ParsedDocument, object: ObjectNode): Steps<Members | undefined> {
  const { text } = document;
  const { properties } = object;
  const pieces: Piece[] = [];
  let from = object.start + 1;
  let closing = '';
  for (const [index, { key, value }] of properties.entries()) {
    if (index % MEMBERS_IN_STEP === MEMBERS_IN_STEP - 1) yield;
    const end = value?.end ?? key.end;
    const next = properties[index + 1]?.key.start ?? object.end - 1;
    if (key.start < from || next < end) return undefined;
    const gap = gapAt(document, { start: end, end: next });
    if (!gap || (gap.comma === undefined) !== (index === properties.length - 1)) return undefined;
    const lead = text.slice(from, key.start);
    const tail = gap.comma === undefined ? '' : text.slice(end, gap.comma);
    pieces.push({ lead, tail, remark: text.slice(gap.after, gap.remarkEnd) });
    from = gap.remarkEnd;
    closing = text.slice(gap.remarkEnd, next);
  }
  // Where no comments stand in front of members the blanks belong to the place, not to the member.
  const blanksStay = pieces.every(({ lead }) => lead.trim() === '');
  const eol = lineBreakIn(text, object);
  return {
    *inOrder(order, write) {
      const { start, end } = object;
      let written = '{';
      let isInComment = false;
      const add = (part: string): void => {
        written += isInComment && !/^[ \t]*\r?\n/.test(part) ? eol + part : part;
      };
      for (const [place, index] of order.entries()) {
        const [piece, property] = [pieces[index], properties[index]];
        if (!piece || !property) continue;
        if (place % MEMBERS_IN_STEP === MEMBERS_IN_STEP - 1) yield;
        const { key, value } = property;
        add(blanksStay ? (pieces[place]?.lead ?? '') : piece.lead);
        written += withRewritten(text, { start: key.start, end: value?.end ?? key.end }, [yield* write(property)]);
        written += piece.tail + (place < order.length - 1 ? ',' : '') + piece.remark;
        isInComment = /^\s*(?:\/\/|#)/.test(piece.remark);
      }
      add(closing);
      return { start, end, text: `${written}}` };
    },
  };
}

interface Gap {
  readonly comma: number | undefined;
  /** Behind the comma, or where the gap begins. */
  readonly after: number;
  readonly remarkEnd: number;
}

function gapAt({ text, comments }: ParsedDocument, range: OffsetRange): Gap | undefined {
  const inside: OffsetRange[] = [];
  for (let i = firstFrom(comments, range.start); i < comments.length; i++) {
    const comment = comments[i];
    if (!comment || comment.end > range.end) break;
    inside.push(comment);
  }
  let code = text.slice(range.start, range.end);
  for (const { start, end } of inside)
    code = code.slice(0, start - range.start) + ' '.repeat(end - start) + code.slice(end - range.start);
  if (!/^\s*,?\s*$/.test(code)) return undefined;
  const comma = code.includes(',') ? range.start + code.indexOf(',') : undefined;
  const after = comma === undefined ? range.start : comma + 1;
  const remark = inside.find(({ start }) => start >= after && !text.slice(after, start).includes('\n'));
  const endsLine = remark && /^[ \t]*(?:\r?\n|$)/.test(text.slice(remark.end, range.end));
  return { comma, after, remarkEnd: endsLine ? remark.end : after };
}

/** The index of the first comment that begins at the offset or behind it. */
function firstFrom(comments: readonly OffsetRange[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
