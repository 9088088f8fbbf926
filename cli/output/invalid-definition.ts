import type { Diagnostic } from '../../language/rules/rule';
import { LineIndex } from '../../language/text/line-index';
import { placeIn, shownName } from './place';

/** A line for each error for which the service would refuse a definition, with its place in the file. */
export function invalidDefinition(file: string, text: string, diagnostics: readonly Diagnostic[]): readonly string[] {
  const lines = new LineIndex(text);
  const name = shownName(file);
  return diagnostics.map(
    ({ range, message, code }) => `${placeIn(name, lines, range.start)} error ${message} (${code})`,
  );
}
