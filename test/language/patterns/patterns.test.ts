import { describe, expect, it } from 'vitest';
import { complete } from '../../../language/features/complete';
import { withoutStops } from '../../../language/features/completion';
import { applyEdits } from '../../../language/features/edit';
import { buildModel } from '../../../language/model/build-model';
import { PATTERNS } from '../../../language/patterns/index';
import { parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';
import { loadSdkTable } from '../../../workspace/sdk-table';

type Format = 'json' | 'yaml';

const EMPTY: Readonly<Record<Format, (language: string) => string>> = {
  json: (language) => `{\n  "QueryLanguage": "${language}",\n  "StartAt": "First",\n  "States": {\n    |\n  }\n}\n`,
  yaml: (language) => `QueryLanguage: ${language}\nStartAt: First\nStates:\n  |\n`,
};

function offered(marked: string, format: Format, machineType: 'STANDARD' | 'EXPRESS' = 'STANDARD') {
  const text = marked.replace('|', '');
  const found = complete(buildModel(parseDocument(text, format)), marked.indexOf('|'), { machineType });
  return { text, found };
}

/** The document after one takes the pattern as it is. */
function taken(marked: string, format: Format, name: string): string {
  const { text, found } = offered(marked, format);
  const item = found.find(({ label }) => label === `${name} pattern`);
  if (!item) throw new Error(`not offered: ${name}`);
  const { edit, extra } = withoutStops(item);
  return applyEdits(text, [edit, ...extra]);
}

describe.each(['json', 'yaml'] as const)('in %s', (format) => {
  describe.each(['JSONPath', 'JSONata'])('in %s', (language) => {
    it.each(PATTERNS.map(({ name }) => name))('%s makes a clean document', (name) => {
      const document = parseDocument(taken(EMPTY[format](language), format, name), format);
      const found = validate(document, { sdk: loadSdkTable }).filter(({ severity }) => severity !== 'hint');
      expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
      expect(buildModel(document).scope?.byName.has('First')).toBe(true);
    });
  });
});

it('are offered where states stand, and nowhere else', () => {
  const isOffered = (marked: string) => offered(marked, 'json').found.some(({ label }) => label === 'Saga pattern');
  expect(isOffered('{"StartAt": "A", "States": {|}}')).toBe(true);
  expect(isOffered('{"StartAt": "A", |}')).toBe(false);
  expect(isOffered('{"StartAt": "A", "States": {"A": {"Type": "Pass", |}}}')).toBe(false);
  expect(isOffered('{"States": {"A": {"Type": "Pass", "Result": {|}}}}')).toBe(false);
});

it('leave out of an Express workflow what only a Standard one can do', () => {
  const labels = offered(EMPTY.json('JSONPath'), 'json', 'EXPRESS').found.map(({ label }) => label);
  expect(labels).toContain('Saga pattern');
  for (const name of ['Human approval', 'Nested execution', 'Distributed Map over CSV', 'Glue job'])
    expect(labels).not.toContain(`${name} pattern`);
});

it('take other names where theirs are taken', () => {
  const marked = '{"StartAt": "Call function", "States": {"Call function": {"Type": "Pass", "Next": "X"}, |}}';
  const model = buildModel(parseDocument(taken(marked, 'json', 'Catch')));
  expect(model.states.map(({ name }) => name)).toEqual(['Call function', 'X', 'Handle error']);
  const again = '{"StartAt": "Call function", "States": {"Call function": {"Type": "Succeed"}, |}}';
  const other = buildModel(parseDocument(taken(again, 'json', 'Catch')));
  expect(other.states.map(({ name }) => name)).toEqual(['Call function', 'Call function 2', 'Handle error']);
});
