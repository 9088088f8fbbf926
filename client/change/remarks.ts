import * as vscode from 'vscode';
import type { Remark } from '../../language/convert/remarks';
import { outerRange } from '../../language/embedding/embedded-text';
import type { Definition } from '../../language/embedding/find-definitions';

/** Remarks about a machine with the places of the document that it stands in. */
export function inDocument({ text }: Definition, remarks: readonly Remark[]): readonly Remark[] {
  return text ? remarks.map((one) => ({ ...one, ...outerRange(text, one) })) : remarks;
}

/** Says the first reason why something was not done, and how many there are; one can go to where it stands. */
export async function tellRefusal(
  document: vscode.TextDocument,
  outcome: string,
  reasons: readonly Remark[],
): Promise<void> {
  const [first, ...others] = reasons;
  if (!first) return;
  const more = others.length === 0 ? '' : ` (and ${String(others.length)} more)`;
  const show = 'Show';
  const chosen = await vscode.window.showWarningMessage(`${outcome}: ${first.message}${more}`, show);
  if (chosen !== show) return;
  const selection = new vscode.Range(document.positionAt(first.start), document.positionAt(first.end));
  await vscode.window.showTextDocument(document, { selection });
}
