import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** A test of the suite; it fails by throwing. */
export interface SuiteTest {
  readonly name: string;
  readonly body: () => Promise<void>;
}

/** Polls until `probe` gives something that is true. */
export async function until<Found>(
  what: string,
  probe: () => Found | Promise<Found>,
  limit = 30_000,
): Promise<NonNullable<Found>> {
  for (const deadline = Date.now() + limit; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
  }
}

/** A file of the workspace, or of another of its folders; one that is not there yet is made with the text. */
export function file(name: string, text?: string, folderIndex = 0): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[folderIndex];
  if (!folder) throw new Error('the suite needs a workspace');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  if (text !== undefined) {
    fs.mkdirSync(path.dirname(uri.fsPath), { recursive: true });
    fs.writeFileSync(uri.fsPath, text);
  }
  return uri;
}

export async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), vscode.ViewColumn.One);
}

/** What the language server finds, when it has found something that `isWanted`. */
export function diagnostics(
  uri: vscode.Uri,
  isWanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return until(`diagnostics of ${uri.path}`, () => {
    const found = vscode.languages.getDiagnostics(uri);
    return isWanted(found) ? found : undefined;
  });
}

export const codeOf = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' ? code.value : (code ?? ''));

/** A definition of these states; the first of them is where it starts. */
export const machine = (states: object) => JSON.stringify({ StartAt: Object.keys(states)[0], States: states }, null, 2);

/** Starts a run with the first input of the list. */
export async function runWithFirstInput(uri: vscode.Uri): Promise<void> {
  const started = vscode.commands.executeCommand('stepwright.runLocally', uri);
  let isStarted = false;
  void Promise.resolve(started).then(() => {
    isStarted = true;
  });
  await until('the list of inputs', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return isStarted;
  });
}

export const hasTab = (label: string): boolean =>
  vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => tab.label === label));

/** Runs the tests and writes E2E_RESULTS after each; rejects where one failed. */
export async function runTests(tests: readonly SuiteTest[]): Promise<void> {
  const results: { name: string; ok: boolean; ms: number; error?: string }[] = [];
  const write = (done: boolean): void => {
    const target = process.env['E2E_RESULTS'];
    if (target) fs.writeFileSync(target, JSON.stringify({ planned: tests.length, done, tests: results }, null, 1));
  };
  write(false);
  for (const { name, body } of tests) {
    const started = Date.now();
    let error: string | undefined;
    try {
      await body();
    } catch (fault) {
      error = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    }
    const ms = Date.now() - started;
    results.push({ name, ok: error === undefined, ms, ...(error !== undefined && { error }) });
    console.log(`${error === undefined ? 'ok' : 'NOT OK'} - ${name} (${String(ms)} ms)`);
    write(false);
  }
  write(true);
  const failed = results.filter(({ ok }) => !ok);
  if (failed.length > 0) throw new Error(`failed: ${failed.map(({ name }) => name).join('; ')}`);
}
