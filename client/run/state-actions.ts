import * as vscode from 'vscode';
import { formatOfDocument } from '../state-machines';
import { stateNameAt } from './state-places';

/** Actions at the line of a state's name: run from it, or it alone. */
export class StateActions implements vscode.CodeActionProvider {
  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    // The name stands at the begin of its line: elsewhere these would only be in the way.
    const line = document.lineAt(range.start.line);
    const name = stateNameAt(document.getText(), formatOfDocument(document), document.offsetAt(line.range.start));
    if (name === undefined || !line.text.includes(name)) return [];
    return [
      action(`Run from "${name}" with…`, 'stepwright.runFromState', document, name),
      action(`Run only "${name}"…`, 'stepwright.runOnlyState', document, name),
    ];
  }
}

function action(title: string, command: string, document: vscode.TextDocument, name: string): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.Empty);
  made.command = { title, command, arguments: [document.uri.toString(), name] };
  return made;
}
