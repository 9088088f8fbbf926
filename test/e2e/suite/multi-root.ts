import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { codeOf, diagnostics, file, hasTab, machine, open, runWithFirstInput, until, type SuiteTest } from './harness';

const FOLDERS = [0, 1];

const task = machine({
  Ask: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Where', End: true },
});

/** A workspace with two folders that hold files of the same names. */
export const multiRootTests: readonly SuiteTest[] = [
  {
    name: 'problems of each folder stand at its own files, opened or not',
    body: async () => {
      const [first, second] = FOLDERS.map((folder) =>
        file('same/flow.asl.json', machine({ A: { Type: 'Pass', Next: `Nowhere${String(folder)}` } }), folder),
      );
      assert.ok(first && second);
      await open(first);
      for (const [i, uri] of [first, second].entries()) {
        const found = await diagnostics(uri, (all) => all.some((one) => codeOf(one) === 'missing-transition-target'));
        assert.ok(found.some(({ message }) => message.includes(`Nowhere${String(i)}`)));
      }
    },
  },
  {
    name: 'settings of the folder that a machine lies in count for it',
    body: async () => {
      const faulty = machine({ A: { Type: 'Pass', Next: 'B', Extra: 1 }, B: { Type: 'Succeed' } });
      file('stepwright.json', JSON.stringify({ rules: { 'unknown-field': 'off' } }), 1);
      const [checked, quiet] = FOLDERS.map((folder) => file('rules/flow.asl.json', faulty, folder));
      assert.ok(checked && quiet);
      await open(quiet);
      await open(checked);
      await diagnostics(checked, (all) => all.some((one) => codeOf(one) === 'unknown-field'));
      await until('no problem where the rule is off', () => vscode.languages.getDiagnostics(quiet).length === 0);
      fs.rmSync(file('stepwright.json', undefined, 1).fsPath);
    },
  },
  {
    name: 'a machine runs with the handlers and the configuration of its own folder',
    body: async () => {
      for (const folder of FOLDERS) {
        const handler = `import pathlib\n\ndef lambda_handler(event, context):\n    pathlib.Path(__file__).with_suffix(".called").write_text("here")\n    return event\n`;
        file('flows/Where.py', handler, folder);
        const uri = file('flows/where.asl.json', task, folder);
        await open(uri);
        await runWithFirstInput(uri);
        await until('the view', () => hasTab('Run: where'));
        await until('the call of its own handler', () =>
          fs.existsSync(file('flows/Where.called', undefined, folder).fsPath),
        );
        const other = file('flows/Where.called', undefined, 1 - folder).fsPath;
        assert.equal(fs.existsSync(other), folder === 1, 'the handler of the other folder was called');
      }
    },
  },
];
