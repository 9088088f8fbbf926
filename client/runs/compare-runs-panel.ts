import * as vscode from 'vscode';
import { keepLost } from '../../graph/keep-lost';
import type { StateGraph } from '../../language/graph/build-graph';
import { machineOf } from '../run/run-machine';
import type { RunSession } from '../run/run-session';
import { executionStatus } from '../run/view-model';
import { webviewPage } from '../webview-page';
import { pageSource } from '../webview-source';
import type { ComparedRun, FromComparison, Side, ToComparison } from './compare-messages';
import { compareRuns, type RunComparison } from './compare-runs';
import { compareRunsPage } from './compare-runs-page';

/** One of the runs that are compared, and what it is called. */
export interface NamedRun {
  readonly title: string;
  readonly session: RunSession;
}

/** What the page asks for that goes beyond it. */
export interface CompareRunsActions {
  readonly showTexts: () => void;
  readonly showRun: (session: RunSession) => void;
}

/** Two runs beside each other, state by state; data are sent of the state that is looked at only. */
export class CompareRunsPanel {
  private readonly comparison: RunComparison;

  /** Fills a panel: a new one, or one that VS Code has made again. */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly runs: Readonly<Record<Side, NamedRun>>,
    extensionUri: vscode.Uri,
    private readonly actions: CompareRunsActions,
  ) {
    const { before, after } = runs;
    this.comparison = compareRuns(before.session, after.session);
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    this.panel.title = `${before.title} ↔ ${after.title}`;
    this.panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const listening = this.panel.webview.onDidReceiveMessage((message: FromComparison) => {
      this.receive(message);
    });
    this.panel.onDidDispose(() => {
      listening.dispose();
    });
    this.panel.webview.html = webviewPage(compareRunsPage, pageSource(this.panel.webview, dist));
  }

  private receive(message: FromComparison): void {
    switch (message.kind) {
      case 'ready':
        this.sendAll();
        return;
      case 'select': {
        const details = this.comparison.details(message.key, message.visit);
        if (details) this.send({ kind: 'details', details });
        return;
      }
      case 'texts':
        this.actions.showTexts();
        return;
      case 'run':
        this.actions.showRun(this.runs[message.side].session);
        return;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        return;
      case 'open':
        void this.open(message);
    }
  }

  private sendAll(): void {
    const { before, after } = this.runs;
    const { states, changes } = this.comparison;
    this.send({ kind: 'runs', before: headOf(before), after: headOf(after), states });
    const graph = graphOfBoth(before.session, after.session);
    this.send({ kind: 'graph', graph, title: after.session.machine, changes });
  }

  private async open({ key, visit, stage, side }: Extract<FromComparison, { kind: 'open' }>): Promise<void> {
    const text = this.comparison.details(key, visit)?.data.find((data) => data.stage === stage)?.[side];
    if (text === undefined) return;
    const content = JSON.stringify(JSON.parse(text), null, 2);
    const document = await vscode.workspace.openTextDocument({ language: 'json', content });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
  }

  private send(message: ToComparison): void {
    void this.panel.webview.postMessage(message);
  }
}

function headOf({ title, session }: NamedRun): ComparedRun {
  const { status, summary, startedAt, source } = session.header();
  return { title, status: executionStatus(status), summary, startedAt, ...(source && { source }) };
}

/** The states of both definitions: the machine may have been edited between the runs. */
function graphOfBoth(before: RunSession, after: RunSession): StateGraph | undefined {
  const [old, now] = [machineOf(before.request).graph, machineOf(after.request).graph];
  return old && now ? keepLost(old, now) : (now ?? old);
}
