import type { ReplayMessage } from '../../host/messages';
import { askHost } from '../run/ask-host';
import { requestFor } from '../run/run-request';
import type { RunSession } from '../run/run-session';
import { runTarget } from '../run/run-target';
import * as vscode from 'vscode';
import { formatOf } from '../../language/tree/parse-document';

/**
 * Runs a recorded run again by the definition as it stands in the editor now, with the answers that were recorded; what is
 * otherwise than recorded is told to the session. Asks for the definition where none is known.
 */
export async function replayRun(session: RunSession, module: string): Promise<void> {
  const uri = vscode.Uri.parse(session.uri);
  const definition = session.request.text === '' || !formatOf(uri.path) ? await askForDefinition() : uri;
  const target = definition && (await runTarget(definition, session.request.stateMachine));
  if (!target) return;
  const { input: _unused, ...request } = await requestFor(target, null);
  const message: ReplayMessage = { ...request, kind: 'replay', events: session.events };
  const file = vscode.workspace.asRelativePath(target.document.uri);
  const answer = await askHost(module, message, 'replayed');
  if (answer.kind === 'replayed') session.setReplay({ file, differences: answer.differences });
  else void vscode.window.showErrorMessage(`The run was not replayed. ${answer.message}`);
}

async function askForDefinition(): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: 'Which state machine does the history belong to?',
    openLabel: 'Replay',
    filters: { 'State machine': ['json', 'asl', 'yaml', 'yml'] },
  });
  return files?.[0];
}
