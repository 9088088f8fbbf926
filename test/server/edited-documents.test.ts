import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { definitionOfSize } from '../../bench/documents';
import { convertFormat } from '../../language/convert/format/convert-format';
import { buildModel } from '../../language/model/build-model';
import { parseDocument } from '../../language/tree/parse-document';
import { pathOf, toJsonPointer } from '../../language/tree/path';
import { invalidEntries, validFiles } from '../../scripts/corpus';
import { Documents } from '../../server/documents';
import { DEFAULT_SETTINGS } from '../../server/settings';
import { loadSdkTable } from '../../workspace/sdk-table';
import { checkTree, treeLines } from '../language/tree/check-tree';

interface Written {
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

const CORPUS = 'test/validation';
const published = validFiles(CORPUS)
  .map((name): Written => {
    const text = readFileSync(`${CORPUS}/valid/${name}`, 'utf8');
    return { name, language: name.endsWith('.json') ? 'asl' : 'asl-yaml', text };
  })
  .filter(({ text }) => text.length < 12_000);
const refused = invalidEntries(CORPUS).map(({ id, definition, format }): Written => ({
  name: id,
  language: format === 'yaml' ? 'asl-yaml' : 'asl',
  text: typeof definition === 'string' ? definition : JSON.stringify(definition, null, 2),
}));
const inYaml = [...published, ...refused]
  .filter(({ language }, i) => language === 'asl' && i % 3 === 0)
  .flatMap(({ name, text }): Written[] => {
    const converted = convertFormat(buildModel(parseDocument(text, 'json')), 'yaml');
    return converted.kind === 'converted'
      ? [{ name: `${name} in YAML`, language: 'asl-yaml', text: converted.text }]
      : [];
  });
const generated = (['JSONPath', 'JSONata'] as const).map((language): Written => ({
  name: language,
  language: 'asl',
  text: definitionOfSize(6000, language),
}));

/** States that read what others assign, pass on and raise, so that nearly every word matters to another state. */
const woven: readonly Written[] = [
  {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Result: { a: { b: 1 }, list: [{ a: 'x' }] }, Assign: { x: 1 }, Next: 'B' },
      B: { Type: 'Pass', Parameters: { 'a.$': '$.a', 'b.$': '$x' }, ResultPath: '$.b', Next: 'Choose' },
      Choose: {
        Type: 'Choice',
        Choices: [{ Variable: '$.b.a', NumericEquals: 1, Assign: { y: 2 }, Next: 'Each' }],
        Default: 'Fails',
      },
      Each: {
        Type: 'Map',
        ItemsPath: '$.list',
        ItemSelector: { 'a.$': '$$.Map.Item.Value', 'b.$': '$.b' },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'In',
          States: {
            In: { Type: 'Pass', InputPath: '$.a.a', Assign: { z: 1 }, Next: 'Out' },
            Out: {
              Type: 'Pass',
              Parameters: { 'c.$': 'States.MathAdd($y, 1)', 'd.$': '$.a.b', 'e.$': '$z' },
              End: true,
            },
          },
        },
        ResultPath: '$.list',
        Next: 'Work',
      },
      Work: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'f', 'Payload.$': '$.list[0].c' },
        ResultPath: '$.a',
        Catch: [{ ErrorEquals: ['States.Own'], ResultPath: '$.b', Assign: { y: 1 }, Next: 'B' }],
        Next: 'End',
      },
      End: { Type: 'Pass', Parameters: { 'a.$': '$.a.b', 'y.$': '$y', 'z.$': '$z' }, End: true },
      Fails: { Type: 'Fail', Error: 'States.Own' },
    },
  },
  {
    QueryLanguage: 'JSONata',
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Output: { a: { b: 1 }, list: [{ a: 'x' }] }, Assign: { x: 1 }, Next: 'B' },
      B: { Type: 'Pass', Output: { a: '{% $states.input.a.b %}', b: '{% $x %}', list: [1] }, Next: 'Both' },
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'One', States: { One: { Type: 'Pass', Output: '{% $states.input.b %}', End: true } } },
          { StartAt: 'Two', States: { Two: { Type: 'Pass', Assign: { z: 1 }, Output: { c: '{% $x %}' }, End: true } } },
        ],
        Assign: { y: '{% $states.result[1].c %}' },
        Next: 'Each',
      },
      Each: {
        Type: 'Map',
        Items: '{% $states.input.list %}',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
          StartAt: 'In',
          States: {
            In: {
              Type: 'Task',
              Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
              Arguments: { QueueUrl: 'q', MessageBody: '{% $states.input.a & $y & $states.context.Task.Token %}' },
              End: true,
            },
          },
        },
        Next: 'End',
      },
      End: { Type: 'Succeed', Output: '{% [$y, $z, $states.input.c] %}' },
    },
  },
].flatMap((machine, i): Written[] => {
  const text = JSON.stringify(machine, null, 2);
  const yaml = convertFormat(buildModel(parseDocument(text, 'json')), 'yaml');
  const name = `woven ${String(i)}`;
  return [
    { name, language: 'asl', text },
    ...(yaml.kind === 'converted' ? [{ name, language: 'asl-yaml', text: yaml.text }] : []),
  ];
});

/** A template with two machines of one name and one by another, of which the server knows parts only. */
const template: Written = {
  name: 'template',
  language: 'yaml',
  text: `Resources:
  Two:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionSubstitutions: {Name: x}
      Definition:
        StartAt: A
        States:
          A: {Type: Pass, Parameters: {"a.$": $.b}, ResultPath: $.c, Next: B}
          B: {Type: Task, Resource: "\${Name}", Next: C, ResultPath: $.c.d}
          C: {Type: Pass, Result: {a: 1}, Next: D}
          D: {Type: Pass, InputPath: $.b, End: true}
  One:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: !Sub |
        {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}}
`,
};

/** An edit; `at` is a part of the length, `source` the part of the text (or the piece) that is put there. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('piece', 'cut', 'string', 'string', 'string', 'string', 'line', 'undo', 'undo'),
  cut: fc.nat(30),
  source: fc.double({ min: 0, max: 1, noNaN: true }),
  piece: fc.constantFrom(...'x|1| |"|{|}|,|:|$.a|$x|{% $x %}|"Comment": "c",|"End": true,|\n|&a |*a|- '.split('|')),
  isLookedAt: fc.boolean(),
});
type TextEdit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

interface Change {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

function changeOf(text: string, { at, kind, cut, source, piece }: TextEdit): Change {
  const start = Math.floor(at * text.length);
  const from = Math.floor(source * text.length);
  switch (kind) {
    case 'piece':
      return { start, end: start, put: piece };
    case 'cut':
      return { start, end: Math.min(text.length, start + cut), put: '' };
    case 'string': {
      // What stands in quotes, or a word: names, paths and expressions of the document take each other's place.
      const [here, there] = [wordAfter(text, start), wordAfter(text, from)];
      return { ...here, put: text.slice(there.start, there.end) };
    }
    default: {
      const line = lineAfter(text, from);
      const next = text.indexOf('\n', start) + 1;
      return { start: next, end: next, put: text.slice(line.start, line.end) };
    }
  }
}

function wordAfter(text: string, offset: number): { start: number; end: number } {
  const word = /[^\s"':,{}[\]]+(?: [^\s"':,{}[\]]+)*/g;
  word.lastIndex = offset;
  const found = word.exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : { start: offset, end: offset };
}

function lineAfter(text: string, offset: number): { start: number; end: number } {
  const start = text.lastIndexOf('\n', offset) + 1;
  return { start, end: text.indexOf('\n', start) + 1 || text.length };
}

const URI = 'file:///a';

function opened({ language }: Written, text: string): Documents {
  const failed = (message: string): never => {
    throw new Error(message);
  };
  const documents = new Documents({ log: failed, sdk: loadSdkTable });
  documents.opened(URI, language, 1, text);
  return documents;
}

function replace(documents: Documents, version: number, { start, end, put }: Change): void {
  const text = documents.get(URI)?.text;
  if (!text) throw new Error('not open');
  documents.changed(URI, version, [{ range: { start: text.positionAt(start), end: text.positionAt(end) }, text: put }]);
}

/** All that a client is sent, and the places that reports are made of. */
function told(documents: Documents): unknown[] {
  const found = documents.get(URI)?.diagnostics(DEFAULT_SETTINGS) ?? [];
  return found.map(({ definition, diagnostic: { at, ...rest } }) => ({
    definition: definition?.name,
    at: at && toJsonPointer(pathOf(at)),
    ...rest,
  }));
}

function checkEdits(written: Written, edits: readonly TextEdit[]): void {
  const documents = opened(written, written.text);
  told(documents);
  let text = written.text;
  const undo: { readonly change: Change; readonly text: string }[] = [];
  for (const [i, next] of edits.entries()) {
    const last = next.kind === 'undo' ? undo.pop() : undefined;
    const change = last?.change ?? changeOf(text, next);
    const { start, end, put } = change;
    if (!last) undo.push({ change: { start, end: start + put.length, put: text.slice(start, end) }, text });
    text = text.slice(0, start) + put + text.slice(end);
    replace(documents, i + 2, change);
    if (!next.isLookedAt && i < edits.length - 1) continue;
    const tree = documents.get(URI)?.parsed();
    const fresh = opened(written, text);
    const freshTree = fresh.get(URI)?.parsed();
    expect(tree?.text).toBe(text);
    if (tree) checkTree(tree);
    expect(treeLines(tree?.root)).toEqual(treeLines(freshTree?.root));
    expect(told(documents), `${written.name} after edit ${String(i + 1)}`).toEqual(told(fresh));
  }
}

/** More by `EDIT_RUNS`, where the incremental check itself was changed. */
const RUNS = Number(process.env['EDIT_RUNS'] ?? 200);

describe('a document that is edited', () => {
  test.each([
    ['woven', woven, RUNS],
    ['published', published, RUNS / 2],
    ['refused', refused, RUNS / 2],
    ['published, in YAML', inYaml, RUNS / 3],
    ['generated', generated, RUNS / 10],
    ['templates', [template], RUNS / 5],
  ] as const)(
    'is found to have what a fresh check finds, after any edits: %s',
    (_, texts, numRuns) => {
      const edits = fc.array(edit, { minLength: 1, maxLength: 8 });
      fc.assert(fc.property(fc.constantFrom(...texts), edits, checkEdits), { numRuns: Math.ceil(numRuns) });
    },
    600_000,
  );

  test.each([
    ['the type of the executions that a state runs in', 'EXPRESS', 'STANDARD'],
    ['the name of a state around', '"Each"', '"All"'],
    ['where a variable is assigned', '"x": 1', '"w": 1'],
  ])('is looked at again where %s is another', (_, word, by) => {
    for (const written of woven.filter(({ language, text }) => language === 'asl' && text.includes(word))) {
      const documents = opened(written, written.text);
      const before = told(documents);
      const start = written.text.indexOf(word);
      replace(documents, 2, { start, end: start + word.length, put: by });
      const after = told(documents);
      expect(after).toEqual(told(opened(written, documents.get(URI)?.text.getText() ?? '')));
      expect(messages(after)).not.toEqual(messages(before));
    }
  });

  test.each([
    '"${States}"',
    '${States}',
    '{}',
    '5',
    '{"B": {"Type": "Pass", "End": true}}',
    '{"A": {"Type": "Pass", "Next": "C"}}',
  ])(
    'is looked at again where the states of a machine or a branch were filled in later before, and are %s now',
    (by) => {
      const branch = '{"StartAt": "A", "States": "${States}"}';
      const texts = [
        branch,
        `{"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [${branch}], "End": true}}}`,
      ];
      for (const text of texts) {
        const written = { name: 'open', language: 'asl', text };
        const documents = opened(written, text);
        told(documents);
        const start = text.indexOf('"${States}"');
        replace(documents, 2, { start, end: start + '"${States}"'.length, put: by });
        expect(told(documents)).toEqual(told(opened(written, documents.get(URI)?.text.getText() ?? '')));
      }
    },
  );
});

function messages(found: readonly unknown[]): string[] {
  return found.map((one) => JSON.stringify(one, ['message']));
}
