import path from 'node:path';
import * as vscode from 'vscode';
import { decodeUtf8, NotUtf8 } from '../../language/text/decode-utf8';
import { exportHistory } from '../run/export-history';
import { plainPage } from '../run/run-page';
import { RunSession } from '../run/run-session';
import { machineName } from '../state-machines';
import { CompareRunsPanel, type NamedRun } from './compare-runs-panel';
import { findDefinition } from './find-definition';
import { historySession, readHistory, statesIn } from './history-file';
import { RunStore, type KeptRun } from './run-store';
import { runsFolder } from './tell-kept-run';
import { TextDifference } from './text-difference';

/** The commands around runs that have ended: those kept in this workspace, and histories that were recorded elsewhere. */
export class KeptRuns {
  readonly store: RunStore;
  private readonly texts: TextDifference;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly show: (session: RunSession) => void,
  ) {
    this.store = new RunStore(runsFolder(context));
    this.texts = new TextDifference(context);
  }

  async openRun(given: unknown): Promise<void> {
    const session = await this.session(given, 'Open which run?');
    if (session) this.show(session);
  }

  async exportRun(given: unknown): Promise<void> {
    const session = await this.session(given, 'Export the history of which run?');
    if (session) await exportHistory(session);
  }

  async deleteRun(given: unknown): Promise<void> {
    const run = await this.choose(given, 'Delete which run?');
    if (run) await this.store.remove(run.id);
  }

  async renameRun(given: unknown): Promise<void> {
    const run = await this.choose(given, 'Rename which run?');
    if (!run) return;
    const label = await vscode.window.showInputBox({
      title: `Rename the run of ${run.machine}`,
      value: run.label ?? run.machine,
    });
    if (label !== undefined) this.store.rename(run.id, label);
  }

  /**
   * Shows two runs beside each other, state by state: those given, or chosen ones. A run that is shown just now may be
   * given, too, which need not be a kept one.
   */
  async compareRuns(given: unknown, other?: unknown): Promise<void> {
    const chosen = Array.isArray(other) ? other.filter(isKeptRun) : [];
    const first = chosen[0] ? await this.named(chosen[0]) : await this.chooseNamed(given);
    if (!first) return;
    const second = chosen[1] ? await this.named(chosen[1]) : await this.pickNamed('… with which other run?', first);
    if (!second) return;
    const panel = vscode.window.createWebviewPanel('stepwright.runDifference', '', vscode.ViewColumn.Active);
    this.compare(panel, first, second);
  }

  /** Makes a comparison again that was open when the window was reloaded. `state` comes back through the editor. */
  async restoreComparison(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const sources: unknown = typeof state === 'object' && state !== null && 'runs' in state ? state.runs : undefined;
    const [first, second] = Array.isArray(sources) ? (sources as readonly unknown[]) : [];
    const [left, right] = [await this.shownBefore({ source: first }), await this.shownBefore({ source: second })];
    if (typeof left === 'string' || typeof right === 'string')
      panel.webview.html = plainPage(typeof left === 'string' ? left : String(right));
    else this.compare(panel, this.nameOf(left), this.nameOf(right));
  }

  private compare(panel: vscode.WebviewPanel, first: NamedRun, second: NamedRun): void {
    // The older one stands on the left, as the one before.
    const [before, after] = first.session.startedAt <= second.session.startedAt ? [first, second] : [second, first];
    new CompareRunsPanel(panel, { before, after }, this.context.extensionUri, {
      showTexts: () => void this.texts.show(before, after),
      showRun: this.show,
    });
  }

  /** The newest kept run of a machine; `name` says which one of a template. */
  async newestOf(uri: vscode.Uri, name: string | undefined): Promise<RunSession | undefined> {
    const machine = name ?? machineName(uri);
    const run = this.store.list.find((one) => one.uri === uri.toString() && one.machine === machine);
    const session = run && (await this.store.open(run.id));
    return typeof session === 'string' ? undefined : session;
  }

  /**
   * Shows a history that `aws stepfunctions get-execution-history` has printed: the given file, else what stands in the active
   * editor where that is one, else the one that is chosen.
   */
  async openHistory(given: unknown): Promise<void> {
    const uri = given instanceof vscode.Uri ? given : (historyInEditor() ?? (await askForHistory()));
    if (!uri) return;
    const session = await historyOf(uri);
    if (typeof session === 'string') void vscode.window.showErrorMessage(session);
    else this.show(session);
  }

  /** The run that a view has shown before the window was reloaded, or a sentence. `state` comes back through the editor. */
  async shownBefore(state: unknown): Promise<RunSession | string> {
    const source = typeof state === 'object' && state !== null && 'source' in state ? state.source : undefined;
    if (typeof source === 'object' && source !== null) {
      if ('id' in source && typeof source.id === 'string' && this.store.list.some(({ id }) => id === source.id))
        return this.store.open(source.id);
      if ('uri' in source && typeof source.uri === 'string') return historyOf(vscode.Uri.parse(source.uri));
    }
    return 'The run that was shown here is not kept any more.';
  }

  private async session(given: unknown, question: string): Promise<RunSession | undefined> {
    const run = await this.choose(given, question);
    return run && this.sessionOf(run);
  }

  private async sessionOf(run: KeptRun): Promise<RunSession | undefined> {
    const session = await this.store.open(run.id);
    if (typeof session !== 'string') return session;
    void vscode.window.showErrorMessage(session);
    return undefined;
  }

  private async named(run: KeptRun): Promise<NamedRun | undefined> {
    const session = await this.sessionOf(run);
    return session && this.nameOf(session);
  }

  private async chooseNamed(given: unknown): Promise<NamedRun | undefined> {
    if (given instanceof RunSession) return this.nameOf(given);
    const run = isKeptRun(given) ? this.store.list.find(({ id }) => id === given.id) : undefined;
    return run ? this.named(run) : this.pickNamed('Compare which run?');
  }

  /** Asks for a run: a kept one, those of the same machine first, or a history from elsewhere. */
  private async pickNamed(question: string, without?: NamedRun): Promise<NamedRun | undefined> {
    const hasSource = without?.session.source;
    const others = this.store.list.filter(({ id }) => hasSource?.kind !== 'kept' || hasSource.id !== id);
    const isSame = ({ uri }: KeptRun): boolean => uri === without?.session.uri;
    const runs = [...others.filter(isSame), ...others.filter((run) => !isSame(run))].map(itemOf);
    const history = { label: '$(history) An execution history from AWS…', run: undefined };
    const chosen = await vscode.window.showQuickPick([...runs, history], { title: question, matchOnDescription: true });
    if (!chosen) return undefined;
    if (chosen.run) return this.named(chosen.run);
    const uri = await askForHistory();
    if (!uri) return undefined;
    const session = await historyOf(uri);
    if (typeof session !== 'string') return this.nameOf(session);
    void vscode.window.showErrorMessage(session);
    return undefined;
  }

  private nameOf(session: RunSession): NamedRun {
    const { source, machine, startedAt } = session;
    const label = source?.kind === 'kept' ? this.store.list.find(({ id }) => id === source.id)?.label : undefined;
    return { title: `${label ?? machine} ${new Date(startedAt).toLocaleTimeString()}`, session };
  }

  private async choose(given: unknown, question: string): Promise<KeptRun | undefined> {
    return isKeptRun(given) ? this.store.list.find(({ id }) => id === given.id) : this.pick(question);
  }

  private async pick(question: string, without?: KeptRun): Promise<KeptRun | undefined> {
    const runs = this.store.list.filter((run) => run.id !== without?.id);
    if (runs.length === 0) {
      void vscode.window.showInformationMessage('There is no kept run. "Stepwright: Run Locally" makes one.');
      return undefined;
    }
    const items = runs.map(itemOf);
    return (await vscode.window.showQuickPick(items, { title: question, matchOnDescription: true }))?.run;
  }
}

/** A history file as a run, with the definition of the workspace that it fits; a sentence where nothing of it can be read. */
export async function historyOf(uri: vscode.Uri): Promise<RunSession | string> {
  let text: string;
  try {
    // What was pasted into an editor is in no file yet.
    const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    text = open?.getText() ?? decodeUtf8(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    return `${uri.fsPath} cannot be read${error instanceof NotUtf8 ? `: ${error.message}` : '.'}`;
  }
  const history = readHistory(text);
  const name = path.posix.basename(uri.path);
  if (history.events.length === 0) return `${name} cannot be shown as a run. ${history.fault ?? ''}`.trim();
  const found = await findDefinition(statesIn(history.events));
  const { uri: definitionUri, ...definition } = found ?? { uri };
  const session = historySession(history, {
    uri: definitionUri.toString(),
    machine: name.replace(/(\.history)?\.json$/i, '') || machineName(uri),
    file: uri.fsPath,
    ...('text' in definition && { definition }),
  });
  session.source = { kind: 'history', uri: uri.toString() };
  return session;
}

/** The document in the active editor, where it reads as a history. */
function historyInEditor(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && readHistory(document.getText()).events.length > 0 ? document.uri : undefined;
}

async function askForHistory(): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: 'Open an execution history',
    openLabel: 'Show',
    filters: { 'Execution history': ['json'], 'All files': ['*'] },
  });
  return files?.[0];
}

function itemOf(run: KeptRun): vscode.QuickPickItem & { readonly run: KeptRun } {
  return {
    label: run.label ?? run.machine,
    description: `${run.summary} · ${new Date(run.startedAt).toLocaleString()}`,
    run,
  };
}

function isKeptRun(value: unknown): value is KeptRun {
  return typeof value === 'object' && value !== null && 'id' in value && 'machine' in value && 'startedAt' in value;
}
