import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { RunRequestOptions, StartMessage } from '../host/messages';
import { isForServer, templateLanguages } from './attached-documents';
import { uriOfTarget } from './target';
import { formatOfDocument, languages, machineName } from './state-machines';
import { chooseMachine, type MachineToRun } from './run/machine-to-run';
import { HandlerFixes, writeFile, writeFileCommand } from './run/handler-fixes';
import { InputPicker, type ChosenInput } from './run/input-picker';
import { rangeOf, RunMarks } from './run/marks';
import { chosenPython } from './run/python-extension';
import { RunLog } from './run/run-log';
import { RunPanel } from './run/run-panel';
import { RunSession } from './run/run-session';

/** Run Locally and what belongs to it. Loaded when the first of its commands is called. */
export class RunCommands {
  private readonly picker: InputPicker;
  private readonly marks = new RunMarks();
  private readonly log = new RunLog();
  private readonly panels = new Set<RunPanel>();
  private readonly running = new Set<RunSession>();

  constructor(private readonly context: vscode.ExtensionContext) {
    this.picker = new InputPicker(context.workspaceState);
    const fixes = vscode.languages.registerCodeActionsProvider(
      [...languages, ...templateLanguages],
      new HandlerFixes(this.marks),
      {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      },
    );
    const write = vscode.commands.registerCommand(writeFileCommand, writeFile);
    context.subscriptions.push(fixes, write, this.marks, this.log, { dispose: () => this.endAll() });
  }

  /**
   * Asks for an input and runs the machine; `target` is its uri, else it is that of the active editor. `name` says which
   * machine of a template.
   */
  async runLocally(target?: unknown, name?: unknown): Promise<void> {
    const machine = await this.runnable(target, name);
    const input = machine && (await this.picker.ask(machine.document));
    if (machine && input) await this.start(machine, input);
  }

  /** Runs the machine with the input that it had last; asks where there was none. */
  async runAgain(target?: unknown, name?: unknown): Promise<void> {
    const machine = await this.runnable(target, name);
    if (!machine) return;
    const input = (await this.picker.last(machine.document)) ?? (await this.picker.ask(machine.document));
    if (input) await this.start(machine, input);
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
    const panel = [...this.panels].at(-1);
    if (panel) panel.reveal();
    else void vscode.window.showInformationMessage('There is no run to show. "Stepwright: Run Locally" starts one.');
  }

  showRunLog(): void {
    this.log.show();
  }

  private async start(machine: MachineToRun, input: ChosenInput): Promise<void> {
    const { document, name } = machine;
    await this.picker.remember(document, input);
    const request = await requestFor(machine, input);
    const session = new RunSession(document.uri.toString(), name ?? machineName(document.uri), request);
    this.running.add(session);
    this.updateContext();
    this.log.follow(session);
    this.marks.follow(session, document);
    this.show(session);
    session.listen({
      ended: () => {
        this.running.delete(session);
        this.updateContext();
        this.tellRefusal(session);
      },
    });
    session.start(path.join(this.context.extensionPath, 'dist', 'host.js'));
  }

  /** The machine's view if it is free, else a new one: two runs at a time are seen side by side. */
  private show(session: RunSession): void {
    const free = [...this.panels].find(({ shown }) => shown.uri === session.uri && shown.status !== 'running');
    if (free) {
      free.show(session);
      free.reveal();
      return;
    }
    const actions = {
      reveal: (shown: RunSession, stateName: string) => void revealState(shown, stateName),
      again: (shown: RunSession) => void this.runAgain(shown.uri, shown.request.stateMachine),
    };
    this.panels.add(
      new RunPanel(this.context.extensionUri, session, actions, (panel) => {
        this.panels.delete(panel);
      }),
    );
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

  /** The document to run, or undefined after saying why it cannot be run. */
  private async runnable(target: unknown, name: unknown): Promise<MachineToRun | undefined> {
    const uri = uriOfTarget(target);
    const document = uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
    if (!document || !isForServer(document)) {
      const treat = 'Treat as State Machine';
      const hint =
        'Run Locally needs a state machine in the active editor: a file ending in .asl.json, .asl, .asl.yaml or .asl.yml, or a template that holds one.';
      const chosen = await vscode.window.showWarningMessage(hint, ...(document ? [treat] : []));
      if (chosen === treat) await vscode.commands.executeCommand('stepwright.treatAsStateMachine');
      return undefined;
    }
    if (!vscode.workspace.isTrusted) {
      const manage = 'Manage Workspace Trust';
      const chosen = await vscode.window.showWarningMessage(
        'Nothing was run: running a state machine executes handlers of this workspace, and you have not said that you trust it.',
        manage,
      );
      if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
      return undefined;
    }
    if (document.uri.scheme !== 'file' && document.uri.scheme !== 'untitled') {
      void vscode.window.showWarningMessage(
        'Run Locally needs the files of this workspace on a disk: open a copy of the folder.',
      );
      return undefined;
    }
    return chooseMachine(document, typeof name === 'string' ? name : undefined);
  }
}

async function requestFor({ document, name }: MachineToRun, { value }: ChosenInput): Promise<StartMessage> {
  const { uri } = document;
  const folder = (vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0])?.uri.fsPath;
  const isSaved = uri.scheme === 'file';
  const format = formatOfDocument(document);
  const unsavedName = `${machineName(uri)}.asl.${format}`;
  return {
    kind: 'start',
    text: document.getText(),
    file: isSaved ? uri.fsPath : path.join(folder ?? os.homedir(), unsavedName),
    format,
    ...(name !== undefined && { stateMachine: name }),
    input: value,
    options: await optionsFor(uri),
    ...(folder !== undefined && { workspaceFolder: folder }),
  };
}

async function optionsFor(uri: vscode.Uri): Promise<RunRequestOptions> {
  const settings = vscode.workspace.getConfiguration('stepwright', uri);
  const chosen = settings.inspect<'STANDARD' | 'EXPRESS'>('machineType');
  // Only what somebody has set replaces what stepwright.json says.
  const type = chosen?.workspaceFolderValue ?? chosen?.workspaceValue ?? chosen?.globalValue;
  const python = settings.get<string>('run.python');
  const pythonFallback = python ? undefined : await chosenPython(uri);
  const node = settings.get<string>('run.node');
  return {
    time: settings.get<'virtual' | 'real'>('run.time') ?? 'virtual',
    rules: settings.get<NonNullable<RunRequestOptions['rules']>>('rules') ?? {},
    ...(type && { type }),
    ...(python && { python }),
    ...(pythonFallback && { pythonFallback }),
    ...(node && { node }),
  };
}

/** Shows a state's name in the text of its machine. */
async function revealState({ uri }: RunSession, stateName: string): Promise<void> {
  const target = vscode.Uri.parse(uri);
  const visible = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  const document = visible?.document ?? (await vscode.workspace.openTextDocument(target));
  const selection = rangeOf(document, stateName);
  await vscode.window.showTextDocument(document, {
    viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
    ...(selection && { selection }),
  });
}
