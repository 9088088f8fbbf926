import { expect, it } from 'vitest';
import type { KnownData } from '../../../language/features/known-data';
import { lastRunHints, sourceOf } from '../../../language/features/last-run-hints';
import { buildModel } from '../../../language/model/build-model';
import type { MachineModel } from '../../../language/model/model';
import { parseDocument } from '../../../language/tree/parse-document';

const json =
  '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Fail", "Error": "No" } } }';
const modelOf = (text: string, format: 'json' | 'yaml' = 'json') => buildModel(parseDocument(text, format));

function ranWith(model: MachineModel): KnownData {
  const [a = '', b = ''] = model.states.map((state) => sourceOf(model, state));
  const states = new Map([
    ['A', { input: { n: 1 }, output: { long: 'x'.repeat(500) }, source: a }],
    ['B', { input: 1, error: 'No', source: b }],
  ]);
  return { source: 'lastRun', input: undefined, states };
}

/** The text with its hints where they stand. */
function shown(text: string, known: KnownData, format: 'json' | 'yaml' = 'json'): string {
  const hints = lastRunHints(modelOf(text, format), { start: 0, end: text.length }, known);
  return hints.toReversed().reduce((all, { at, label }) => `${all.slice(0, at)}<${label}>${all.slice(at)}`, text);
}

it('says behind each state what it gave or how it failed, cut to a glance', () => {
  const text = shown(json, ranWith(modelOf(json)));
  expect(text).toMatch(/"A": \{<→ \{"long":"x+…> "Type"/);
  expect(text).toContain('"B": {<✗ No> "Type"');
  const [first] = lastRunHints(modelOf(json), { start: 0, end: json.length }, ranWith(modelOf(json)));
  expect(first?.label).toHaveLength(50);
  expect(first?.tooltip).toContain('Input: {"n":1}');
});

it('marks the states that have changed since, and only those', () => {
  const text = shown(json.replace('"No"', '"Never"'), ranWith(modelOf(json)));
  expect(text).toContain('<✗ No (before the change)>');
  expect(text).not.toContain('…(before the change)');
  expect(text).not.toContain('… (before the change)');
});

it('stands behind the colon in YAML', () => {
  const yaml = 'StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: B\n  B:\n    Type: Fail\n    Error: No\n';
  expect(shown(yaml, ranWith(modelOf(yaml, 'yaml')), 'yaml')).toContain('  B:<✗ No>\n');
});

it('shows nothing of an example, of states that did not run, or outside of what is seen', () => {
  const model = modelOf(json);
  const all = { start: 0, end: json.length };
  expect(lastRunHints(model, all, undefined)).toEqual([]);
  expect(lastRunHints(model, all, { ...ranWith(model), source: 'example' })).toEqual([]);
  expect(lastRunHints(model, all, { ...ranWith(model), states: new Map() })).toEqual([]);
  expect(lastRunHints(model, { start: 0, end: 5 }, ranWith(model))).toEqual([]);
});
