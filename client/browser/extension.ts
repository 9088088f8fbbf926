import * as vscode from 'vscode';
import { activateWith, type Command } from '../activate';
import { openIamPolicy, openInOtherFormat } from '../change/open-rewritten';
import { startLanguage } from './language-client';

export { deactivate } from '../activate';

/** Commands that start a process, which a browser cannot. */
const NEED_A_PROCESS = [
  'runLocally',
  'runAgain',
  'runFromState',
  'runOnlyState',
  'redriveRun',
  'saveInput',
  'showResources',
  'recordRun',
  'cancelRun',
  'showRunView',
  'showRunLog',
  'convertQueryLanguage',
  'openSample',
  'compareGraphWithHead',
  'compareTwoMachines',
  'openRun',
  'exportRun',
  'renameRun',
  'deleteRun',
  'compareRuns',
  'openHistory',
];

/** The extension in the browser, as on vscode.dev: everything but runs. */
export function activate(context: vscode.ExtensionContext): void {
  activateWith({ startLanguage, addOwnCommands }, context);
}

function addOwnCommands(command: Command): void {
  for (const name of NEED_A_PROCESS) command(name, explain);
  command('convertFormat', openInOtherFormat);
  command('writeIamPolicy', openIamPolicy);
}

async function explain(): Promise<void> {
  const download = 'Get VS Code';
  const chosen = await vscode.window.showInformationMessage(
    'This runs the state machine in processes, which VS Code in the browser cannot start. Open the folder in VS Code on your computer or in a codespace.',
    download,
  );
  if (chosen === download) await vscode.env.openExternal(vscode.Uri.parse('https://code.visualstudio.com/download'));
}
