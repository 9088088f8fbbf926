import { describe, expect, it } from 'vitest';
import { complete } from '../../../language/features/complete';
import { accept, labelsAt, marked } from './marked';

describe('completion of state names', () => {
  it('proposes the states of the scope, unreached ones first and the state itself last', () => {
    expect(
      labelsAt(`{"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "|"},
        "B": {"Type": "Pass", "Next": "C"},
        "C": {"Type": "Succeed"},
        "D": {"Type": "Succeed"}}}`),
    ).toEqual(['B', 'D', 'C', 'A']);
  });

  it('stays in the branch', () => {
    expect(
      labelsAt(`{"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
        {"StartAt": "|", "States": {"X": {"Type": "Pass", "Next": "Y"}, "Y": {"Type": "Pass", "End": true}}}]}}}`),
    ).toEqual(['X', 'Y']);
  });

  it.each([
    ['Default', `"Type": "Choice", "Default": |`],
    ['a choice rule', `"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": |}]`],
    ['a catcher', `"Type": "Task", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": |}]`],
  ])('works in %s', (_, fields) => {
    expect(labelsAt(`{"StartAt": "A", "States": {"A": {${fields}}, "B": {"Type": "Succeed"}}}`)).toEqual(['B', 'A']);
  });

  it('replaces the word with its quotes and adds a missing comma', () => {
    expect(accept(`{"StartAt": "A", "States": {"A": {"Next": "|"}, "B b": {}}}`, 'B b')).toBe(
      `{"StartAt": "A", "States": {"A": {"Next": "B b"}, "B b": {}}}`,
    );
    expect(accept(`{"States": {"A": {"Next": |\n "Type": "Pass"}, "B": {}}}`, 'B')).toBe(
      `{"States": {"A": {"Next": "B",\n "Type": "Pass"}, "B": {}}}`,
    );
    expect(accept(`{"States": {"A": {"Next": B|}, "B": {}}}`, 'B')).toBe(`{"States": {"A": {"Next": "B"}, "B": {}}}`);
  });

  it('stays within the quotes where what follows is there already, so that the tab stops around it live on', () => {
    const edited = (source: string, label: string): string => {
      const { model, text, offset } = marked(source);
      const edit = complete(model, offset).find((proposal) => proposal.label === label)?.edit;
      return text.slice(edit?.start, edit?.end);
    };
    const states = (next: string): string => `{"States": {"A": {${next}}, "Work": {}}}`;
    expect(edited(states('"Next": "W|",\n"Type": "Pass"'), 'Work')).toBe('W');
    expect(edited(states('"Type": "Pass",\n"Next": "W|"\n'), 'Work')).toBe('"W"');
    expect(edited(states('"Next": "W"|,\n"Type": "Pass"'), 'Work')).toBe('"W"');
    expect(edited('{"StartAt": "Work", "States": {"W|": {}}}', 'Work')).toBe('W');
  });

  it('does not swallow the rest of the line behind a string that is not closed', () => {
    expect(accept(`{"States": {"B": {}, "A": {"Next": "B|\n"End": true}}}`, 'B')).toBe(
      `{"States": {"B": {}, "A": {"Next": "B",\n"End": true}}}`,
    );
    expect(accept(`{"States": {"B": {}, "A": {"Next": "|}}}`, 'B')).toBe(`{"States": {"B": {}, "A": {"Next": "B"}}}`);
  });

  it('escapes names', () => {
    expect(accept(`{"States": {"A": {"Next": |}, "say \\"hi\\"": {}}}`, 'say "hi"')).toContain(
      `"Next": "say \\"hi\\""`,
    );
    expect(accept('States:\n  A:\n    Next: |\n  "no: 1": {}\n', 'no: 1')).toContain('Next: "no: 1"');
  });
});

describe('completion of fields', () => {
  it('proposes Type first in a state without one', () => {
    expect(labelsAt(`{"States": {"A": {|}}}`)[0]).toBe('Type');
  });

  it('proposes what is still allowed: required ones first, none of the other language, none that is excluded', () => {
    const labels = labelsAt(`{"States": {"A": {"Type": "Task", "End": true, |}}}`);
    expect(labels[0]).toBe('Resource');
    expect(labels).toContain('InputPath');
    for (const absent of ['Type', 'End', 'Next', 'Arguments', 'Output', 'Choices'])
      expect(labels).not.toContain(absent);
    const jsonata = labelsAt(`{"QueryLanguage": "JSONata", "States": {"A": {"Type": "Task", |}}}`);
    expect(jsonata).toContain('Arguments');
    expect(jsonata).not.toContain('InputPath');
  });

  it('knows the kind of the object', () => {
    expect(labelsAt(`{"States": {"A": {"Type": "Task", "Retry": [{|}]}}}`)[0]).toBe('ErrorEquals');
    expect(labelsAt(`{"States": {"A": {"Type": "Choice", "Choices": [{|}]}}}`)).toContain('And');
    expect(labelsAt(`{|}`).slice(0, 2)).toEqual(['StartAt', 'States']);
    expect(labelsAt(`{"States": {"M": {"Type": "Map", "ItemProcessor": {|}}}}`)).toContain('ProcessorConfig');
    expect(labelsAt(`{"States": {"A": {"Type": "Pass", "Parameters": {|}}}}`)).toEqual([]);
  });

  it('proposes operators only where a variable is compared', () => {
    const rule = (fields: string) => labelsAt(`{"States": {"A": {"Type": "Choice", "Choices": [{${fields} |}]}}}`);
    expect(rule('"Variable": "$.a",')).toContain('StringEquals');
    expect(rule('"Variable": "$.a",')).not.toContain('And');
    expect(rule('"And": [],')).not.toContain('StringEquals');
    expect(rule('"Variable": "$.a", "IsNull": true,')).not.toContain('StringEquals');
  });

  it('inserts the value with its quotes, and commas before and after where they are missing', () => {
    expect(accept(`{"States": {"A": {"Type": "Pass" |}}}`, 'End')).toBe(
      `{"States": {"A": {"Type": "Pass", "End": true}}}`,
    );
    expect(accept(`{"States": {"A": {|"Type": "Wait"}}}`, 'Comment')).toBe(
      `{"States": {"A": {"Comment": "","Type": "Wait"}}}`,
    );
    expect(accept(`{"States": {"A": {\n"|"\n"Type": "Wait"}}}`, 'Seconds')).toBe(
      `{"States": {"A": {\n"Seconds": 10,\n"Type": "Wait"}}}`,
    );
    expect(accept(`{"States": {"A": {\nSec|\n"Type": "Wait"}}}`, 'Seconds')).toBe(
      `{"States": {"A": {\n"Seconds": 10,\n"Type": "Wait"}}}`,
    );
    expect(accept(`{"States": {"A": {"Type": "Wait", "Sec|": 5}}}`, 'Seconds')).toBe(
      `{"States": {"A": {"Type": "Wait", "Seconds": 5}}}`,
    );
  });

  it('works in a text that ends too early', () => {
    expect(labelsAt(`{"StartAt": "A", "States": {"A": {"Type": "Wait", `.concat('|'))[0]).toBe('Seconds');
    expect(labelsAt(`{"StartAt": "A", "States": {"A": {"Type": "Wait", "S|`)).toContain('Seconds');
    expect(labelsAt(`{"StartAt": |`)).toEqual([]);
    expect(labelsAt(`|`, 'json').length).toBeGreaterThan(0);
  });

  it('is silent in comments, in free data and behind the machine', () => {
    expect(labelsAt(`{ // a | comment\n}`)).toEqual([]);
    expect(labelsAt(`{"States": {"A": {"Type": "Pass", "Result": {"|": 1}}}}`)).toEqual([]);
    expect(labelsAt(`{} |`)).toEqual([]);
  });
});

describe('completion of values', () => {
  it('proposes the types that allow the other fields first', () => {
    expect(labelsAt(`{"States": {"A": {"Type": "|", "Choices": []}}}`)[0]).toBe('Choice');
  });

  it('proposes enumerations and the only value of End', () => {
    expect(labelsAt(`{"QueryLanguage": "|"}`)).toEqual(['JSONPath', 'JSONata']);
    expect(labelsAt(`{"States": {"A": {"Type": "Pass", "End": |}}}`)).toEqual(['true']);
    expect(labelsAt(`{"States": {"A": {"Type": "Task", "Retry": [{"JitterStrategy": "F|"}]}}}`)).toEqual([
      'NONE',
      'FULL',
    ]);
  });

  it('proposes error names that the list has not, States.ALL only alone and last', () => {
    const catcher = (list: string, more = '') =>
      labelsAt(
        `{"States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:x:1:function:f", "Catch": [{"ErrorEquals": [${list}]}${more}]}}}`,
      );
    expect(catcher('"|"')).toContain('States.ALL');
    expect(catcher('"|"')).toContain('Lambda.TooManyRequestsException');
    expect(catcher('"|"', ', {}')).not.toContain('States.ALL');
    expect(catcher('"States.Timeout", |')).not.toContain('States.ALL');
    expect(catcher('"States.Timeout", |')).not.toContain('States.Timeout');
  });

  it('proposes the errors of Fail states inside of a Parallel', () => {
    expect(
      labelsAt(`{"States": {"A": {"Type": "Parallel", "Retry": [{"ErrorEquals": ["|"]}],
        "Branches": [{"States": {"F": {"Type": "Fail", "Error": "Declined"}}}]}}}`),
    ).toContain('Declined');
  });
});

describe('completion of new states', () => {
  it('proposes the states that transitions name, then one of each type, then patterns', () => {
    const labels = labelsAt(`{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, |}}`);
    expect(labels.slice(0, 2)).toEqual(['B', 'Task state']);
    expect(labels.filter((label) => label.endsWith(' state'))).toHaveLength(8);
    expect(labels.slice(9).every((label) => label.endsWith(' pattern'))).toBe(true);
  });

  it('writes a state that has all it needs', () => {
    const text = accept(`{"StartAt": "A", "States": {|}}`, 'Wait state');
    expect(JSON.parse(text)).toEqual({ StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 10, End: true } } });
    const choice = accept(`{"StartAt": "A", "States": {"B": {"Type": "Succeed"}, |}}`, 'Choice state');
    expect(JSON.parse(choice).States.A).toEqual({
      Type: 'Choice',
      Choices: [{ Variable: '$.', StringEquals: '', Next: 'B' }],
    });
  });
});

describe('completion in YAML', () => {
  it('proposes fields on a new line by its column', () => {
    const before = 'StartAt: A\nStates:\n  A:\n    Type: Wait\n';
    expect(labelsAt(before + '    |\n')).toContain('Seconds');
    expect(labelsAt(before + '  |\n')).toContain('Pass state');
    expect(labelsAt(before + '|\n')).toContain('Comment');
    expect(labelsAt(before + '    Sec|\n')).toContain('Seconds');
    expect(labelsAt('StartAt: A\nStates:\n  A:\n    |\n')).toContain('Type');
    expect(labelsAt('StartAt: A\nStates:\n  A:\n    Ty|\n')).toContain('Type');
  });

  it('proposes values behind the colon and elements behind the dash', () => {
    const states = '  B:\n    Type: Succeed\n';
    expect(labelsAt(`StartAt: |\nStates:\n${states}`)).toEqual(['B']);
    expect(labelsAt(`StartAt: B|\nStates:\n${states}`)).toEqual(['B']);
    expect(labelsAt(`States:\n  A:\n    Type: Task\n    Retry:\n      - |\n${states}`)[0]).toBe('ErrorEquals');
    expect(labelsAt(`States:\n  A:\n    Type: Task\n    Retry:\n      - ErrorEquals:\n          - |\n`)).toContain(
      'States.ALL',
    );
    expect(labelsAt(`States:\n  A:\n    Type: Task\n    Retry:\n      - ErrorEquals: [a]\n        |\n`)).toContain(
      'MaxAttempts',
    );
  });

  it('writes block style with the right indentation', () => {
    expect(accept('States:\n  A:\n    Type: Task\n    |\n', 'Retry')).toBe(
      'States:\n  A:\n    Type: Task\n    Retry:\n      - ErrorEquals:\n          - States.TaskFailed\n' +
        '        IntervalSeconds: 1\n        MaxAttempts: 3\n        BackoffRate: 2\n',
    );
    expect(accept('States:\n  A: |\n', 'Type')).toBe('States:\n  A: \n    Type: Task\n');
    expect(accept('States:\n  A:\n    Type: Pass\n    End: |\n', 'true')).toBe(
      'States:\n  A:\n    Type: Pass\n    End: true\n',
    );
  });

  it('writes JSON inside of brackets', () => {
    expect(accept('States:\n  A: {Type: Pass, |}\n', 'End')).toBe('States:\n  A: {Type: Pass, "End": true}\n');
  });
});
