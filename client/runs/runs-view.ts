import * as vscode from 'vscode';
import type { KeptRun, RunStore } from './run-store';

/** The list of kept runs in the side bar, newest first. */
export class RunsView implements vscode.TreeDataProvider<KeptRun> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;

  /** The store is opened when the list is looked at. */
  constructor(private readonly store: () => Promise<RunStore>) {}

  async getChildren(run?: KeptRun): Promise<KeptRun[]> {
    if (run) return [];
    return [...(await this.store()).list];
  }

  refresh(): void {
    this.changed.fire(undefined);
  }

  getTreeItem(run: KeptRun): vscode.TreeItem {
    const item = new vscode.TreeItem(run.label ?? run.machine);
    const when = new Date(run.startedAt);
    item.id = run.id;
    item.description = `${run.label === undefined ? '' : `${run.machine} · `}${run.summary} · ${when.toLocaleTimeString()}`;
    item.tooltip = `${run.machine}: ${run.summary}\n${when.toLocaleString()}`;
    item.iconPath = icons[run.status];
    item.contextValue = 'run';
    item.command = { command: 'stepwright.openRun', title: 'Open Run', arguments: [run] };
    return item;
  }
}

const icon = (name: string, colour: string) => new vscode.ThemeIcon(name, new vscode.ThemeColor(colour));
const icons: Readonly<Record<KeptRun['status'], vscode.ThemeIcon>> = {
  running: new vscode.ThemeIcon('sync~spin'),
  succeeded: icon('pass-filled', 'testing.iconPassed'),
  failed: icon('error', 'testing.iconFailed'),
  'timed-out': icon('watch', 'testing.iconFailed'),
  aborted: icon('circle-slash', 'testing.iconSkipped'),
  broken: icon('warning', 'testing.iconErrored'),
};
