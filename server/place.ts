import type { Position, Range, TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { outerRange, type EmbeddedText } from '../language/embedding/embedded-text';
import type { Edit } from '../language/features/edit';
import type { OffsetRange } from '../language/text/line-index';

/** Turns what the language says of a definition into positions and edits of the document that holds it. */
export interface Place {
  readonly uri: string;
  readonly document: TextDocument;
  toPosition(offset: number): Position;
  toRange(range: OffsetRange): Range;
  toEdit(edit: Edit): TextEdit;
  /** Whether the stretch is text of the document that can be replaced; what a template's function gives cannot. */
  canEdit(range: OffsetRange): boolean;
  /** A text, or a snippet, as the document has to hold it. */
  write(text: string): string;
  writeSnippet(source: string): string;
  /** The offset in the definition of a position of the document. */
  offsetAt(position: Position): number;
  toOffsets(range: Range): OffsetRange;
}

/** The place of a definition; `embedded` where it is the content of strings of the document. */
export function placeIn(document: TextDocument, embedded: EmbeddedText | undefined): Place {
  const toPosition = (offset: number): Position => document.positionAt(embedded ? embedded.toOuter(offset) : offset);
  const toRange = (range: OffsetRange): Range => {
    const { start, end } = embedded ? outerRange(embedded, range) : range;
    return { start: document.positionAt(start), end: document.positionAt(end) };
  };
  const offsetAt = (position: Position): number => {
    const offset = document.offsetAt(position);
    return embedded ? embedded.toInner(offset) : offset;
  };
  const write = (text: string): string => (embedded ? embedded.write(text) : text);
  return {
    uri: document.uri,
    document,
    toPosition,
    toRange,
    toEdit: (edit) => ({ range: toRange(edit), newText: write(edit.text) }),
    canEdit: (range) => embedded?.isInOneString(range) ?? true,
    write,
    writeSnippet: (source) => (embedded ? embedded.writeSnippet(source) : source),
    offsetAt,
    toOffsets: ({ start, end }) => ({ start: offsetAt(start), end: offsetAt(end) }),
  };
}
