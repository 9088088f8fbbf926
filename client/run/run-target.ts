import * as vscode from 'vscode';
import { definitionsInFile, wholeDocument } from '../../language/embedding/find-definitions';
import type { MachineModel } from '../../language/model/model';
import { parseDocument } from '../../language/tree/parse-document';
import { isForServer } from '../attached-documents';
import { formatOfDocument } from '../state-machines';
import { uriOfTarget } from '../target';
import { chooseMachine, type MachineToRun } from './machine-to-run';

/** A machine that may be run, with its model. */
export interface RunTarget extends MachineToRun {
  readonly model: MachineModel;
}

/**
 * The machine to run: that of a uri, else of the active editor; `name` says which one of a template. Undefined after saying
 * why there is none, or why it may not be run.
 */
export async function runTarget(given: unknown, name?: unknown): Promise<RunTarget | undefined> {
  const uri = uriOfTarget(given);
  const document = uri ? await opened(uri) : vscode.window.activeTextEditor?.document;
  if (uri && !document) return undefined;
  if (!document || !isForServer(document)) {
    const treat = 'Treat as State Machine';
    const hint =
      'Run Locally needs a state machine in the active editor: a file ending in .asl.json, .asl, .asl.yaml or .asl.yml, or a template that holds one.';
    const chosen = await vscode.window.showWarningMessage(hint, ...(document ? [treat] : []));
    if (chosen === treat) await vscode.commands.executeCommand('stepwright.treatAsStateMachine');
    return undefined;
  }
  if (!(await mayRun(document))) return undefined;
  const machine = await chooseMachine(document, typeof name === 'string' ? name : undefined);
  return machine && targetOf(machine);
}

/** The machine with the model of its text as it is now. */
export function targetOf(machine: MachineToRun): RunTarget {
  return { document: machine.document, name: machine.name, model: modelOf(machine) };
}

function modelOf({ document, name }: MachineToRun): MachineModel {
  const parsed = parseDocument(document.getText(), formatOfDocument(document));
  const found = definitionsInFile(parsed, '').find((definition) => definition.name === name);
  return (found ?? wholeDocument(parsed)).model;
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    const file = vscode.workspace.asRelativePath(uri);
    void vscode.window.showErrorMessage(`Nothing was run: ${file} is not there any more, or is no text.`);
    return undefined;
  }
}

async function mayRun({ uri }: vscode.TextDocument): Promise<boolean> {
  if (!vscode.workspace.isTrusted) {
    const manage = 'Manage Workspace Trust';
    const chosen = await vscode.window.showWarningMessage(
      'Nothing was run: running a state machine executes handlers of this workspace, and you have not said that you trust it.',
      manage,
    );
    if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
    return false;
  }
  if (uri.scheme === 'file' || uri.scheme === 'untitled') return true;
  void vscode.window.showWarningMessage(
    'Run Locally needs the files of this workspace on a disk: open a copy of the folder.',
  );
  return false;
}
