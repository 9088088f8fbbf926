import * as vscode from 'vscode';
import type { RunSession } from './run-session';
import type { RunHeader } from './view-messages';

/** A run that nobody sees is told of after so long, with a way to cancel it. */
const longRun = 10_000;

/**
 * How the last run goes, as an item of the status bar. Notifications come only where the run's view is not seen: a progress
 * while a run is long, and the result when it has ended.
 */
export class RunStatus {
  private readonly item = vscode.window.createStatusBarItem('stepwright.run', vscode.StatusBarAlignment.Left);
  private shown: RunSession | undefined;

  constructor(
    private readonly isSeen: (session: RunSession) => boolean,
    private readonly show: (session: RunSession) => void,
  ) {
    this.item.name = 'State Machine Run';
    this.item.command = 'stepwright.showRunView';
  }

  follow(session: RunSession): void {
    this.shown = session;
    this.draw();
    const late = setTimeout(() => {
      if (session.status === 'running' && !this.isSeen(session)) void tellOfLongRun(session);
    }, longRun);
    session.listen({
      ended: () => {
        clearTimeout(late);
        if (this.shown === session) this.draw();
        // Why a run was refused is told on its own.
        if (session.refusedFor.length === 0 && !this.isSeen(session)) void this.tellResult(session);
      },
    });
  }

  dispose(): void {
    this.item.dispose();
  }

  private draw(): void {
    if (!this.shown) return;
    const { machine, status } = this.shown;
    const { summary } = this.shown.header();
    this.item.text = `$(${icons[status]}) ${machine}`;
    this.item.tooltip = `${machine}: ${summary === '' ? 'running' : summary}. Click to show the run.`;
    this.item.accessibilityInformation = {
      label: `${machine}: ${summary === '' ? 'running' : summary}`,
      role: 'button',
    };
    this.item.show();
  }

  private async tellResult(session: RunSession): Promise<void> {
    const { status, machine, ending } = session;
    if (status === 'aborted') return;
    const cause = ending.cause === undefined ? '' : ` ${firstLine(ending.cause)}`;
    const text = `${machine}: ${session.header().summary}.${cause}`;
    const tell = status === 'succeeded' ? vscode.window.showInformationMessage : vscode.window.showErrorMessage;
    if ((await tell(text, 'Show Run')) !== undefined) this.show(session);
  }
}

async function tellOfLongRun(session: RunSession): Promise<void> {
  const options = { location: vscode.ProgressLocation.Notification, title: session.machine, cancellable: true };
  await vscode.window.withProgress(options, async (progress, cancelled) => {
    cancelled.onCancellationRequested(() => {
      session.cancel();
    });
    await new Promise<void>((done) => {
      const listening = session.listen({
        progress: () => {
          progress.report({ message: `${session.state.eventCount.toLocaleString('en')} events` });
        },
        ended: () => {
          listening.dispose();
          done();
        },
      });
    });
  });
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

const icons: Readonly<Record<RunHeader['status'], string>> = {
  running: 'sync~spin',
  succeeded: 'pass',
  failed: 'error',
  'timed-out': 'watch',
  aborted: 'circle-slash',
  broken: 'warning',
};
