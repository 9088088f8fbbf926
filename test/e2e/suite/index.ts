// Runs inside of the extension host: under run-suite.mjs, and on a desktop VS Code by scripts/desktop.mjs.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { assistantTests } from './assistant';
import { fileTests } from './files';
import {
  codeOf,
  diagnostics,
  file,
  hasTab,
  machine,
  open,
  runTests,
  runWithFirstInput,
  until,
  type SuiteTest,
} from './harness';
import { multiRootTests } from './multi-root';

const sample = 'sample-flow.asl.json';
const readSample = () => fs.readFileSync(file(sample).fsPath, 'utf8');

/** The place behind a text in the sample, `back` characters before its end. */
async function placeIn(uri: vscode.Uri, text: string, back = 1): Promise<vscode.Position> {
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `not in the text: ${text}`);
  return document.positionAt(at + text.length - back);
}

async function definitionLine(uri: vscode.Uri, place: vscode.Position): Promise<number | undefined> {
  const [found] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    uri,
    place,
  );
  if (!found) return undefined;
  return ('targetUri' in found ? found.targetRange : found.range).start.line;
}

async function proposals(uri: vscode.Uri, place: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    place,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

const tests: SuiteTest[] = [
  {
    name: 'a state machine activates the extension, other JSON is left alone',
    body: async () => {
      const extension = vscode.extensions.getExtension('stepwright.stepwright');
      assert.ok(extension);
      const { document: other } = await open(file('input.json'));
      assert.equal(other.languageId, 'json');
      assert.deepEqual(await vscode.commands.executeCommand('vscode.executeCodeLensProvider', other.uri), []);
      const { document } = await open(file(sample));
      assert.equal(document.languageId, 'asl');
      await until('activation', () => extension.isActive);
    },
  },
  {
    name: 'the sample has no errors and no warnings but for a state that is added',
    body: async () => {
      const uri = file(
        'extra.asl.json',
        readSample().replace('"States": {', '"States": { "Extra": { "Type": "Succeed" },'),
      );
      const { document } = await open(uri);
      const found = await diagnostics(uri, (all) => all.length > 0);
      const grave = found.filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
      assert.deepEqual(
        grave.map((one) => [codeOf(one), document.getText(one.range)]),
        [['unreachable-state', '"Extra"']],
      );
    },
  },
  {
    name: 'diagnostics follow the typing, at their places, and go again',
    body: async () => {
      const uri = file('typed.asl.json', machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } }));
      const editor = await open(uri);
      const at = await placeIn(uri, '"Next": "B"', 0);
      await editor.edit((edit) => {
        edit.replace(new vscode.Range(at.translate(0, -3), at), '"C"');
      });
      const found = await diagnostics(uri, (all) => all.length >= 2);
      assert.deepEqual(found.map(codeOf).sort(), ['missing-transition-target', 'unreachable-state']);
      const target = found.find((one) => codeOf(one) === 'missing-transition-target');
      assert.equal(target && editor.document.getText(target.range), '"C"');
      await vscode.commands.executeCommand('undo');
      await diagnostics(uri, (all) => all.length === 0);
    },
  },
  {
    name: 'every kind of target leads to its state',
    body: async () => {
      const uri = file(sample);
      const lineOf = async (text: string) => (await placeIn(uri, text)).line;
      assert.equal(
        await definitionLine(uri, await placeIn(uri, '"StartAt": "Process1"', 3)),
        await lineOf('"Process1": {'),
      );
      assert.equal(
        await definitionLine(uri, await placeIn(uri, '"Next": "FailedProcess"', 3)),
        await lineOf('"FailedProcess": {'),
      );
      assert.equal(
        await definitionLine(uri, await placeIn(uri, '"StartAt": "Process4b-1"', 3)),
        await lineOf('"Process4b-1": {'),
      );
    },
  },
  {
    name: 'targets of a branch are the states of that branch',
    body: async () => {
      const uri = file(sample);
      const offered = await proposals(uri, await placeIn(uri, '"Next": "Process4b-3"', 2));
      assert.ok(offered.includes('Process4b-2'), offered.join());
      assert.ok(!offered.includes('Process5') && !offered.includes('Process4a'), offered.join());
    },
  },
  {
    name: 'completion offers types and the fields of a type',
    body: async () => {
      const uri = file(
        'fields.asl.json',
        '{\n  "StartAt": "A",\n  "States": {\n    "A": {\n      "Type": "Wait",\n      \n    }\n  }\n}\n',
      );
      await open(uri);
      const fields = await proposals(uri, new vscode.Position(5, 6));
      assert.ok(fields.includes('Seconds') && fields.includes('Next'), fields.join());
      assert.ok(!fields.includes('Resource') && !fields.includes('Type'), fields.join());
      const types = await proposals(uri, await placeIn(uri, '"Type": "Wait"', 5));
      assert.deepEqual(
        ['Choice', 'Fail', 'Map', 'Parallel', 'Pass', 'Succeed', 'Task', 'Wait'].filter(
          (type) => !types.includes(type),
        ),
        [],
      );
    },
  },
  {
    name: 'YAML has the same features',
    body: async () => {
      const uri = file(
        'same.asl.yaml',
        'StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: B\n  B:\n    Type: Pass\n    Next: Nowhere\n',
      );
      const { document } = await open(uri);
      assert.equal(document.languageId, 'asl-yaml');
      const found = await diagnostics(uri, (all) => all.some((one) => codeOf(one) === 'missing-transition-target'));
      assert.ok(found.some(({ range }) => document.getText(range) === 'Nowhere'));
      assert.equal(await definitionLine(uri, new vscode.Position(4, 11)), 5);
    },
  },
  {
    name: 'the lens above StartAt runs the machine',
    body: async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        file(sample),
        10,
      );
      const lens = lenses.find(({ command }) => command?.command === 'stepwright.runLocally');
      assert.ok(lens);
      assert.equal(lens.range.start.line, (await placeIn(file(sample), '"StartAt": "Process1"')).line);
    },
  },
  {
    name: 'stepwright.json completes by its schema',
    body: async () => {
      const uri = file('config/stepwright.json', '{\n  \n}\n');
      await open(uri);
      await until('proposals', async () =>
        (await proposals(uri, new vscode.Position(1, 2))).some((label) => label.includes('functions')),
      );
    },
  },
  {
    name: 'bad input of every kind is answered, and the server lives on',
    body: async () => {
      const states = Object.fromEntries(
        Array.from({ length: 7_000 }, (_, index) => [
          `S${String(index)}`,
          {
            Type: 'Pass',
            Comment: 'x'.repeat(60),
            ...(index < 6_999 ? { Next: `S${String(index + 1)}` } : { End: true }),
          },
        ]),
      );
      const big = machine(states);
      assert.ok(big.length > 1_000_000 && big.length < 1_048_576);
      const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
      const cases: readonly (readonly [name: string, text: string, hasErrors: boolean])[] = [
        ['empty', '', true],
        ['half', '{ "StartAt": "A", "States": { "A": { "Type": ', true],
        ['other', '{ "name": "not a machine", "version": "1.0.0" }', true],
        ['deep', deep, true],
        ['bom', `\uFEFF${readSample().replaceAll('\n', '\r\n')}`, false],
        ['tabs', readSample().replaceAll('    ', '\t'), false],
        ['big', big, false],
      ];
      for (const [name, text, hasErrors] of cases) {
        const uri = file(`bad/${name}.asl.json`, text);
        await open(uri);
        if (hasErrors)
          await diagnostics(uri, (all) => all.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
      }
      const uri = file('bad/after.asl.json', machine({ A: { Type: 'Pass', Next: 'Nowhere' } }));
      await open(uri);
      await diagnostics(uri, (all) => all.some((one) => codeOf(one) === 'missing-transition-target'));
      for (const [name, , hasErrors] of cases) {
        const errors = vscode.languages
          .getDiagnostics(file(`bad/${name}.asl.json`))
          .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
        if (!hasErrors)
          assert.deepEqual(
            errors.map(({ message }) => message),
            [],
            name,
          );
      }
    },
  },
  {
    name: 'two machines run at once, with what is in the editors',
    body: async () => {
      // Each handler waits for the sign of the other: one run after the other would never end.
      const handler = (own: string, other: string) =>
        `import pathlib, time\n\ndef lambda_handler(event, context):\n    here = pathlib.Path(__file__).parent\n    (here / "${own}").write_text("here")\n    while not (here / "${other}").exists():\n        time.sleep(0.05)\n    (here / "${own}.done").write_text("done")\n    return event\n`;
      const names = ['one', 'two'] as const;
      for (const [name, other] of [names, [...names].reverse()] as const) {
        file(`pair/Meet_${String(name)}.py`, handler(String(name), String(other)));
        const uri = file(`pair/${String(name)}.asl.json`, '{}');
        const editor = await open(uri);
        await editor.edit((edit) => {
          const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
          edit.replace(
            all,
            machine({
              Meet: {
                Type: 'Task',
                Resource: `arn:aws:lambda:us-east-1:123456789012:function:Meet_${String(name)}`,
                End: true,
              },
            }),
          );
        });
        await runWithFirstInput(uri);
        await until('the view', () => hasTab(`Run: ${String(name)}`));
      }
      await until('the end of both', () => names.every((name) => fs.existsSync(file(`pair/${name}.done`).fsPath)));
    },
  },
  {
    name: 'a function that nothing answers for is marked at its state, with fixes that answer',
    body: async () => {
      const uri = file(
        'lost/lost.asl.json',
        machine({ Pay: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Pay', End: true } }),
      );
      const { document } = await open(uri);
      await runWithFirstInput(uri);
      const found = await diagnostics(uri, (all) => all.some((one) => codeOf(one) === 'missing-handler'));
      const mark = found.find((one) => codeOf(one) === 'missing-handler');
      assert.equal(mark && document.getText(mark.range), '"Pay"');
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        mark?.range,
      );
      const mock = actions.find(({ title }) => title.includes('mock'));
      assert.ok(mock?.command);
      await vscode.commands.executeCommand(mock.command.command, ...(mock.command.arguments ?? []));
      const written = JSON.parse(fs.readFileSync(file('lost/stepwright.json').fsPath, 'utf8')) as unknown;
      assert.deepEqual(written, { functions: { Pay: { mock: { return: {} } } } });
      await open(uri);
      await vscode.commands.executeCommand('stepwright.runAgain', uri);
      await diagnostics(uri, (all) => !all.some((one) => codeOf(one) === 'missing-handler'));
    },
  },
];

/** The entry that VS Code calls. */
export const run = (): Promise<void> =>
  runTests(vscode.workspace.workspaceFile ? multiRootTests : [...tests, ...fileTests, ...assistantTests]);
