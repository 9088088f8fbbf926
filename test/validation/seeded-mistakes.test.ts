import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Json } from '../../language/json';
import { toJson } from '../../language/tree/node';
import { formatOf, parseDocument, type DocumentFormat } from '../../language/tree/parse-document';
import { pathOf, type TreePath } from '../../language/tree/path';
import { validate } from '../../language/validate';
import { validFiles } from '../../scripts/corpus';
import { loadSdkTable } from '../../workspace/sdk-table';
import { expressionMistakes } from './mistakes/expressions';
import { fieldMistakes } from './mistakes/fields';
import { withEdits, type Mistake } from './mistakes/mistake';
import { partsOf } from './mistakes/parts';
import { stateMistakes } from './mistakes/states';
import { transitionMistakes } from './mistakes/transitions';

const FOLDER = 'test/validation/valid';
const MAKERS = [transitionMistakes, fieldMistakes, expressionMistakes, stateMistakes];
/** Mistakes that are made in each document, spread over all that could be made; the variable asks for all (some minutes). */
const EACH = process.env['STEPWRIGHT_ALL_MISTAKES'] === '1' ? Infinity : 12;
/** Every so many mistakes the definition is written as YAML. */
const AS_YAML = 5;

function mistakesIn(root: Json): readonly Mistake[] {
  const parts = partsOf(root);
  return MAKERS.flatMap((maker) => parts.flatMap(maker));
}

/** So many of the mistakes as wanted, others for each seed. */
function spread(mistakes: readonly Mistake[], seed: number): readonly Mistake[] {
  const step = Math.max(1, Math.floor(mistakes.length / EACH));
  return mistakes.filter((_, index) => index % step === seed % step);
}

/** What is said of the mistake where it was not found. */
function missed(root: Json, { kind, edits, place, codes, severity }: Mistake, format: DocumentFormat): string[] {
  const wrong = withEdits(root, edits);
  const text = format === 'yaml' ? stringify(wrong) : JSON.stringify(wrong, null, 2);
  const found = validate(parseDocument(text, format), { sdk: loadSdkTable });
  const isFound = found.some(
    (diagnostic) =>
      diagnostic.at &&
      isUnder(pathOf(diagnostic.at), place) &&
      codes.includes(diagnostic.code) &&
      diagnostic.severity === severity,
  );
  if (isFound) return [];
  const said = found.map((other) => `${other.severity} ${other.code} ${other.at ? pathOf(other.at).join('/') : ''}`);
  return [`${kind} (${codes.join()}) at ${place.join('/')} in ${format}: ${said.slice(0, 5).join(', ')}`];
}

function isUnder(path: TreePath, place: TreePath): boolean {
  return place.every((step, index) => path[index] === step);
}

describe('a mistake that is made in a sound definition is found at its place', () => {
  test.each(validFiles('test/validation').map((file, number) => [file, number] as const))(
    '%s',
    (file, number) => {
      const root = toJson(parseDocument(readFileSync(`${FOLDER}/${file}`, 'utf8'), formatOf(file)).root);
      const mistakes = spread(mistakesIn(root), number * 31);
      const all = mistakes.flatMap((mistake, index) =>
        missed(root, mistake, (number + index) % AS_YAML === 0 ? 'yaml' : 'json'),
      );
      expect(mistakes.length).toBeGreaterThan(0);
      expect(all.slice(0, 20)).toEqual([]);
    },
    600_000,
  );
});
