import * as vscode from 'vscode';
import type { WhereMoved } from '../runs/moved-files';
import { replayRun } from '../runs/replay-run';
import { exportHistory } from './export-history';
import { addMock } from './handler-stubs';
import { revealState } from './reveal-state';
import { plainPage } from './run-page';
import { RunPanel } from './run-panel';
import type { RunSession } from './run-session';
import type { Visit } from './visit';
import { changeSettings } from './settings-file';

/** What the buttons of a view start. */
interface RunViewCommands {
  readonly again: (shown: RunSession) => void;
  readonly redrive: (shown: RunSession) => void;
  readonly runPart: (shown: RunSession, visit: Visit, extent: 'from' | 'only') => void;
  readonly compare: (shown: RunSession) => void;
}

/** The open run views. */
export class RunViews {
  private readonly panels = new Set<RunPanel>();

  /** `host`: the program that replays a history. */
  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly host: string,
    private readonly commands: RunViewCommands,
  ) {}

  isVisible(session: RunSession): boolean {
    return [...this.panels].some(({ shown, isVisible }) => isVisible && shown === session);
  }

  followFiles(moved: WhereMoved): void {
    for (const { shown } of this.panels) shown.follow(moved);
  }

  /** Brings the view to the front that was opened last; false where there is none. */
  revealLast(): boolean {
    const panel = [...this.panels].at(-1);
    panel?.reveal();
    return panel !== undefined;
  }

  /** The machine's view if it is free, else a new one: two runs at a time are seen side by side. */
  show(session: RunSession): void {
    const own = [...this.panels].find(({ shown }) => shown === session);
    if (own) {
      own.reveal();
      return;
    }
    const free = [...this.panels].find(({ shown }) => shown.uri === session.uri && shown.status !== 'running');
    if (free) {
      free.show(session);
      free.reveal();
      return;
    }
    this.fill(
      vscode.window.createWebviewPanel('stepwright.run', '', {
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: true,
      }),
      session,
    );
  }

  /** Shows a run in a panel, or what kept it from being read. */
  fill(webview: vscode.WebviewPanel, session: RunSession | string): void {
    if (typeof session === 'string') {
      webview.webview.html = plainPage(session);
      return;
    }
    const actions = {
      reveal: (shown: RunSession, stateName: string) => void revealState(shown, stateName),
      ...this.commands,
      keepMock: (shown: RunSession, id: number) => void keepMock(shown, id),
      exportHistory: (shown: RunSession) => void exportHistory(shown),
      replay: (shown: RunSession) => void replayRun(shown, this.host),
    };
    this.panels.add(
      new RunPanel(webview, this.extensionUri, session, actions, (panel) => {
        this.panels.delete(panel);
      }),
    );
  }
}

/** What somebody has answered becomes a mock in `stepwright.json`. */
async function keepMock(session: RunSession, id: number): Promise<void> {
  const found = session.questions.mockOf(id);
  if (!found) return;
  const { state, mock } = found;
  const file = await changeSettings(vscode.Uri.file(session.request.file), (text) => addMock(text, state, mock));
  const show = 'Show';
  const message = `From now on "${state}" answers so by a mock in ${vscode.workspace.asRelativePath(file)}.`;
  if ((await vscode.window.showInformationMessage(message, show)) === show) await vscode.window.showTextDocument(file);
}
