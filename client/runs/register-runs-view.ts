import * as vscode from 'vscode';
import type { KeptRun, RunStore } from './run-store';
import { RunsView } from './runs-view';

/** Puts the list of kept runs into the side bar; nothing is read before the list is looked at. */
export function registerRunsView(
  context: vscode.ExtensionContext,
  store: () => Promise<RunStore>,
  openHistory: (uri: vscode.Uri) => Promise<void>,
): void {
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
    vscode.window.createTreeView('stepwright.runs', {
      treeDataProvider: view,
      canSelectMany: true,
      dragAndDropController: historyDrop(openHistory),
    }),
  );
}

/** Files that are dropped on the list are opened as execution histories. */
function historyDrop(open: (uri: vscode.Uri) => Promise<void>): vscode.TreeDragAndDropController<KeptRun> {
  return {
    dragMimeTypes: [],
    dropMimeTypes: [uriList],
    async handleDrop(_target, dropped) {
      const list = await dropped.get(uriList)?.asString();
      for (const line of (list ?? '').split(/\r?\n/))
        if (line !== '' && !line.startsWith('#')) await open(vscode.Uri.parse(line));
    },
  };
}

const uriList = 'text/uri-list';
