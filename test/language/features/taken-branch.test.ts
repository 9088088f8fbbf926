import { describe, expect, it } from 'vitest';
import type { ExplainedRule } from '../../../language/features/explained-rule';
import { hover } from '../../../language/features/hover';
import type { KnownData } from '../../../language/features/known-data';
import { sourceOf } from '../../../language/features/last-run-hints';
import { takenBranchHints } from '../../../language/features/taken-branch';
import { buildModel } from '../../../language/model/build-model';
import { parseDocument } from '../../../language/tree/parse-document';

const json = `{ "StartAt": "Sort", "States": {
  "Sort": { "Type": "Choice", "Choices": [
    { "Variable": "$.total", "NumericGreaterThan": 1000, "Next": "Large" },
    { "And": [ { "Variable": "$.vip", "IsPresent": true }, { "Variable": "$.vip", "BooleanEquals": true } ], "Next": "Large" }
  ], "Default": "Small" },
  "Large": { "Type": "Succeed" }, "Small": { "Type": "Succeed" } } }`;
const yaml = `StartAt: Sort
States:
  Sort:
    Type: Choice
    Choices:
      - Variable: $.total
        NumericGreaterThan: 1000
        Next: Large
      - Variable: $.vip
        IsPresent: true
        Next: Large
    Default: Small
  Large: { Type: Succeed }
  Small: { Type: Succeed }
`;
const total = (matches: boolean, value: string): ExplainedRule => ({
  next: 'Large',
  isTaken: matches,
  condition: { text: '$.total > 1000', matches, operands: [{ text: '$.total', value }], parts: [] },
});
const unseen = { matches: undefined, operands: [], parts: [] } as const;
const present = {
  text: '$.vip is present',
  matches: false,
  operands: [{ text: '$.vip', value: undefined }],
  parts: [],
};
const vip: ExplainedRule = {
  next: 'Large',
  isTaken: false,
  condition: {
    text: '$.vip is present and $.vip == true',
    matches: false,
    operands: [],
    parts: [present, { text: '$.vip == true', ...unseen }],
  },
};
const small = (isTaken: boolean): ExplainedRule => ({
  next: 'Small',
  isTaken,
  isDefault: true,
  condition: { text: 'Default', matches: isTaken || undefined, operands: [], parts: [] },
});
const byDefault = [total(false, '12'), vip, small(true)];
const byFirst = [total(true, '1200'), { ...vip, condition: { text: vip.condition.text, ...unseen } }, small(false)];

const modelOf = (text: string) => buildModel(parseDocument(text, text.startsWith('{') ? 'json' : 'yaml'));

/** A run of `ranText` in which the rules came out so. */
function ranWith(rules: readonly ExplainedRule[], ranText: string): KnownData {
  const model = modelOf(ranText);
  const [sort] = model.states;
  const source = sort ? sourceOf(model, sort) : '';
  return { source: 'lastRun', input: undefined, states: new Map([['Sort', { rules, source }]]) };
}

/** What a hover says at the beginning of `mark`. */
function hovered(text: string, mark: string, known: KnownData): string {
  return hover(modelOf(text), text.indexOf(mark) + 1, { data: () => known })?.markdown ?? '';
}

/** The lines that have hints, with the hints where they stand. */
function hinted(text: string, known: KnownData): string[] {
  const hints = takenBranchHints(modelOf(text), { start: 0, end: text.length }, known);
  const shown = hints
    .toReversed()
    .reduce((all, { at, label }) => `${all.slice(0, at)}<${label}>${all.slice(at)}`, text);
  return shown.split('\n').flatMap((line) => /"?(?:Next|Default)"?: \S+<.*>/.exec(line)?.[0] ?? []);
}

describe('the hover of a Choice state', () => {
  it('says in a rule that did not match what it compared', () => {
    const said = hovered(json, '"NumericGreaterThan"', ranWith(byDefault, json));
    expect(said).toContain('In the last run: this rule did not match\n\n- ✗ `$.total > 1000`: `$.total` is `12`');
  });

  it('goes into what a rule joins, and says what was not there and not looked at', () => {
    const said = hovered(json, '"BooleanEquals"', ranWith(byDefault, json));
    expect(said).toContain('  - ✗ `$.vip is present`: `$.vip` is not there\n  - · `$.vip == true`');
  });

  it('says which rule was taken, and which were not looked at after it', () => {
    const known = ranWith(byFirst, json);
    expect(hovered(json, '"Large", "Next"', known)).toBe('');
    expect(hovered(json, '"Large" }', known)).toContain('this rule matched and was taken');
    expect(hovered(json, '"And"', known)).toContain('not looked at, since it was settled before');
  });

  it('says of the default why it was taken or not', () => {
    expect(hovered(json, '"Default"', ranWith(byDefault, json))).toContain('taken, since no rule matched');
    expect(hovered(json, '"Default"', ranWith(byFirst, json))).toContain('In the last run: not taken');
  });

  it('lists all rules on the name of the state, its type and its choices', () => {
    const known = ranWith(byDefault, json);
    for (const mark of ['"Sort": {', '"Choice"', '"Choices"']) {
      const said = hovered(json, mark, known);
      expect(said).toContain('In the last run it went to `Small`:');
      expect(said).toContain('1. ✗ `$.total > 1000` → `Large`: `$.total` is `12`');
      expect(said).toContain('3. ✓ `Default` → `Small`');
    }
  });

  it('marks what was before the state was changed', () => {
    const known = ranWith(byDefault, json.replace('1000', '900'));
    expect(hovered(json, '"NumericGreaterThan"', known)).toContain('before this state was changed: this rule did not');
  });

  it('says nothing of it elsewhere, without a run and for an example', () => {
    expect(hovered(json, '"Succeed"', ranWith(byDefault, json))).not.toContain('last run');
    const example = { ...ranWith(byDefault, json), source: 'example' as const };
    expect(hovered(json, '"NumericGreaterThan"', example)).not.toContain('did not match');
  });

  it('shows values with Markdown in them as they are, on one line and cut', () => {
    const [rule] = [total(false, `"\`<b>${'x'.repeat(500)}"`)];
    const said = hovered(json, '"NumericGreaterThan"', ranWith([rule], json));
    expect(said).toContain('\\`\\<b\\>xxx');
    expect(said).not.toContain('x'.repeat(130));
  });
});

describe('the hints of a Choice state', () => {
  it('stand behind where each rule leads: taken, or what it compared', () => {
    expect(hinted(json, ranWith(byDefault, json))).toEqual([
      '"Next": "Large"<✗ $.total is 12>',
      '"Next": "Large"<✗ not taken>',
      '"Default": "Small"<✓ taken>',
    ]);
    expect(hinted(json, ranWith(byFirst, json))).toEqual(['"Next": "Large"<✓ taken: $.total is 1200>']);
  });

  it('stand in YAML too', () => {
    expect(hinted(yaml, ranWith(byFirst, yaml))).toEqual(['Next: Large<✓ taken: $.total is 1200>']);
  });

  it('are marked where the state has changed since', () => {
    const old = ranWith(byDefault, json.replace('1000', '900'));
    expect(hinted(json, old)[2]).toBe('"Default": "Small"<✓ taken (before the change)>');
  });

  it('are only those of what is seen', () => {
    expect(takenBranchHints(modelOf(json), { start: 0, end: 20 }, ranWith(byDefault, json))).toEqual([]);
  });
});
