import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { applyEdits } from '../../../language/features/edit';
import { refactorings } from '../../../language/features/refactor';
import { buildModel } from '../../../language/model/build-model';
import { toJson, type ParsedDocument } from '../../../language/tree/node';
import { formatOf, parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';

const FOLDER = join(import.meta.dirname, '../../validation/valid');
const names = readdirSync(FOLDER).filter((name) => /\.(?:json|ya?ml)$/.test(name));

function errorsIn(document: ParsedDocument): string[] {
  return validate(document)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);
}

/** Applies each refactoring that is offered at each state of the text; the title of the first that does harm. */
function harmIn(text: string, format: 'json' | 'yaml'): { readonly harm: string[]; readonly applied: number } {
  const model = buildModel(parseDocument(text, format));
  const before = new Set(errorsIn(model.document));
  const harm: string[] = [];
  let applied = 0;
  for (const state of model.states.slice(0, 4)) {
    const { start } = state.property.key;
    for (const { title, edits, disabled } of refactorings(model, { start, end: start })) {
      if (disabled !== undefined) continue;
      applied++;
      const after = parseDocument(applyEdits(text, edits), format);
      const found = [...after.faults.map(({ message }) => message), ...errorsIn(after)].filter(
        (error) => !before.has(error),
      );
      if (found.length > 0) harm.push(`${title}: ${found[0] ?? ''}`);
    }
  }
  return { harm, applied };
}

// Every third definition, as it is and in the other format.
it.each([0, 1, 2])('no refactoring of a published definition makes an error (%i)', { timeout: 120_000 }, (part) => {
  const harm: string[] = [];
  let applied = 0;
  for (const name of names.filter((_, index) => index % 3 === part)) {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    if (text.length > 20_000) continue;
    const format = formatOf(name) === 'yaml' ? 'yaml' : 'json';
    const own = harmIn(text, format);
    const other = format === 'json' ? harmIn(stringify(toJson(parseDocument(text, 'json').root)), 'yaml') : own;
    harm.push(...[...own.harm, ...other.harm].map((one) => `${name}: ${one}`));
    applied += own.applied + other.applied;
  }
  expect(harm).toEqual([]);
  expect(applied).toBeGreaterThan(500);
});
