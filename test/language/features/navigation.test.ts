import { describe, expect, it } from 'vitest';
import { hierarchyAt, incoming, outgoing } from '../../../language/features/call-hierarchy';
import { codeLenses } from '../../../language/features/code-lens';
import { definition } from '../../../language/features/definition';
import { applyEdits } from '../../../language/features/edit';
import { folding } from '../../../language/features/folding';
import { functionReferenceAt } from '../../../language/features/function-reference';
import { hover } from '../../../language/features/hover';
import { references } from '../../../language/features/references';
import { rename, renameRange } from '../../../language/features/rename';
import { selectionRanges } from '../../../language/features/selection-range';
import { outline, type OutlineSymbol } from '../../../language/features/symbols';
import { buildModel } from '../../../language/model/build-model';
import { parseDocument } from '../../../language/tree/parse-document';
import { marked } from './marked';

/** The texts that a list of ranges covers. */
function texts(text: string, ranges: readonly { start: number; end: number }[]): string[] {
  return ranges.map(({ start, end }) => text.slice(start, end));
}

function definitionsAt(source: string): string[] {
  const { model, text, offset } = marked(source);
  return definition(model, offset).map(({ range }) => text.slice(range.start, range.end));
}

function renamed(source: string, newName: string): string {
  const { model, text, offset } = marked(source);
  const result = rename(model, offset, newName);
  return 'refused' in result ? result.refused : applyEdits(text, result.edits);
}

function hoverAt(source: string): string | undefined {
  const { model, offset } = marked(source);
  return hover(model, offset)?.markdown;
}

describe('definition', () => {
  it.each([
    ['StartAt', '{"StartAt": "B|", "States": {"B": {"Type": "Succeed"}}}'],
    ['Next', '{"States": {"A": {"Type": "Pass", "Next": "|B"}, "B": {"Type": "Succeed"}}}'],
    ['Default', '{"States": {"A": {"Type": "Choice", "Default": |"B"}, "B": {"Type": "Succeed"}}}'],
    ['a choice rule', '{"States": {"A": {"Type": "Choice", "Choices": [{"Next": "B|"}]}, "B": {"Type": "Succeed"}}}'],
    ['a catcher', '{"States": {"A": {"Type": "Task", "Catch": [{"Next": "B|"}]}, "B": {"Type": "Succeed"}}}'],
    ['a state itself', '{"States": {"B|": {"Type": "Succeed"}}}'],
  ])('leads from %s to the state', (_, source) => {
    expect(definitionsAt(source)).toEqual(['"B": {"Type": "Succeed"}']);
  });

  it('looks only in the scope', () => {
    const branch = (target: string) =>
      `{"States": {"P": {"Type": "Parallel", "Branches": [{"StartAt": "${target}|", "States": {"X": {"Type": "Fail"}}}]}, "Out": {}}}`;
    expect(definitionsAt(branch('X'))).toEqual(['"X": {"Type": "Fail"}']);
    expect(definitionsAt(branch('Out'))).toEqual([]);
  });

  it('finds nothing at other texts', () => {
    expect(definitionsAt('{"Comment": "A|", "States": {"A": {}}}')).toEqual([]);
    expect(definitionsAt('{"States": {"A": {"Type": "Pass", "Parameters": {"Next": "A|"}}}}')).toEqual([]);
  });
});

const FLOW = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "B" }], "Default": "B" },
    "B": { "Type": "Pass", "Comment": "B", "Next": "B" }
  }
}`;

describe('references and rename', () => {
  it('finds the definition and every target of the scope, from either', () => {
    const { model, text } = marked(FLOW + '|');
    const fromTarget = references(model, text.indexOf('"B"') + 1);
    const fromName = references(model, text.indexOf('"B":') + 1);
    expect(fromTarget).toEqual(fromName);
    expect(texts(text, fromTarget)).toEqual(['B', 'B', 'B', 'B']);
    expect(fromTarget.map(({ isDefinition }) => isDefinition)).toEqual([true, false, false, false]);
  });

  it('renames the state wherever it is named, and nothing else', () => {
    const result = renamed(FLOW.replace('"Default": "B"', '"Default": "|B"'), 'Send "it"');
    expect(JSON.parse(result)).toEqual(
      JSON.parse(FLOW.replaceAll('"B"', '"Send \\"it\\""').replace('"Comment": "Send \\"it\\""', '"Comment": "B"')),
    );
  });

  it('keeps the quotes that YAML has', () => {
    const yaml = `StartAt: A|\nStates:\n  'A':\n    Type: Pass\n    Next: "A"\n`;
    expect(renamed(yaml, 'no: 1')).toBe(`StartAt: "no: 1"\nStates:\n  'no: 1':\n    Type: Pass\n    Next: "no: 1"\n`);
  });

  it('refuses names that cannot be', () => {
    const at = FLOW.replace('"StartAt": "A', '"StartAt": "A|');
    expect(renamed(at, 'B')).toContain('exists already');
    expect(renamed(at, '')).toContain('needs a name');
    expect(renamed(at, 'x'.repeat(81))).toContain('at most 80');
    expect(renamed('{"Comment": "|"}', 'x')).toContain('Only states');
  });

  it('offers the name without its quotes', () => {
    const { model, text, offset } = marked('{"StartAt": "A|", "States": {"A": {}}}');
    const range = renameRange(model, offset);
    expect(range?.name).toBe('A');
    expect(text.slice(range?.start, range?.end)).toBe('A');
  });
});

describe('hover', () => {
  it('shows a field with what may stand there, its default and a link', () => {
    const text = hoverAt('{"States": {"A": {"Type": "Task", "Retry": [{"Max|Attempts": 3}]}}}');
    expect(text).toMatch(/^\*\*MaxAttempts\*\* — integer from 0 to 99999999; default `3`\n/);
    expect(text).toMatch(/\[Documentation\]\(https:/);
  });

  it('knows the field by the object it stands in', () => {
    expect(hoverAt('{"Timeout|Seconds": 1}')).toContain('execution');
    expect(hoverAt('{"States": {"A": {"Type": "Task", "Timeout|Seconds": 1}}}')).toContain('one attempt');
    expect(hoverAt('{"States": {"A": {"Type": "Pass", "Parameters": {"Next|": 1}}}}')).toBeUndefined();
  });

  it('shows a state with its ways', () => {
    const text = hoverAt(FLOW.replace('"StartAt": "A', '"StartAt": "A|'));
    expect(text).toContain('**A** — Choice state');
    expect(text).toContain('From: the start');
    expect(text).toContain('To: `B` (by a choice), `B` (by default)');
  });

  it('shows what a resource calls, and how', () => {
    const task = (resource: string) => hoverAt(`{"States": {"A": {"Type": "Task", "Resource": "|${resource}"}}}`);
    expect(task('arn:aws:states:::sqs:sendMessage.waitForTaskToken')).toMatch(
      /\*\*Amazon SQS\*\*: `sendMessage`; it waits until somebody/,
    );
    expect(task('arn:aws:lambda:eu-west-1:123456789012:function:charge:live')).toContain('`charge` (live)');
    expect(task('arn:aws:states:::aws-sdk:s3:getObject')).toContain('`s3:getObject`');
    expect(task('nonsense')).toBeUndefined();
  });

  it('shows types and error names', () => {
    expect(hoverAt('{"States": {"A": {"Type": "Wa|it"}}}')).toContain('**Wait state**');
    expect(hoverAt('{"States": {"A": {"Type": "Task", "Catch": [{"ErrorEquals": ["States.|ALL"]}]}}}')).toContain(
      'Every error',
    );
  });
});

describe('call hierarchy', () => {
  const source = `{"StartAt": "A", "States": {
    "A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "P"}], "Default": "P"},
    "P": {"Type": "Parallel", "Branches": [{"StartAt": "X", "States": {"X": {"Type": "Fail"}}}], "Next": "E"},
    "E": {"Type": "Succeed"}}}`;
  const model = buildModel(parseDocument(source));
  const at = (name: string) => source.indexOf(`"${name}": {`) + 1;
  const names = (calls: ReturnType<typeof incoming>) => calls.map(({ state, places }) => [state.name, places.length]);

  it('tells who leads to a state, and how often', () => {
    expect(names(incoming(model, at('P')))).toEqual([['A', 2]]);
    expect(names(incoming(model, at('X')))).toEqual([['P', 1]]);
    expect(names(incoming(model, at('A')))).toEqual([]);
  });

  it('tells where a state leads, into its branches too', () => {
    expect(names(outgoing(model, at('P')))).toEqual([
      ['X', 1],
      ['E', 1],
    ]);
    expect(names(outgoing(model, at('E')))).toEqual([]);
    expect(hierarchyAt(model, at('P'))).toMatchObject({ name: 'P', detail: 'Parallel' });
    expect(hierarchyAt(model, 0)).toBeUndefined();
  });
});

describe('functions that a task calls', () => {
  const task = (fields: string) => `{"States": {"A": {"Type": "Task", ${fields}}}}`;
  const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:charge';
  const invoke = '"Resource": "arn:aws:states:::lambda:invoke"';

  it.each([
    ['the ARN of the resource', `"Resource": "${arn}|"`, arn],
    ['the parameter of an invocation', `${invoke}, "Parameters": {"FunctionName": "charge|"}`, 'charge'],
    [
      'an argument in JSONata',
      `${invoke}, "QueryLanguage": "JSONata", "Arguments": {"FunctionName": "charge|"}`,
      'charge',
    ],
    [
      'nothing of another integration',
      `"Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"FunctionName": "charge|"}`,
      undefined,
    ],
    [
      'nothing of an expression',
      `${invoke}, "QueryLanguage": "JSONata", "Arguments": {"FunctionName": "{% $f %}|"}`,
      undefined,
    ],
  ])('are named by %s', (_, fields, reference) => {
    const { model, offset } = marked(task(fields));
    expect(functionReferenceAt(model, offset)?.reference).toBe(reference);
  });
});

describe('outline, folding, selection, lens', () => {
  it('lists states with their types, branches and processors with theirs', () => {
    const { model } = marked(`{"Comment": "My flow", "States": {
      "P": {"Type": "Parallel", "Branches": [{"States": {"X": {"Type": "Fail"}}}]},
      "M": {"Type": "Map", "Iterator": {"States": {"I": {"Type": "Pass"}}}}}}|`);
    const lines = (symbols: readonly OutlineSymbol[], indent = ''): string[] =>
      symbols.flatMap(({ name, detail, children }) => [
        `${indent}${name} ${detail}`.trimEnd(),
        ...lines(children, indent + ' '),
      ]);
    expect(lines(outline(model))).toEqual([
      'State machine My flow',
      ' P Parallel',
      '  Branches[0]',
      '   X Fail',
      ' M Map',
      '  Iterator',
      '   I Pass',
    ]);
  });

  it('folds what stands in brackets, and YAML below its key', () => {
    const json = parseDocument('{\n"a": {\n}\n}');
    expect(texts(json.text, folding(json))).toEqual([json.text, '{\n}']);
    const yaml = parseDocument('a:\n  b: 1\n  c: 2\nd: 3\n', 'yaml');
    expect(texts(yaml.text, folding(yaml))).toEqual(['a:\n  b: 1\n  c: 2\nd: 3', 'a:\n  b: 1\n  c: 2']);
  });

  it('selects more and more', () => {
    const { model, text, offset } = marked('{"States": {"A": {"Next": "B|"}}}');
    expect(texts(text, selectionRanges(model, offset)).slice(0, 5)).toEqual([
      'B',
      '"B"',
      '"Next": "B"',
      '{"Next": "B"}',
      '"A": {"Next": "B"}',
    ]);
  });

  it('offers to run above StartAt of a machine only', () => {
    const lensesOf = (text: string) => codeLenses(buildModel(parseDocument(text)));
    expect(lensesOf('{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}').map(({ range }) => range)).toEqual([
      { start: 1, end: 10 },
    ]);
    expect(lensesOf('{"StartAt": "A"}')).toEqual([]);
    expect(lensesOf('')).toEqual([]);
  });
});
