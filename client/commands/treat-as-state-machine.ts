import * as vscode from 'vscode';
import { isStateMachine } from '../state-machines';

/** Makes the active JSON or YAML document a state machine, on request for always. */
export async function treatAsStateMachine(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    void vscode.window.showWarningMessage('Open the JSON or YAML file that holds the state machine first.');
    return;
  }
  if (isStateMachine(document)) return;
  const language = /yaml/.test(document.languageId) ? 'asl-yaml' : 'asl';
  await vscode.languages.setTextDocumentLanguage(document, language);
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (!folder) return;
  const file = vscode.workspace.asRelativePath(document.uri, false);
  const always = 'Always for This File';
  const chosen = await vscode.window.showInformationMessage(
    `${file} is treated as a state machine until it is closed.`,
    always,
  );
  if (chosen !== always) return;
  const settings = vscode.workspace.getConfiguration('files', folder.uri);
  const associations = settings.get<Record<string, string>>('associations') ?? {};
  await settings.update(
    'associations',
    { ...associations, [`**/${file}`]: language },
    vscode.ConfigurationTarget.Workspace,
  );
}
