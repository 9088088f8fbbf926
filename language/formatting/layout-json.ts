import { format as formatJson } from 'jsonc-parser';
import type { Edit } from '../features/edit';
import type { OffsetRange } from '../text/line-index';
import type { ParsedDocument } from '../tree/node';
import type { Layout } from './layout';

/** The edits that lay a JSON text out anew, or a stretch of it; comments stay. */
export function layOutJson({ text }: ParsedDocument, layout: Layout, range?: OffsetRange): Edit[] {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const edits = formatJson(text, range && { offset: range.start, length: range.end - range.start }, {
    tabSize: layout.tabSize,
    insertSpaces: layout.insertSpaces,
    eol,
    ...(layout.insertFinalNewline !== undefined && { insertFinalNewline: layout.insertFinalNewline }),
  });
  return edits.map(({ offset, length, content }) => ({ start: offset, end: offset + length, text: content }));
}
