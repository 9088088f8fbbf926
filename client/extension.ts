import { commands, Uri, window, workspace, type ExtensionContext, type TextDocument } from 'vscode';
import { activateWith, startedLanguage, type Command } from './activate';
import { registerTools } from './assistant/register-tools';
import type { ChangeCommands } from './change-commands';
import { openSample } from './commands/sample';
import type { CompareCommand } from './compare-command';
import type { Language } from './language';
import type { RunCommands } from './run-commands';
import { whereMoved } from './runs/moved-files';
import { registerRunsView } from './runs/register-runs-view';
import { registerValidateTask } from './validate-task';

export { deactivate } from './activate';

/** The extension in a process of its own: on the desktop, and on a remote computer. */
export function activate(context: ExtensionContext): void {
  activateWith(
    {
      startLanguage: async (given) => (await import('./language-client')).startLanguage(given),
      addOwnCommands,
      // Shows the view of kept runs.
      openedMachine: () => void commands.executeCommand('setContext', 'stepwright.inUse', true),
      openedForServer: (document, language) => tellKeptRuns(document, language, context),
    },
    context,
  );
  registerValidateTask(context);
}

/** Each is loaded when it is used. */
function addOwnCommands(command: Command, context: ExtensionContext): void {
  let runs: Promise<RunCommands> | undefined;
  let changes: Promise<ChangeCommands> | undefined;
  let comparisons: Promise<CompareCommand> | undefined;
  const run = (): Promise<RunCommands> =>
    (runs ??= import('./run-commands').then(
      (loaded) =>
        new loaded.RunCommands(context, (shown) => void startedLanguage()?.then((server) => server.tellLastRun(shown))),
    ));
  const change = (): Promise<ChangeCommands> =>
    (changes ??= import('./change-commands').then((loaded) => new loaded.ChangeCommands(context)));
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
  const compare = (): Promise<CompareCommand> =>
    (comparisons ??= import('./compare-command').then((loaded) => new loaded.CompareCommand(context.extensionUri)));
  command('compareGraphWithHead', async (target) => (await compare()).withHead(target));
  command('compareTwoMachines', async (target) => (await compare()).twoMachines(target));
  command('convertQueryLanguage', async (target) => (await change()).convertQueryLanguage(target));
  command('convertFormat', async (target) => (await change()).convertFormat(target));
  command('writeIamPolicy', async (target, name) => (await change()).writeIamPolicy(target, name));
  command('openRun', async (kept) => (await run()).kept.openRun(kept));
  command('exportRun', async (kept) => (await run()).kept.exportRun(kept));
  command('renameRun', async (kept) => (await run()).kept.renameRun(kept));
  command('deleteRun', async (kept) => (await run()).kept.deleteRun(kept));
  command('compareRuns', async (kept, all) => (await run()).kept.compareRuns(kept, all));
  command('openHistory', async (uri) => (await run()).kept.openHistory(uri));
  context.subscriptions.push(
    workspace.onDidRenameFiles(async ({ files }) => {
      const { hasKeptRuns } = await import('./runs/tell-kept-run');
      if (!runs && !hasKeptRuns(context)) return;
      await (await run()).followFiles(whereMoved(files));
      const isAtNewPlace = whereMoved(files.map(({ oldUri, newUri }) => ({ oldUri: newUri, newUri: oldUri })));
      const language = await startedLanguage();
      for (const document of workspace.textDocuments)
        if (language && isAtNewPlace(document.uri.toString())) await tellKeptRuns(document, language, context);
    }),
  );
  registerRunsView(
    context,
    async () => (await run()).kept.store,
    async (uri) => (await run()).kept.openHistory(uri),
  );
  context.subscriptions.push(
    window.registerCustomEditorProvider('stepwright.history', {
      openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
      resolveCustomEditor: async ({ uri }, panel) => (await run()).showHistory(uri, panel),
    }),
    window.registerWebviewPanelSerializer('stepwright.run', {
      deserializeWebviewPanel: async (panel, state) => (await run()).restoreRunView(panel, state),
    }),
    window.registerWebviewPanelSerializer('stepwright.runDifference', {
      deserializeWebviewPanel: async (panel, state) => (await run()).kept.restoreComparison(panel, state),
    }),
    registerTools(run),
  );
  command('openSample', (use) => openSample(context, use));
}

/** What kept runs of the document have shown. */
async function tellKeptRuns(document: TextDocument, language: Language, context: ExtensionContext): Promise<void> {
  const kept = await import('./runs/tell-kept-run');
  const host = Uri.joinPath(context.extensionUri, 'dist', 'host.js').fsPath;
  await kept.tellKeptRuns(document, context, host, (run, before) => language.tellKeptRun(run, before));
}
