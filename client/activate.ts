import * as vscode from 'vscode';
import { BlueprintProposals } from './blueprints';
import { newFromBlueprint } from './commands/new-from-blueprint';
import { treatAsStateMachine } from './commands/treat-as-state-machine';
import type { GraphCommand } from './graph/graph-command';
import type { Language } from './language';
import { isForServer, isTemplate, mayHaveBecomeTemplate } from './attached-documents';
import { isStateMachine, languages } from './state-machines';
import { checksState, offerToQuietOne } from './toolkit';

/** Registers a command of ours by its name without `stepwright.`. */
export type Command = (name: string, run: (...given: unknown[]) => unknown) => void;

/** What depends on where the extension runs: in a process, or in the browser. */
export interface Parts {
  /** Starts the language server. */
  readonly startLanguage: (context: vscode.ExtensionContext) => Promise<Language>;
  /** Commands that need a process, and those that go together with them. */
  readonly addOwnCommands: (command: Command, context: vscode.ExtensionContext) => void;
  /** Called when a state machine is opened. */
  readonly openedMachine?: () => void;
  /** Called once for each document that the language server is told of. */
  readonly openedForServer?: (document: vscode.TextDocument, language: Language) => Promise<void>;
}

let language: Promise<Language> | undefined;
let graph: Promise<GraphCommand> | undefined;

/** Called when a state machine is opened or a command is used; loads no more than that needs. */
export function activateWith(
  { startLanguage, addOwnCommands, openedMachine, openedForServer }: Parts,
  context: vscode.ExtensionContext,
): void {
  const command: Command = (name, run) => {
    context.subscriptions.push(vscode.commands.registerCommand(`stepwright.${name}`, run));
  };
  const graphs = (): Promise<GraphCommand> =>
    (graph ??= import('./graph/graph-command').then((loaded) => new loaded.GraphCommand(context.extensionUri)));
  addOwnCommands(command, context);
  command('showGraph', async (target, machine) =>
    (await graphs()).show(language, target, typeof machine === 'string' ? machine : undefined),
  );
  context.subscriptions.push(
    vscode.window.registerWebviewPanelSerializer('stepwright.graph', {
      deserializeWebviewPanel: async (panel, state) =>
        (await graphs()).restore(panel, (language ??= startLanguage(context)), state),
    }),
  );
  command('newFromBlueprint', () => newFromBlueprint(context));
  command('treatAsStateMachine', treatAsStateMachine);
  command('formatStateMachine', async () => (await import('./change/format-machine')).formatMachine(await language));
  command('restartServer', async () => (await language)?.restart());
  command('showServerLog', async () => (await language)?.showLog());

  const opened = (document: vscode.TextDocument): void => {
    if (isStateMachine(document)) openedMachine?.();
    if (!checksState() || !isForServer(document)) return;
    const isStarted = language !== undefined;
    language ??= startLanguage(context);
    void language.then((started) => openedForServer?.(document, started));
    if (!isStarted) void offerToQuietOne(context);
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

/** The language server, once it is started. */
export function startedLanguage(): Promise<Language> | undefined {
  return language;
}

/** Ends the language server; runs end with the subscriptions. */
export async function deactivate(): Promise<void> {
  await (await language)?.dispose();
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
