import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, diagnostics, file, hasTab, machine, open, runWithFirstInput, until, type SuiteTest } from './harness';

const passing = machine({
  A: { Type: 'Pass', Result: { told: 'by the last run' }, Next: 'B' },
  B: { Type: 'Succeed' },
});

async function hints({ document }: vscode.TextEditor): Promise<string> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    whole,
  );
  return found
    .map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')))
    .join();
}

async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Documents that are no file, or not the file that they were. */
export const fileTests: readonly SuiteTest[] = [
  {
    name: 'a folder that is renamed takes problems, the last run and its input along',
    body: async () => {
      const sound = file('old/sound.asl.json', passing);
      const faulty = file('old/faulty.asl.json', machine({ A: { Type: 'Pass', Next: 'Nowhere' } }));
      await open(faulty);
      await diagnostics(faulty, (all) => all.some((one) => codeOf(one) === 'missing-transition-target'));
      const editor = await open(sound);
      await runWithFirstInput(sound);
      await until('what the last run has shown', async () => (await hints(editor)).includes('by the last run'));
      await rename(file('old'), file('new'));
      await diagnostics(file('new/faulty.asl.json'), (all) =>
        all.some((one) => codeOf(one) === 'missing-transition-target'),
      );
      await until('no problem where nothing is', () => vscode.languages.getDiagnostics(faulty).length === 0);
      const moved = await open(file('new/sound.asl.json'));
      await until('what the last run has shown', async () => (await hints(moved)).includes('by the last run'));
      // Nobody is asked for the input.
      await vscode.commands.executeCommand('stepwright.runAgain', moved.document.uri);
    },
  },
  {
    name: 'a document that was never saved is checked, completed and run',
    body: async () => {
      const document = await vscode.workspace.openTextDocument({
        language: 'asl',
        content: machine({ A: { Type: 'Pass', Next: 'Nowhere' }, B: { Type: 'Succeed' } }),
      });
      const { uri } = document;
      const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      await diagnostics(uri, (all) => all.some((one) => codeOf(one) === 'missing-transition-target'));
      const at = document.positionAt(document.getText().indexOf('Nowhere') + 1);
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        at,
      );
      assert.ok(items.some(({ label }) => label === 'B'));
      await editor.edit((edit) => {
        edit.replace(new vscode.Range(at.translate(0, -1), at.translate(0, 6)), 'B');
      });
      await diagnostics(uri, (all) => all.length === 0);
      await runWithFirstInput(uri);
      await until('the view', () => hasTab(`Run: ${uri.path}`));
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    },
  },
];
