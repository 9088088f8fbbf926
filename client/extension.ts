import * as vscode from 'vscode';
import { BlueprintProposals } from './blueprints';
import { registerTools } from './assistant/register-tools';
import { newFromBlueprint } from './commands/new-from-blueprint';
import { openSample } from './commands/sample';
import { treatAsStateMachine } from './commands/treat-as-state-machine';
import type { ChangeCommands } from './change-commands';
import type { CompareCommand } from './compare-command';
import type { GraphCommand } from './graph/graph-command';
import type { Language } from './language-client';
import type { RunCommands } from './run-commands';
import { registerRunsView } from './runs/register-runs-view';
import { isForServer, isTemplate, mayHaveBecomeTemplate } from './attached-documents';
import { isStateMachine, languages } from './state-machines';
import { registerValidateTask } from './validate-task';
import { checksState, offerToQuietOne } from './toolkit';

let language: Promise<Language> | undefined;
let runs: Promise<RunCommands> | undefined;
let graph: Promise<GraphCommand> | undefined;
let comparisons: Promise<CompareCommand> | undefined;
let changes: Promise<ChangeCommands> | undefined;

/** Called when a state machine is opened or a command is used; loads no more than that needs. */
export function activate(context: vscode.ExtensionContext): void {
  const command = (name: string, run: (...given: unknown[]) => unknown): void => {
    context.subscriptions.push(vscode.commands.registerCommand(`stepwright.${name}`, run));
  };
  const run = (): Promise<RunCommands> =>
    (runs ??= import('./run-commands').then(
      (loaded) =>
        new loaded.RunCommands(context, (shown) => void language?.then((server) => server.tellLastRun(shown))),
    ));
  const graphs = (): Promise<GraphCommand> =>
    (graph ??= import('./graph/graph-command').then((loaded) => new loaded.GraphCommand(context.extensionUri)));
  command('runLocally', async (target, name) => (await run()).runLocally(target, name));
  command('runAgain', async (target, name) => (await run()).runAgain(target, name));
  command('runFromState', async (target, state) => (await run()).runPart('from', target, state));
  command('runOnlyState', async (target, state) => (await run()).runPart('only', target, state));
  command('redriveRun', async (target) => (await run()).redrive(target));
  command('saveInput', async (target) => (await run()).saveInput(target));
  command('showResources', async (target, name) => (await run()).showResources(target, name));
  command('recordRun', async (target) => (await run()).recordRun(target));
  command('cancelRun', async () => (await run()).cancelRun());
  command('showRunView', async () => (await run()).showRunView());
  command('showRunLog', async () => (await run()).showRunLog());
  command('showGraph', async (target, machine) =>
    (await graphs()).show(language, target, typeof machine === 'string' ? machine : undefined),
  );
  const compare = (): Promise<CompareCommand> =>
    (comparisons ??= import('./compare-command').then((loaded) => new loaded.CompareCommand(context.extensionUri)));
  command('compareGraphWithHead', async (target) => (await compare()).withHead(target));
  command('compareTwoMachines', async (target) => (await compare()).twoMachines(target));
  context.subscriptions.push(
    vscode.window.registerWebviewPanelSerializer('stepwright.graph', {
      deserializeWebviewPanel: async (panel, state) =>
        (await graphs()).restore(panel, (language ??= startLanguage(context)), state),
    }),
  );
  const change = (): Promise<ChangeCommands> =>
    (changes ??= import('./change-commands').then((loaded) => new loaded.ChangeCommands(context)));
  command('convertQueryLanguage', async (target) => (await change()).convertQueryLanguage(target));
  command('convertFormat', async (target) => (await change()).convertFormat(target));
  command('writeIamPolicy', async (target, name) => (await change()).writeIamPolicy(target, name));
  command('openRun', async (kept) => (await run()).kept.openRun(kept));
  command('exportRun', async (kept) => (await run()).kept.exportRun(kept));
  command('renameRun', async (kept) => (await run()).kept.renameRun(kept));
  command('deleteRun', async (kept) => (await run()).kept.deleteRun(kept));
  command('compareRuns', async (kept, all) => (await run()).kept.compareRuns(kept, all));
  command('openHistory', async (uri) => (await run()).kept.openHistory(uri));
  registerRunsView(context, async () => (await run()).kept.store);
  context.subscriptions.push(
    vscode.window.registerCustomEditorProvider('stepwright.history', {
      openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
      resolveCustomEditor: async ({ uri }, panel) => (await run()).showHistory(uri, panel),
    }),
  );
  command('openSample', (use) => openSample(context, use));
  command('newFromBlueprint', () => newFromBlueprint(context));
  command('treatAsStateMachine', treatAsStateMachine);
  command('restartServer', async () => (await language)?.restart());
  command('showServerLog', async () => (await language)?.showLog());

  registerValidateTask(context);
  context.subscriptions.push(registerTools(run));

  const opened = (document: vscode.TextDocument): void => {
    if (isStateMachine(document)) void vscode.commands.executeCommand('setContext', 'stepwright.inUse', true);
    if (language || !checksState() || !isForServer(document)) return;
    language ??= startLanguage(context);
    void offerToQuietOne(context);
  };
  const shown = (editor: vscode.TextEditor | undefined): void => {
    const inTemplate = editor !== undefined && isTemplate(editor.document);
    void vscode.commands.executeCommand('setContext', 'stepwright.inTemplate', inTemplate);
  };
  vscode.workspace.textDocuments.forEach(opened);
  shown(vscode.window.activeTextEditor);
  context.subscriptions.push(
    vscode.window.onDidChangeActiveTextEditor(shown),
    vscode.languages.registerCompletionItemProvider([...languages], new BlueprintProposals(context.extensionUri)),
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (!language && mayHaveBecomeTemplate(event)) opened(event.document);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('stepwright.withToolkit')) void followToolkitSetting(opened);
    }),
  );
}

/** Ends the language server; runs end with the subscriptions. */
export async function deactivate(): Promise<void> {
  await (await language)?.dispose();
}

async function startLanguage(context: vscode.ExtensionContext): Promise<Language> {
  const { Language: Loaded } = await import('./language-client');
  const started = new Loaded(context);
  await started.start();
  return started;
}

async function followToolkitSetting(opened: (document: vscode.TextDocument) => void): Promise<void> {
  if (checksState()) {
    vscode.workspace.textDocuments.forEach(opened);
    return;
  }
  const started = language;
  language = undefined;
  await (await started)?.dispose();
}
