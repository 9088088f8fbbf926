import { pathOf, toJsonPointer } from '../../language/tree/path';
import type { FileReport } from './report';

/**
 * One array with an entry for each file: `{file, diagnostics: [{code, severity, message, pointer, aws?, range}]}`.
 * `pointer` (RFC 6901) is the whole document for faults of the text itself; `range` counts lines and characters (UTF-16)
 * from zero, as LSP does; `aws` is what the service itself says.
 */
export function formatJson(reports: readonly FileReport[]): string {
  const files = reports.map(({ file, lines, diagnostics }) => ({
    file,
    diagnostics: diagnostics.map(({ code, severity, message, at, aws, range }) => ({
      code,
      severity,
      message,
      pointer: at ? toJsonPointer(pathOf(at)) : '',
      ...(aws && { aws }),
      range: lines.rangeOf(range),
    })),
  }));
  return JSON.stringify(files, null, 2) + '\n';
}
