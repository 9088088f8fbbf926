import { LineIndex } from '../text/line-index';
import type { ParsedDocument } from '../tree/node';
import type { Diagnostic } from './rule';

/** `stepwright-disable-next-line`, `stepwright-disable-line` or `stepwright-disable` (the file), and codes. */
const DIRECTIVE = /stepwright-disable(-next-line|-line)?(?![\w-])([\w\s,-]*)/;

interface Suppression {
  /** The line that it is for; all lines without. */
  readonly line: number | undefined;
  /** The codes that it is for; all codes without. */
  readonly codes: ReadonlySet<string>;
}

/**
 * The diagnostics that no comment of the document turns off: `# stepwright-disable-next-line unreachable-state` in YAML.
 * JSON has no comments; there rules are turned off in the settings. Several codes are separated by commas or blanks.
 */
export function withoutSuppressed(diagnostics: Diagnostic[], document: ParsedDocument): Diagnostic[] {
  const { text, comments } = document;
  if (diagnostics.length === 0 || comments.length === 0 || !text.includes('stepwright-disable')) return diagnostics;
  const lines = new LineIndex(text);
  const suppressions = comments.flatMap(({ start, end }): Suppression[] => {
    const match = DIRECTIVE.exec(text.slice(start, end));
    if (!match) return [];
    const [, where, codes = ''] = match;
    const own = lines.positionAt(start).line;
    const line = where === undefined ? undefined : where === '-line' ? own : own + 1;
    return [{ line, codes: new Set(codes.split(/[\s,]+/).filter((code) => code !== '')) }];
  });
  if (suppressions.length === 0) return diagnostics;
  return diagnostics.filter(({ code, range }) => {
    const { line } = lines.positionAt(range.start);
    return !suppressions.some(
      (suppression) =>
        (suppression.line ?? line) === line && (suppression.codes.size === 0 || suppression.codes.has(code)),
    );
  });
}
