import * as vscode from 'vscode';
import type { RunStore } from './run-store';
import { RunsView } from './runs-view';

/** Puts the list of kept runs into the side bar; nothing is read before the list is looked at. */
export function registerRunsView(context: vscode.ExtensionContext, store: () => Promise<RunStore>): void {
  let known: RunStore | undefined;
  const view: RunsView = new RunsView(async () => {
    if (known) return known;
    known = await store();
    context.subscriptions.push(
      known.onDidChange(() => {
        view.refresh();
      }),
    );
    return known;
  });
  context.subscriptions.push(
    vscode.window.createTreeView('stepwright.runs', { treeDataProvider: view, canSelectMany: true }),
  );
}
