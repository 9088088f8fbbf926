import type { Diagnostic } from '../../language/rules/rule';
import { LineIndex } from '../../language/text/line-index';

/** A line for each error for which the service would refuse a definition, with its place in the file. */
export function invalidDefinition(file: string, text: string, diagnostics: readonly Diagnostic[]): readonly string[] {
  const lines = new LineIndex(text);
  const name = file === '-' ? '<stdin>' : file;
  return diagnostics.map(({ range, message, code }) => {
    const { line, character } = lines.positionAt(range.start);
    return `${name}:${String(line + 1)}:${String(character + 1)} error ${message} (${code})`;
  });
}
