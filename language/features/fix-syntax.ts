import type { Diagnostic } from '../rules/rule';
import type { OffsetRange } from '../text/line-index';
import type { ParsedDocument } from '../tree/node';
import type { Edit } from './edit';
import type { Fix } from './fix';

/** The service refuses comments in JSON. */
export function fixComment(document: ParsedDocument, { range }: Diagnostic): Fix[] {
  const one: Fix = { title: 'Remove this comment', edits: [withoutComment(document, range)] };
  if (document.comments.length < 2) return [{ ...one, isPreferred: true }];
  return [one, { title: 'Remove all comments', edits: withoutComments(document), isPreferred: true }];
}

const ofAll = new WeakMap<ParsedDocument, readonly Edit[]>();

/** Each comment is a finding, and each of these could be mended so: the edits are made once. */
function withoutComments(document: ParsedDocument): readonly Edit[] {
  let edits = ofAll.get(document);
  if (!edits) {
    edits = document.comments.map((comment) => withoutComment(document, comment));
    ofAll.set(document, edits);
  }
  return edits;
}

export function fixTrailingComma({ range }: Diagnostic): Fix[] {
  return [{ title: 'Remove this comma', edits: [{ start: range.start, end: range.end, text: '' }], isPreferred: true }];
}

/** A comment with the line it has for itself, or with the blanks before it. */
function withoutComment({ text }: ParsedDocument, { start, end }: OffsetRange): Edit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const isFirst = text.slice(lineStart, start).trim() === '';
  const rest = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(end))?.[0];
  if (isFirst && rest !== undefined) return { start: lineStart, end: end + rest.length, text: '' };
  const blanks = /[ \t]*$/.exec(text.slice(lineStart, start))?.[0].length ?? 0;
  return { start: isFirst ? start : start - blanks, end, text: '' };
}
