import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDefinitions, wholeDocument } from '../../../language/embedding/find-definitions';
import { applyEdits } from '../../../language/features/edit';
import { formatDefinition, type FormatOptions } from '../../../language/formatting/format';
import { jsonEqual } from '../../../language/json-equal';
import { toJson } from '../../../language/tree/node';
import { formatOf, parseDocument, type DocumentFormat } from '../../../language/tree/parse-document';

const LAYOUT: FormatOptions = { tabSize: 2, insertSpaces: true, order: 'keep' };
const STABLE: FormatOptions = { ...LAYOUT, order: 'stable' };

/** The text formatted; of one with bars only the stretch between them. */
function formatted(source: string, options = LAYOUT, format?: DocumentFormat): string {
  const [before = '', inside, after] = source.split('|||');
  const text = source.replaceAll('|||', '');
  const stretch =
    inside === undefined || after === undefined
      ? undefined
      : { start: before.length, end: before.length + inside.length };
  return applyEdits(text, formatDefinition(wholeDocument(parseDocument(text, format)), options, stretch));
}

const yaml = (source: string, options = LAYOUT): string => formatted(source, options, 'yaml');

describe('the layout of JSON', () => {
  it('is made anew, with comments and line ends kept', () => {
    expect(formatted('{"a":1, // why\r\n"b":[]}')).toBe('{\r\n  "a": 1, // why\r\n  "b": []\r\n}');
  });

  it('is made anew in a stretch only', () => {
    expect(formatted('{\n"a":1,\n|||"b":2,|||\n"c":3\n}')).toBe('{\n"a":1,\n"b": 2,\n"c":3\n}');
  });

  it('stays where the text is nested too deeply', () => {
    expect(formatted('['.repeat(9999))).toBe('['.repeat(9999));
  });
});

describe('the layout of YAML', () => {
  it('gets even columns, single blanks and no blanks at ends of lines', () => {
    const source = [
      '# the flow  ',
      'StartAt:   A',
      '',
      '',
      '',
      'States :',
      '     A:   # first',
      '          Type: Pass  ',
      '          # where to',
      '          Next:  B',
      '     B:',
      '       Type:   "Fail"',
      '       Retry:',
      '       -   ErrorEquals:  [a,  b]',
      '           MaxAttempts: 1',
      '',
    ].join('\n');
    expect(yaml(source)).toBe(
      [
        '# the flow',
        'StartAt: A',
        '',
        'States:',
        '  A:   # first',
        '    Type: Pass',
        '    # where to',
        '    Next: B',
        '  B:',
        '    Type: "Fail"',
        '    Retry:',
        '    - ErrorEquals: [a, b]',
        '      MaxAttempts: 1',
        '',
      ].join('\n'),
    );
  });

  it('moves texts of several lines as a whole, and keeps what is in them', () => {
    const source = [
      'a:',
      '      text: |',
      '            one',
      '',
      '               two   ',
      '      kept: |2',
      '           three',
      '      folded: >-',
      '         {% $a &',
      '         $b %}',
      '      plain: one',
      '         two',
      '      quoted: "one',
      '         two"',
      '      flow: {a: 1,',
      '         b: 2}',
      '',
    ].join('\n');
    expect(yaml(source)).toBe(
      [
        'a:',
        '  text: |',
        '    one',
        '',
        '       two   ',
        '  kept: |2',
        '       three',
        '  folded: >-',
        '    {% $a &',
        '    $b %}',
        '  plain: one',
        '     two',
        '  quoted: "one',
        '     two"',
        '  flow: {a: 1,',
        '    b: 2}',
        '',
      ].join('\n'),
    );
  });

  it('places what begins a line inside of brackets by their depth, and evens the blanks', () => {
    const source = `a:
    Retry: [{
         ErrorEquals: [ "A"  ,B,
      C ],   # which
               # and why
       MaxAttempts:1,
          "BackoffRate":2, Comment: "one
            two",
     Own:
           {x  : 1},
      },
    ]
    Below:
            {
       b: [ ]
     }
`;
    expect(yaml(source)).toBe(`a:
  Retry: [{
      ErrorEquals: [ "A", B,
        C ],   # which
      # and why
      MaxAttempts:1,
      "BackoffRate": 2, Comment: "one
        two",
      Own:
        {x: 1},
    },
  ]
  Below:
    {
      b: [ ]
    }
`);
  });

  it('keeps anchors, aliases, merge keys, tags and lists in lists', () => {
    const source =
      'x:   &x\n     a:  1\ny:\n    <<:  *x\n    b: !Sub   "${c}"\nz:\n    - - 1\n      -   2\n    - &k  k\n    -\n      c: *k\n';
    expect(yaml(source)).toBe(
      'x: &x\n  a: 1\ny:\n  <<: *x\n  b: !Sub   "${c}"\nz:\n  - - 1\n    - 2\n  - &k  k\n  -\n    c: *k\n',
    );
  });

  it('is made anew in a stretch only; what the stretch holds a part of keeps its column', () => {
    const source = 'a:\n    b:   1\n|||    c:\n          d:   2|||\n    e:   3\n';
    expect(yaml(source)).toBe('a:\n    b:   1\n    c:\n      d: 2\n    e:   3\n');
  });

  it('stays where the text has faults', () => {
    for (const source of ['a:\n\tb: 1\n', 'a:   1\na:   2\n', 'a:   *none\n', '{a:   [1'])
      expect(yaml(source)).toBe(source);
  });

  it('takes the width that the editor has', () => {
    expect(yaml('a:\n  b:\n    - c: 1\n      d: 2\n', { ...LAYOUT, tabSize: 4 })).toBe(
      'a:\n    b:\n        - c: 1\n          d: 2\n',
    );
  });
});

describe('the stable order', () => {
  it('puts fields in the order of the table and states in that of the flow', () => {
    const source = {
      States: {
        B: { End: true, Type: 'Succeed', Own: 1 },
        Lost: { Type: 'Succeed' },
        A: {
          Retry: [{ MaxAttempts: 1, ErrorEquals: ['x'] }],
          Next: 'B',
          Parameters: { z: 1, a: 2 },
          Resource: 'r',
          Type: 'Task',
        },
      },
      StartAt: 'A',
      Comment: 'c',
    };
    expect(formatted(JSON.stringify(source), STABLE)).toBe(
      JSON.stringify(
        {
          Comment: 'c',
          StartAt: 'A',
          States: {
            A: {
              Type: 'Task',
              Resource: 'r',
              Parameters: { z: 1, a: 2 },
              Retry: [{ ErrorEquals: ['x'], MaxAttempts: 1 }],
              Next: 'B',
            },
            B: { Type: 'Succeed', End: true, Own: 1 },
            Lost: { Type: 'Succeed' },
          },
        },
        null,
        2,
      ),
    );
  });

  it('takes comments along in JSON', () => {
    const source = `{
  // of the machine
  "States": {
    // why B
    "B": {"Type": "Succeed"}, // is the end
    // why A
    "A": {"Type": "Pass", "Next": "B"} // is the start
    // the rest
  },
  /* where */ "StartAt": "A" // so
}`;
    expect(formatted(source, STABLE)).toBe(`{
  /* where */ "StartAt": "A", // so
  // of the machine
  "States": {
    // why A
    "A": {
      "Type": "Pass",
      "Next": "B"
    }, // is the start
    // why B
    "B": {
      "Type": "Succeed"
    } // is the end
    // the rest
  }
}`);
  });

  it('takes comments along in YAML', () => {
    const source = `# the file
States:
  # why B
  B: # the end
    # what it is
    Type: Succeed
    # nothing more

  # why A
  A:
    Next: B # so
    Retry:
      - MaxAttempts: 1
        # whatever it is
        ErrorEquals: [States.ALL]
    Resource: work
    Type: Task
StartAt: A
`;
    expect(yaml(source, STABLE)).toBe(`# the file
StartAt: A
States:
  # why A
  A:
    Type: Task
    Resource: work
    Retry:
      - # whatever it is
        ErrorEquals: [States.ALL]
        MaxAttempts: 1
    Next: B # so

  # why B
  B: # the end
    # what it is
    Type: Succeed
    # nothing more
`);
  });

  it('leaves an object as it is where an alias would come before its anchor, or keys are merged', () => {
    const source = `StartAt: B
States:
  A: &a
    Type: Succeed
  B:
    Next: C
    Type: Pass
  C: *a
`;
    expect(yaml(source, STABLE)).toBe(source.replace('    Next: C\n    Type: Pass', '    Type: Pass\n    Next: C'));
    const merged = 'x: &x\n  Next: B\nStartAt: A\nStates:\n  A:\n    <<: *x\n    Type: Pass\n  B:\n    Type: Succeed\n';
    expect(toJson(parseDocument(yaml(merged, STABLE), 'yaml').root)).toEqual(
      toJson(parseDocument(merged, 'yaml').root),
    );
  });

  it('changes nothing in a machine that has it', () => {
    const once = yaml('States:\n  A:\n    End: true\n    Type: Pass\nStartAt: A\n', STABLE);
    expect(yaml(once, STABLE)).toBe(once);
  });
});

describe('real documents', () => {
  const folder = path.resolve(import.meta.dirname, '../../validation/valid');
  const files = readdirSync(folder).sort();
  const chosen = [
    ...files.filter((file) => /\.ya?ml$/.test(file)),
    ...files.filter((file) => file.endsWith('.json')).filter((_, index) => index % 12 === 0),
  ];

  it.each([LAYOUT, STABLE])('keep their data, and do not change a second time ($order)', (options) => {
    let changed = 0;
    for (const file of chosen) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const document = parseDocument(text, formatOf(file));
      const once = formatted(text, options, formatOf(file));
      const again = parseDocument(once, formatOf(file));
      expect(jsonEqual(toJson(document.root), toJson(again.root)), file).toBe(true);
      expect(formatted(once, options, formatOf(file)), file).toBe(once);
      if (once !== text) changed++;
    }
    expect(changed).toBeGreaterThan(20);
  });
});

it('machines in brackets, indented by chance, keep their data and do not change a second time', () => {
  const folder = path.resolve(import.meta.dirname, '../../validation/valid');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  for (const [index, file] of files.sort().entries()) {
    if (index % 8 !== 0) continue;
    const json = readFileSync(path.join(folder, file), 'utf8');
    if (parseDocument(json).faults.length > 0) continue;
    let chance = 0;
    const lines = JSON.stringify(JSON.parse(json), null, 1).split('\n');
    const ragged = lines.map((line, at) =>
      at === 0 ? line : ' '.repeat(5 + (chance = (chance * 7 + 3) % 11)) + line.trim(),
    );
    const text = `# kept\nx:\n    y: ${ragged.join('\n')}\n`;
    expect(parseDocument(text, 'yaml').faults, file).toEqual([]);
    const once = yaml(text);
    expect(jsonEqual(toJson(parseDocument(once, 'yaml').root), toJson(parseDocument(text, 'yaml').root)), file).toBe(
      true,
    );
    expect(once, file).toContain(JSON.stringify(JSON.parse(json), null, 2).replaceAll('\n', '\n  '));
    expect(yaml(once), file).toBe(once);
  }
});

describe('in a template', () => {
  const template = `Resources:
    Other:
        Type:   AWS::SQS::Queue
    Flow:
        Type: AWS::Serverless::StateMachine
        Properties:
            Definition:
                  States:
                        A:   {Type: Succeed}
                  StartAt:   A
            Role:   x
    Text:
        Type: AWS::StepFunctions::StateMachine
        Properties:
            DefinitionString: !Sub |
                {"StartAt": "A",
                "States": {"A": {"Type": "Succeed"}}}
`;

  it('only the machines are laid out', () => {
    const [flow, text] = findDefinitions(parseDocument(template, 'yaml'));
    expect(applyEdits(template, flow ? formatDefinition(flow, STABLE) : [])).toContain(`
            Definition:
              StartAt: A
              States:
                A: {Type: Succeed}
            Role:   x
`);
    const own = text?.model.document.text ?? '';
    expect(applyEdits(own, text ? formatDefinition(text, LAYOUT) : [])).toContain('{\n  "StartAt": "A",\n');
  });

  it('a text in quotes stays on its line', () => {
    const quoted = `{"Resources": {"F": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"DefinitionString": "{\\"StartAt\\":1,\\"States\\":{}}"}}}}`;
    const [found] = findDefinitions(parseDocument(quoted));
    expect(found && formatDefinition(found, STABLE)).toEqual([]);
  });
});
