import path from 'node:path';
import * as vscode from 'vscode';
import type { Json, RunRequestOptions } from '../host/messages';
import type { LastRunParams } from '../language/features/last-run';
import * as tools from './assistant/tools';
import type { ToolInput } from './assistant/tools';
import { templateLanguages } from './attached-documents';
import { languages, machineName } from './state-machines';
import { FollowUpRuns } from './run/follow-up-runs';
import { HandlerFixes, writeFile, writeFileCommand } from './run/handler-fixes';
import { withRules } from './run/last-rules';
import { lastRunParams } from './run/last-run-params';
import { InputPicker } from './run/input-picker';
import { RunMarks } from './run/marks';
import { requestFor } from './run/run-request';
import { runTarget, type RunTarget } from './run/run-target';
import { StateActions } from './run/state-actions';
import { KeptRuns, historyOf } from './runs/kept-runs';
import type { WhereMoved } from './runs/moved-files';
import { recordRun } from './run/record-command';
import { ResourcesCommand } from './resources/resources-command';
import { RunLog } from './run/run-log';
import { RunSession } from './run/run-session';
import { RunStatus } from './run/run-status';
import { RunViews } from './run/run-views';
import { revealState } from './run/reveal-state';

/** Run Locally and what belongs to it. Loaded when the first of its commands is called. */
export class RunCommands {
  /** What the editor's assistants may call; it comes with this module. */
  readonly tools = tools;
  private readonly picker: InputPicker;
  private readonly marks = new RunMarks();
  private readonly log = new RunLog();
  private readonly status = new RunStatus(
    (session) => this.views.isVisible(session),
    (session) => {
      this.views.show(session);
    },
  );
  private readonly running = new Set<RunSession>();
  private readonly lastSessions = new Map<string, RunSession>();
  private lastSession: RunSession | undefined;
  private readonly resources: ResourcesCommand;
  private readonly views: RunViews;
  private readonly followUps: FollowUpRuns;
  /** Runs that have ended, and histories from elsewhere. */
  readonly kept: KeptRuns;

  constructor(
    private readonly context: vscode.ExtensionContext,
    /** Tells the language server what a run has shown. */
    private readonly tellServer: (run: LastRunParams) => void,
  ) {
    this.picker = new InputPicker(context.workspaceState);
    this.resources = new ResourcesCommand(context.extensionUri, {
      reveal: ({ uri }, state) => void revealState({ uri: uri.toString() }, state),
      record: ({ uri }) => void this.recordRun(uri),
    });
    this.kept = new KeptRuns(context, (session) => {
      this.views.show(session);
    });
    this.views = new RunViews(context.extensionUri, this.host, {
      again: (shown) => void this.followUps.repeat(shown),
      redrive: (shown) => void this.followUps.redrive(shown),
      runPart: (shown, visit, extent) => void this.followUps.runVisited(shown, visit, extent),
      compare: (shown) => void this.kept.compareRuns(shown),
    });
    this.followUps = new FollowUpRuns({
      picker: this.picker,
      newestOf: (target) => this.newestOf(target),
      start: (target, input, options) => this.start(target, input, options),
    });
    const fixes = vscode.languages.registerCodeActionsProvider(
      [...languages, ...templateLanguages],
      new HandlerFixes(this.marks),
      {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      },
    );
    const parts = vscode.languages.registerCodeActionsProvider([...languages], new StateActions(), {
      providedCodeActionKinds: [vscode.CodeActionKind.Empty],
    });
    const write = vscode.commands.registerCommand(writeFileCommand, writeFile);
    context.subscriptions.push(fixes, parts, write, this.marks, this.log, this.status, {
      dispose: () => this.endAll(),
    });
  }

  /** Asks for an input and runs the machine; `target` is its uri, else it is that of the active editor. */
  async runLocally(given?: unknown, stateMachine?: unknown): Promise<void> {
    const target = await runTarget(given, stateMachine);
    const input = target && (await this.picker.ask(target, { title: 'Run Locally: choose the input' }));
    if (!target || !input) return;
    await this.picker.remember(target, input);
    await this.start(target, input.value);
  }

  /** Runs the machine with the input that it had last; asks where there was none. */
  async runAgain(given?: unknown, stateMachine?: unknown): Promise<void> {
    const target = await runTarget(given, stateMachine ?? this.lastOf(given)?.request.stateMachine);
    if (!target) return;
    const input = await this.picker.last(target);
    if (input) await this.start(target, input.value);
    else await this.runLocally(target.document.uri, target.name);
  }

  /**
   * Runs a part of the machine: from a state on, or that state alone. Default: the state that the cursor is in. Asks for the
   * data that the state is given, and offers those of the last run.
   */
  async runPart(extent: 'from' | 'only', given?: unknown, stateName?: unknown): Promise<void> {
    const target = await runTarget(given);
    if (target) await this.followUps.runPart(target, extent, typeof stateName === 'string' ? stateName : undefined);
  }

  /** Goes on with the last run of the machine where it failed: what it has achieved is kept. */
  async redrive(given?: unknown): Promise<void> {
    const target = await runTarget(given, this.lastOf(given)?.request.stateMachine);
    if (target) await this.followUps.redriveNewest(target);
  }

  async saveInput(given?: unknown): Promise<void> {
    const target = await runTarget(given);
    if (target) await this.picker.saveLast(target);
  }

  /** The page of the machine's tasks, and of what answers each. */
  async showResources(given?: unknown, name?: unknown): Promise<void> {
    await this.resources.show(given, name);
  }

  /** Turns the results of the machine's last run into mocks. */
  async recordRun(given?: unknown): Promise<void> {
    const last = this.lastOf(given);
    if (last && last.events.length > 0) await recordRun(last, vscode.Uri.file(last.request.file));
    else void vscode.window.showInformationMessage('Run the state machine first: its results become the mocks.');
  }

  /** Shows a history file in the editor that VS Code has opened for it. */
  async showHistory(uri: vscode.Uri, panel: vscode.WebviewPanel): Promise<void> {
    this.views.fill(panel, await historyOf(uri));
  }

  /** Makes a run view again that was open when the window was reloaded. */
  async restoreRunView(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    this.views.fill(panel, await this.kept.shownBefore(state));
  }

  /** Ends the run; where several run, asks which. */
  async cancelRun(): Promise<void> {
    const running = [...this.running];
    if (running.length < 2) {
      running[0]?.cancel();
      return;
    }
    const items = running.map((session) => ({ label: session.machine, description: session.request.file, session }));
    const chosen = await vscode.window.showQuickPick(items, { title: 'Cancel which run?' });
    chosen?.session.cancel();
  }

  showRunView(): void {
    if (this.lastSession) this.views.show(this.lastSession);
    else if (!this.views.revealLast())
      void vscode.window.showInformationMessage('There is no run to show. "Stepwright: Run Locally" starts one.');
  }

  /** The last run of a machine in this window. */
  lastRun(uri: vscode.Uri): RunSession | undefined {
    return this.lastSessions.get(uri.toString());
  }

  /** Runs a machine for an assistant, which nobody asks anything; settles with the end of the run. */
  async runForTool(
    document: vscode.TextDocument,
    { input, state }: ToolInput,
    token: vscode.CancellationToken,
  ): Promise<RunSession | undefined> {
    const target = await runTarget(document.uri);
    if (!target) return undefined;
    const options = state === undefined ? {} : { part: { state, extent: 'only' as const } };
    const session = await this.start(target, (input ?? {}) as Json, { ...options, askByHand: false });
    token.onCancellationRequested(() => {
      session.cancel();
    });
    if (session.status === 'running') await new Promise<void>((resolve) => session.listen({ ended: resolve }));
    return session;
  }

  /** Runs, inputs and what the language server knows of a machine go with its file. */
  async followFiles(moved: WhereMoved): Promise<void> {
    for (const session of this.running) session.follow(moved);
    this.views.followFiles(moved);
    this.marks.followFiles(moved);
    for (const [uri, session] of [...this.lastSessions]) {
      const movedTo = moved(uri);
      if (movedTo === undefined) continue;
      session.follow(moved);
      this.lastSessions.delete(uri);
      this.lastSessions.set(movedTo, session);
      if (session.status !== 'running') void this.tellLanguage(session);
    }
    await this.picker.followFiles(moved);
    await this.kept.store.followFiles(moved);
  }

  showRunLog(): void {
    this.log.show();
  }

  /** The newest run of a machine: in this window, else of those that are kept. */
  private async newestOf({ document: { uri }, name }: RunTarget): Promise<RunSession | undefined> {
    const last = this.lastSessions.get(uri.toString());
    return last && last.request.stateMachine === name ? last : this.kept.newestOf(uri, name);
  }

  private async start(target: RunTarget, input: Json, options?: RunRequestOptions): Promise<RunSession> {
    const { document } = target;
    const request = await requestFor(target, input, options);
    const session = new RunSession(document.uri.toString(), target.name ?? machineName(document.uri), request);
    this.running.add(session);
    this.lastSessions.set(session.uri, session);
    this.lastSession = session;
    this.updateContext();
    this.kept.store.follow(session);
    this.log.follow(session);
    this.marks.follow(session, document);
    this.views.show(session);
    this.status.follow(session);
    session.listen({
      questions: () => {
        if (session.questions.first) this.views.show(session);
      },
      ended: () => {
        this.running.delete(session);
        this.updateContext();
        this.tellRefusal(session);
        if (session.leavesFor.length > 0) void this.askToLeave(session, target);
        void this.tellLanguage(session);
      },
    });
    session.start(this.host);
    return session;
  }

  /** The data at once; why branches were taken when that was found out, unless a newer run of the machine has begun. */
  private async tellLanguage(session: RunSession): Promise<void> {
    const data = lastRunParams(session);
    this.tellServer(data);
    const whole = await withRules(session, data, this.host);
    const newest = this.lastSessions.get(session.uri);
    const isOver = newest !== session && newest?.request.stateMachine === session.request.stateMachine;
    if (whole && !isOver) this.tellServer(whole);
  }

  private get host(): string {
    return path.join(this.context.extensionPath, 'dist', 'host.js');
  }

  private lastOf(given: unknown): RunSession | undefined {
    const uri =
      given instanceof vscode.Uri || typeof given === 'string' ? given : vscode.window.activeTextEditor?.document.uri;
    return uri === undefined ? undefined : this.lastSessions.get(uri.toString());
  }

  /** A run that sends data to other computers is started when somebody has said so, each time. */
  private async askToLeave({ leavesFor, request, machine }: RunSession, target: RunTarget): Promise<void> {
    const run = 'Run';
    const chosen = await vscode.window.showWarningMessage(
      `Let the run of ${machine} leave this computer?`,
      {
        modal: true,
        detail: `stepwright.json names other computers: ${leavesFor.join(', ')}. Inputs of tasks are sent there.`,
      },
      run,
    );
    if (chosen === run) await this.start(target, request.input, { ...request.options, allowRemote: true });
  }

  private tellRefusal({ refusedFor, ending, machine }: RunSession): void {
    if (refusedFor.length === 0) return;
    const show = 'Show Problems';
    void vscode.window.showErrorMessage(`${machine}: ${ending.error ?? 'not started'}`, show).then((chosen) => {
      if (chosen === show) void vscode.commands.executeCommand('workbench.actions.view.problems');
    });
  }

  private updateContext(): void {
    void vscode.commands.executeCommand('setContext', 'stepwright.running', this.running.size > 0);
  }

  private endAll(): void {
    for (const session of this.running) session.dispose();
    this.running.clear();
  }
}
