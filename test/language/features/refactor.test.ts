import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { codeActions, fixAll } from '../../../language/features/code-actions';
import { applyEdits } from '../../../language/features/edit';
import { refactorings } from '../../../language/features/refactor';
import { buildModel } from '../../../language/model/build-model';
import { toJson } from '../../../language/tree/node';
import { parseDocument, type DocumentFormat } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';

/** The cursor at the first occurrence of a word. */
function at(text: string, word: string): { start: number; end: number } {
  return { start: text.indexOf(word), end: text.indexOf(word) };
}

type Machine = Record<string, unknown> & { States: Record<string, Record<string, unknown>> };

/** The titles that are offered at the first occurrence of a word, but for what is offered nearly everywhere. */
function offered(text: string, word: string, format?: DocumentFormat): string[] {
  const model = buildModel(parseDocument(text, format));
  const titles = refactorings(model, at(text, word)).map(({ title }) => title);
  return titles.filter((title) => !/^(?:Convert|Move|Run|Write) /.test(title));
}

function changed(text: string, word: string, title: string, format?: DocumentFormat): string {
  const model = buildModel(parseDocument(text, format));
  const action = refactorings(model, at(text, word)).find((candidate) => candidate.title === title);
  if (!action) throw new Error(`No "${title}" among ${offered(text, word, format).join(' | ')}`);
  return applyEdits(text, action.edits);
}

function codesIn(text: string, format: DocumentFormat): string[] {
  return validate(parseDocument(text, format)).map(({ code }) => code);
}

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:charge';

function machine(task: object, more: object = {}): Machine {
  return {
    StartAt: 'Charge',
    States: { Charge: { Type: 'Task', Resource: FUNCTION, ...task, End: true }, ...more },
  };
}

/** What a refactoring makes of a machine, the same in JSON and in YAML. */
function refactored(before: Machine, title: string): Machine {
  const json = changed(JSON.stringify(before, null, 2), 'Task', title);
  const yaml = changed(stringify(before), 'Task', title, 'yaml');
  const [fromJson, fromYaml] = [toJson(parseDocument(json, 'json').root), toJson(parseDocument(yaml, 'yaml').root)];
  expect(fromYaml, yaml).toEqual(fromJson);
  expect(codesIn(json, 'json').filter((code) => code.startsWith('invalid'))).toEqual([]);
  return fromJson as unknown as Machine;
}

describe('retries and catchers', () => {
  it('are offered to what can fail and has none', () => {
    const text = JSON.stringify(machine({}));
    expect(offered(text, 'Task')).toEqual([
      'Retry "Charge" when AWS Lambda itself fails',
      'Retry "Charge" after any error',
      'Catch errors of "Charge" in a new Fail state',
      'Call the function by the optimized integration lambda:invoke',
    ]);
    const full = machine({ Retry: [], Catch: [], Resource: 'arn:aws:states:::sqs:sendMessage' });
    expect(offered(JSON.stringify(full), 'Task')).toEqual([]);
    expect(offered('{"States": {"P": {"Type": "Pass"}}}', 'Pass')).toEqual([]);
  });

  it('make clean machines', () => {
    for (const title of offered(JSON.stringify(machine({})), 'Task')) {
      const after = refactored(machine({}), title);
      expect(codesIn(JSON.stringify(after), 'json'), title).toEqual([]);
    }
  });

  it('lead to a Fail state that is there', () => {
    const before = machine({ Catch: undefined, Next: 'Other', End: undefined }, { Other: { Type: 'Fail' } });
    delete before.States.Charge!.End;
    const after = refactored(before, 'Catch errors of "Charge" and go to "Other"');
    expect(after.States.Charge!.Catch).toEqual([{ ErrorEquals: ['States.ALL'], Next: 'Other' }]);
  });

  it('find a free name for the Fail state', () => {
    const before = machine({}, { 'Charge failed': { Type: 'Succeed' } });
    const after = refactored(before, 'Catch errors of "Charge" in a new Fail state');
    expect(Object.keys(after.States)).toEqual(['Charge', 'Charge failed', 'Charge failed 2']);
  });
});

describe('lambda:invoke', () => {
  const title = 'Call the function by the optimized integration lambda:invoke';
  const convert = (task: object) => {
    const { Type, ...rest } = refactored(machine(task), title).States.Charge!;
    expect(Type).toBe('Task');
    return rest;
  };
  const Resource = 'arn:aws:states:::lambda:invoke';

  it('gets the input as payload, and its payload is the output', () => {
    expect(convert({})).toEqual({
      Resource,
      End: true,
      OutputPath: '$.Payload',
      Parameters: { FunctionName: FUNCTION, 'Payload.$': '$' },
    });
  });

  it('keeps the parameters, and reads the result through the payload', () => {
    expect(
      convert({
        Parameters: { 'id.$': '$.id', nested: { a: [1] } },
        ResultSelector: { 'ok.$': '$.status', 'n.$': 'States.ArrayLength($.items)', 'me.$': '$$.State.Name' },
        ResultPath: '$.charged',
      }),
    ).toEqual({
      Resource,
      Parameters: { FunctionName: FUNCTION, Payload: { 'id.$': '$.id', nested: { a: [1] } } },
      ResultSelector: {
        'ok.$': '$.Payload.status',
        'n.$': 'States.ArrayLength($.Payload.items)',
        'me.$': '$$.State.Name',
      },
      ResultPath: '$.charged',
      End: true,
    });
    expect(convert({ OutputPath: '$.a' })).toMatchObject({ OutputPath: '$.Payload.a' });
    expect(convert({ ResultPath: null })).not.toHaveProperty('OutputPath');
    expect(convert({ Assign: { 'x.$': '$.b' } })).toMatchObject({ Assign: { 'x.$': '$.Payload.b' } });
  });

  it('does the same in JSONata', () => {
    expect(convert({ QueryLanguage: 'JSONata' })).toEqual({
      QueryLanguage: 'JSONata',
      Resource,
      End: true,
      Output: '{% $states.result.Payload %}',
      Arguments: { FunctionName: FUNCTION, Payload: '{% $states.input %}' },
    });
    expect(
      convert({
        QueryLanguage: 'JSONata',
        Arguments: '{% $states.input.order %}',
        Output: { a: '{% $states.result.x & $string($states.result) %}', b: 'plain' },
      }),
    ).toMatchObject({
      Arguments: { FunctionName: FUNCTION, Payload: '{% $states.input.order %}' },
      Output: { a: '{% $states.result.Payload.x & $string($states.result.Payload) %}', b: 'plain' },
    });
  });

  it('is not offered where later states read the raw result', () => {
    expect(offered(JSON.stringify(machine({ ResultPath: '$.charged' })), 'Task')).not.toContain(title);
    expect(offered(JSON.stringify(machine({ ResultSelector: { 'a.$': 'nonsense' } })), 'Task')).not.toContain(title);
  });
});

describe('sorting states', () => {
  const title = 'Sort states in the order of the flow';
  const text = `{
  "StartAt": "A",
  "States": {
    "C": {"Type": "Succeed"},
    "Lost": {"Type": "Fail"},
    "B": {"Type": "Pass", "Next": "C"},
    "A": {"Type": "Pass", "Next": "B"}
  }
}`;

  it('puts each state behind the first that leads to it, the unreached last', () => {
    expect(changed(text, '"States"', title)).toBe(`{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Pass", "Next": "C"},
    "C": {"Type": "Succeed"},
    "Lost": {"Type": "Fail"}
  }
}`);
    const yaml = 'StartAt: A\nStates:\n  B:\n    Type: Succeed\n  A:\n    Type: Pass\n    Next: B\n';
    expect(changed(yaml, 'B:', title, 'yaml')).toBe(
      'StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: B\n  B:\n    Type: Succeed\n',
    );
  });

  it('is not offered where all is in order, nor where comments would lose their states', () => {
    expect(offered(changed(text, '"States"', title), '"States"')).not.toContain(title);
    expect(
      offered(
        'StartAt: A\nStates:\n  B:\n    Type: Succeed\n  # first\n  A:\n    Type: Pass\n    Next: B\n',
        'B:',
        'yaml',
      ),
    ).toEqual([]);
  });
});

describe('fixing all', () => {
  it('applies what is beyond doubt, at once', () => {
    const text = '{ // why\n"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": "5", "End": "true",}}}';
    const model = buildModel(parseDocument(text));
    const [action] = fixAll(model, validate(model.document));
    expect(codesIn(applyEdits(text, action?.edits ?? []), 'json')).toEqual([]);
    expect(fixAll(model, [])).toEqual([]);
  });
});

describe('code actions', () => {
  it('hold the fixes of what is touched only', () => {
    const text = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Nonsense": 1, "End": true, "Rubbish": 2}}}';
    const model = buildModel(parseDocument(text));
    const at = text.indexOf('Nonsense');
    const titles = codeActions(model, { start: at, end: at }, validate(model.document)).map(({ title }) => title);
    expect(titles).toContain('Remove "Nonsense"');
    expect(titles).not.toContain('Remove "Rubbish"');
  });
});

describe('the flow', () => {
  const text = `StartAt: A
States:
  A:
    Type: Task # calls
    Resource: ${FUNCTION}
    Next: B
  # nothing
  B:
    Type: Pass
    Next: C
  C:
    Type: Choice
    Choices:
      - Variable: $.x
        IsPresent: true
        Next: A
    Default: D
  D:
    Type: Succeed
  Lost:
    Type: Pass
    Next: Lost2
  Lost2:
    Type: Pass
    End: true
`;

  it('loses states that nothing leads to', () => {
    expect(changed(text, 'States', 'Remove 2 states that nothing leads to', 'yaml')).toBe(
      text.slice(0, text.indexOf('  Lost:')),
    );
  });

  it('loses a Pass that does nothing', () => {
    const after = changed(text, 'B:', 'Take out "B", which does nothing', 'yaml');
    expect(after).toContain('    Next: C\n  # nothing\n  C:');
    expect(offered(text, 'D:', 'yaml')).not.toContain('Take out "D", which does nothing');
    expect(changed(text, 'Lost2:', 'Take out "Lost2", which does nothing', 'yaml')).toContain(
      '  Lost:\n    Type: Pass\n    End: true\n',
    );
  });

  it('moves what is made of a result to a Pass', () => {
    const jsonata = { QueryLanguage: 'JSONata', Output: { id: '{% $states.result.id & $x %}' } };
    expect(refactored(machine(jsonata), 'Extract the output of "Charge" to a Pass state').States).toEqual({
      Charge: { Type: 'Task', Resource: FUNCTION, QueryLanguage: 'JSONata', Next: 'Charge result' },
      'Charge result': {
        Type: 'Pass',
        QueryLanguage: 'JSONata',
        Output: { id: '{% $states.input.id & $x %}' },
        End: true,
      },
    });
    const path = { ResultSelector: { 'id.$': '$.id' } };
    expect(refactored(machine(path), 'Extract the output of "Charge" to a Pass state').States['Charge result']).toEqual(
      {
        Type: 'Pass',
        Parameters: { 'id.$': '$.id' },
        End: true,
      },
    );
    const reads = { QueryLanguage: 'JSONata', Output: '{% $states.input %}' };
    expect(offered(stringify(machine(reads)), 'Task', 'yaml').join()).not.toContain('Extract');
  });

  it('moves selected states to a branch', () => {
    const model = buildModel(parseDocument(text, 'yaml'));
    const range = { start: text.indexOf('A:'), end: text.indexOf('  C:') };
    const action = refactorings(model, range).find(
      ({ title }) => title === 'Move 2 states to a branch of a new Parallel state',
    );
    expect(applyEdits(text, action?.edits ?? [])).toBe(`StartAt: Parallel
States:
  Parallel:
    Type: Parallel
    Branches:
      - StartAt: A
        States:
          A:
            Type: Task # calls
            Resource: ${FUNCTION}
            Next: B
          # nothing
          B:
            Type: Pass
            End: true
    OutputPath: "$[0]"
    Next: "C"
${text.slice(text.indexOf('  C:')).replace('Next: A', 'Next: Parallel')}`);
  });

  it('moves a state to a Map, the same in JSON', () => {
    const before = machine({ ResultPath: '$.a' }, { Other: { Type: 'Succeed' } });
    const after = refactored(before, 'Run "Charge" for each item in a new Map state');
    expect(after).toEqual({
      StartAt: 'Map',
      States: {
        Map: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'INLINE' },
            StartAt: 'Charge',
            States: { Charge: { Type: 'Task', Resource: FUNCTION, ResultPath: '$.a', End: true } },
          },
          End: true,
        },
        Other: { Type: 'Succeed' },
      },
    });
  });

  it('keeps together what assigns variables or is left in more than one way', () => {
    const titles = (word: string): string => {
      const model = buildModel(parseDocument(text, 'yaml'));
      return refactorings(model, at(text, word))
        .map(({ title }) => title)
        .join();
    };
    expect(titles('C:')).not.toContain('branch');
    expect(titles('B:')).toContain('Move "B" to a branch');
  });
});
