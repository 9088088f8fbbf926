import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { applyEdits } from '../../../language/features/edit';
import { quickFixes } from '../../../language/features/quick-fixes';
import { buildModel } from '../../../language/model/build-model';
import { allRules } from '../../../language/rules/index';
import type { Diagnostic } from '../../../language/rules/rule';
import { parseDocument, type DocumentFormat } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';

interface Fixed {
  readonly title: string;
  readonly isPreferred: boolean;
  readonly text: string;
}

/** What each fix of the diagnostics with that code makes of the text. */
function fixesOf(text: string, code: string, format: DocumentFormat = 'json'): Fixed[] {
  const document = parseDocument(text, format);
  const model = buildModel(document);
  const found = validate(document, {}, model).filter((diagnostic) => diagnostic.code === code);
  return found.flatMap((diagnostic: Diagnostic) =>
    quickFixes(model, diagnostic).map(({ title, isPreferred, edits }) => ({
      title,
      isPreferred: isPreferred === true,
      text: applyEdits(text, edits),
    })),
  );
}

function fixed(text: string, code: string, title: string, format?: DocumentFormat): string {
  const fixes = fixesOf(text, code, format);
  const fix = fixes.find((candidate) => candidate.title === title);
  if (!fix) throw new Error(`No fix "${title}" among: ${fixes.map((other) => other.title).join(' | ')}`);
  return fix.text;
}

function codesIn(text: string, format: DocumentFormat): string[] {
  return validate(parseDocument(text, format)).map(({ code }) => code);
}

function count(codes: readonly string[], code: string): number {
  return codes.filter((candidate) => candidate === code).length;
}

describe('the fixes of the examples of the rules', () => {
  const examples = allRules.map(({ code, bad }) => [code, bad] as const);

  it.each(examples)('leave a text without new faults, and a preferred one mends: %s', (code, bad) => {
    const before = codesIn(bad, 'json');
    for (const { title, text, isPreferred } of fixesOf(bad, code)) {
      const after = codesIn(text, 'json');
      expect(count(after, 'invalid-json'), `${title}\n${text}`).toBeLessThanOrEqual(count(before, 'invalid-json'));
      if (isPreferred) expect(count(after, code), `${title}\n${text}`).toBeLessThan(count(before, code));
    }
  });

  const json = examples.filter(([, bad]) => parseDocument(bad, 'json').faults.length === 0);

  it.each(json)('do the same in YAML: %s', (code, bad) => {
    const yaml = stringify(JSON.parse(bad));
    const before = codesIn(yaml, 'yaml');
    for (const { title, text, isPreferred } of fixesOf(yaml, code, 'yaml')) {
      const after = codesIn(text, 'yaml');
      expect(count(after, 'invalid-yaml'), `${title}\n${text}`).toBe(0);
      if (isPreferred) expect(count(after, code), `${title}\n${text}`).toBeLessThan(count(before, code));
    }
  });

  it('are there for most rules', () => {
    const fixable = examples.filter(([code, bad]) => fixesOf(bad, code).length > 0).map(([code]) => code);
    expect(fixable.length).toBeGreaterThan(25);
  });
});

const FLOW = `{
  "StartAt": "First",
  "States": {
    "First": {
      "Type": "Pass",
      "Next": "Lost"
    },
    "Last": {
      "Type": "Succeed"
    }
  }
}`;

describe('fixes', () => {
  it('propose the nearest name of a state, or create the state', () => {
    const near = FLOW.replace('"Last"', '"Finish"').replace('"Lost"', '"Finsh"');
    expect(fixed(near, 'missing-transition-target', 'Change to "Finish"')).toBe(near.replace('Finsh', 'Finish'));
    expect(fixed(FLOW, 'missing-transition-target', 'Create the state "Lost"')).toBe(
      FLOW.replace(
        '"Succeed"\n    }',
        '"Succeed"\n    },\n    "Lost": {\n      "Type": "Pass",\n      "End": true\n    }',
      ),
    );
  });

  it('lead to a state that nothing leads to', () => {
    expect(fixed(FLOW, 'missing-transition-target', 'Lead to "Last", which nothing leads to')).toBe(
      FLOW.replace('Lost', 'Last'),
    );
  });

  it('take a bare name of a JSONata expression from the input', () => {
    const text =
      '{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Output": "{% order.id %}", "End": true}}}';
    expect(fixed(text, 'no-context-reference', 'Change to "$states.input.order"')).toBe(
      text.replace('order.id', '$states.input.order.id'),
    );
  });

  it('mend the wrong part of a resource and leave the rest', () => {
    const task = (resource: string): string =>
      `{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${resource}","Parameters":{"FunctionName":"f"},"End":true}}}`;
    const mended = (resource: string, title: string): string => fixed(task(resource), 'unknown-integration', title);
    expect(mended('arn:aws:states:::lamda:invoke', 'Change to "lambda"')).toBe(task('arn:aws:states:::lambda:invoke'));
    expect(mended('arn:aws:states:::lambda:invok', 'Change to "invoke"')).toBe(task('arn:aws:states:::lambda:invoke'));
    expect(mended('arn:aws:states:::lambda:invoke.waitForToken', 'Change to "waitForTaskToken"')).toBe(
      task('arn:aws:states:::lambda:invoke.waitForTaskToken'),
    );
  });

  it('write the operator of JSONata', () => {
    const text =
      '{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","Output":"{% 1 == 2 %}","End":true}}}';
    expect(fixed(text, 'invalid-jsonata', 'Change to "="')).toBe(text.replace('==', '='));
  });

  it('do not rename a field to one that is there', () => {
    const text = '{"StartAt": "A", "States": {"A": {"Type": "Map", "ItemProcessor": {}, "Iterator": {}, "End": true}}}';
    expect(fixesOf(text, 'deprecated-field').map(({ title }) => title)).not.toContain('Rename to "ItemProcessor"');
  });

  it('remove a state that nothing reaches, or lead to it', () => {
    const ended = FLOW.replace('"Next": "Lost"', '"End": true');
    expect(fixed(ended, 'unreachable-state', 'Remove the state "Last"')).toBe(
      '{\n  "StartAt": "First",\n  "States": {\n    "First": {\n      "Type": "Pass",\n      "End": true\n    }\n  }\n}',
    );
    expect(fixed(ended, 'unreachable-state', 'Let "First" go on to "Last"')).toBe(FLOW.replace('Lost', 'Last'));
  });

  it('add End or Next, on a line of its own where the fields stand so', () => {
    const open = FLOW.replace(',\n      "Next": "Lost"', '');
    expect(fixed(open, 'missing-one-of', 'Add "Next": "Last"')).toBe(FLOW.replace('Lost', 'Last'));
    expect(fixed(open, 'missing-one-of', 'Add "End": true')).toContain('"Type": "Pass",\n      "End": true\n');
    const flat = '{"StartAt": "A", "States": {"A": {"Type": "Pass"}}}';
    expect(fixed(flat, 'missing-one-of', 'Add "End": true')).toBe(flat.replace('"Pass"', '"Pass", "End": true'));
  });

  it('write YAML as YAML', () => {
    const yaml = 'StartAt: A\nStates:\n  A: # first\n    Type: Wait\n    Next: B\n  B:\n    Type: Succeed\n';
    expect(fixed(yaml, 'missing-one-of', 'Add "Seconds"', 'yaml')).toBe(
      yaml.replace('Next: B', 'Next: B\n    Seconds: 10'),
    );
    const unknown = yaml.replace('Type: Wait', 'Type: Wait\n    Seconds: 1\n    Sekonds: 2');
    expect(fixed(unknown, 'unknown-field', 'Remove "Sekonds"', 'yaml')).toBe(
      yaml.replace('Type: Wait', 'Type: Wait\n    Seconds: 1'),
    );
  });

  it('remove fields with their commas', () => {
    const pass = (fields: string) => `{"StartAt": "A", "States": {"A": {${fields}}}}`;
    const cases: [string, string][] = [
      ['"Nonsense1": 1, "Type": "Pass", "End": true', '"Type": "Pass", "End": true'],
      ['"Type": "Pass", "Nonsense1": 1, "End": true', '"Type": "Pass", "End": true'],
      ['"Type": "Pass", "End": true, "Nonsense1": {"a": [1]}', '"Type": "Pass", "End": true'],
    ];
    for (const [before, after] of cases)
      expect(fixed(pass(before), 'unknown-field', 'Remove "Nonsense1"')).toBe(pass(after));
  });

  it('remove comments and commas that JSON has not', () => {
    const text = '{\n  // one\n  "StartAt": "A", /* two */\n  "States": {"A": {"Type": "Succeed",}}\n}';
    expect(fixed(text, 'comment-in-json', 'Remove this comment')).toBe(text.replace('  // one\n', ''));
    expect(fixed(text, 'comment-in-json', 'Remove all comments')).toBe(
      text.replace('  // one\n', '').replace(' /* two */', ''),
    );
    expect(fixed(text, 'trailing-comma', 'Remove this comma')).toBe(text.replace('"Succeed",', '"Succeed"'));
  });

  it('write values of the right type', () => {
    const wait = '{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": "5", "End": "true"}}}';
    expect(fixesOf(wait, 'wrong-type').map(({ title }) => title)).toEqual(['Change to 5', 'Change to true']);
  });

  it('give a state the language that its fields need', () => {
    const text = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Output": 1, "End": true}}}';
    expect(codesIn(fixed(text, 'wrong-query-language', 'Use JSONata in state "A"'), 'json')).toEqual([]);
  });

  it('move States.ALL to the end', () => {
    const catches = (list: string) =>
      `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:1:function:f", "Catch": [${list}], "End": true}, "B": {"Type": "Succeed"}}}`;
    const all = '{"ErrorEquals": ["States.ALL"], "Next": "B"}';
    const other = '{"ErrorEquals": ["E"], "Next": "B"}';
    expect(fixed(catches(`${all},  ${other}`), 'states-all-alone-and-last', 'Move it to the end')).toBe(
      catches(`${other},  ${all}`),
    );
  });
});
