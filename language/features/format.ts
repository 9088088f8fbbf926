import { format as formatJson } from 'jsonc-parser';
import type { OffsetRange } from '../text/line-index';
import type { ParsedDocument } from '../tree/node';
import type { Edit } from './edit';

export interface FormatOptions {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
  readonly insertFinalNewline?: boolean;
}

/**
 * The edits that lay a JSON document out anew, or a stretch of it; comments stay. YAML's layout is left to the author:
 * answers no edits. So does a document that is nested too deeply: its indentation alone would be larger than itself.
 */
export function formatDocument(document: ParsedDocument, options: FormatOptions, range?: OffsetRange): Edit[] {
  if (document.format !== 'json' || document.faults.some(({ code }) => code === 'too-deeply-nested')) return [];
  const { text } = document;
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const edits = formatJson(text, range && { offset: range.start, length: range.end - range.start }, {
    tabSize: options.tabSize,
    insertSpaces: options.insertSpaces,
    eol,
    ...(options.insertFinalNewline !== undefined && { insertFinalNewline: options.insertFinalNewline }),
  });
  return edits.map(({ offset, length, content }) => ({ start: offset, end: offset + length, text: content }));
}
