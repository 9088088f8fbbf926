import * as vscode from 'vscode';
import { recordedAnswers, recordInMockFile, recordInSettings } from './record-mocks';
import type { RunSession } from './run-session';
import { changeSettings, textOf, writeText } from './settings-file';

/** Turns what the tasks of a run gave into mocks: in stepwright.json, or in a mock file of Step Functions Local. */
export async function recordRun(session: RunSession, machine: vscode.Uri): Promise<void> {
  const recorded = recordedAnswers(session.events);
  if (recorded.size === 0) {
    void vscode.window.showInformationMessage('This run has called nothing: there is nothing to record.');
    return;
  }
  const count = recorded.size === 1 ? '1 state' : `${String(recorded.size)} states`;
  const choices = [
    { label: 'Mocks in stepwright.json', detail: 'They answer in every run', into: 'mocks' as const },
    { label: 'Test case in stepwright.json', detail: 'Chosen by --test-case', into: 'case' as const },
    {
      label: 'Test case in a MockConfigFile',
      detail: 'As Step Functions Local reads it; chosen by --mock-config and --test-case',
      into: 'file' as const,
    },
  ];
  const chosen = await vscode.window.showQuickPick(choices, { title: `Record the answers of ${count} as…` });
  if (!chosen) return;
  const testCase = chosen.into === 'mocks' ? undefined : await askName();
  if (chosen.into !== 'mocks' && testCase === undefined) return;
  if (chosen.into === 'file') {
    const file = vscode.Uri.joinPath(machine, '..', 'MockConfigFile.json');
    const name = { machine: session.machine, testCase: testCase ?? '' };
    await writeText(file, recordInMockFile((await textOf(file)) ?? '', recorded, name));
    await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One });
    return;
  }
  const file = await changeSettings(machine, (text) => recordInSettings(text, recorded, testCase));
  await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One });
}

function askName(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'Name of the test case',
    placeHolder: 'happy path',
    validateInput: (name) => (name.trim() === '' ? 'A test case needs a name.' : undefined),
  });
}
