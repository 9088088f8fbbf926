import * as vscode from 'vscode';
import { findDefinitions, type Definition } from '../../language/embedding/find-definitions';
import { parseDocument } from '../../language/tree/parse-document';
import { formatOfDocument, isStateMachine } from '../state-machines';

/** What a run is started for: a document that is a machine, or one of the machines of a template. */
export interface MachineToRun {
  readonly document: vscode.TextDocument;
  /** The name of its resource; none where the document is the machine. */
  readonly name: string | undefined;
}

/** The machine of a template that is meant: the named one, the only one, that at the cursor, or the one that is picked. */
export async function chooseMachine(
  document: vscode.TextDocument,
  name: string | undefined,
): Promise<MachineToRun | undefined> {
  if (name !== undefined || isStateMachine(document)) return { document, name };
  const machines = definitionsOf(document);
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  const cursor = editor && document.offsetAt(editor.selection.active);
  const here = machines.find(
    ({ region }) => machines.length === 1 || (cursor !== undefined && region.start <= cursor && cursor <= region.end),
  );
  if (here) return { document, name: here.name };
  const items = machines.map((machine) => ({
    label: machine.name ?? '',
    description: `line ${String(document.positionAt(machine.region.start).line + 1)}`,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: 'Which state machine?' });
  return picked && { document, name: picked.label };
}

function definitionsOf(document: vscode.TextDocument): Definition[] {
  return findDefinitions(parseDocument(document.getText(), formatOfDocument(document)));
}
