import * as vscode from 'vscode';
import type { RunSession } from '../run/run-session';
import { findState } from '../run/state-places';
import { formatOfDocument } from '../state-machines';
import { explainFailure, MOST_LINES, reportRun } from './report-run';

/** What the tools are given, as package.json describes it. */
export interface ToolInput {
  /** The path of the file: absolute, or from the workspace's root. */
  readonly file?: string;
  readonly input?: unknown;
  readonly state?: string;
}

/** What the tools use of the runs of this window. */
export interface ToolRuns {
  runForTool(
    document: vscode.TextDocument,
    given: ToolInput,
    token: vscode.CancellationToken,
  ): Promise<RunSession | undefined>;
  lastRun(uri: vscode.Uri): RunSession | undefined;
}

/** The server reads an opened file a moment later. */
const patience = 3_000;

/** The findings in a state machine, as the editor shows them. */
export async function validateTool({ file }: ToolInput): Promise<string> {
  const document = await documentOf(file);
  if (typeof document === 'string') return document;
  await checked(document.uri);
  const found = vscode.languages.getDiagnostics(document.uri);
  if (found.length === 0) return 'No problems were found.';
  const severities = ['error', 'warning', 'information', 'hint'];
  const lines = [...found]
    .sort((a, b) => a.severity - b.severity)
    .slice(0, MOST_LINES)
    .map(({ range, severity, message, code }) => {
      const name = typeof code === 'object' ? code.value : code;
      const place = `${String(range.start.line + 1)}:${String(range.start.character + 1)}`;
      return `${place} ${severities[severity] ?? ''}: ${message}${name === undefined ? '' : ` (${String(name)})`}`;
    });
  const more = found.length - lines.length;
  return [...lines, ...(more > 0 ? [`… and ${String(more)} more.`] : [])].join('\n');
}

/** Runs a state machine and reports on the run. */
export async function runTool(runs: ToolRuns, given: ToolInput, token: vscode.CancellationToken): Promise<string> {
  const document = await documentOf(given.file);
  if (typeof document === 'string') return document;
  if (!vscode.workspace.isTrusted) return 'Nothing was run: the user has not said that this workspace is trusted.';
  const session = await runs.runForTool(document, given, token);
  return session ? reportRun(session) : 'Nothing was run: the file holds no state machine that can be run.';
}

/** Explains why the last run of a state machine failed. */
export async function explainTool(runs: ToolRuns, { file }: ToolInput): Promise<string> {
  const document = await documentOf(file);
  if (typeof document === 'string') return document;
  const session = runs.lastRun(document.uri);
  if (!session) return 'This state machine has not been run in this window yet.';
  return explainFailure(session, (name) => {
    const text = document.getText();
    const place = findState(text, formatOfDocument(document), name);
    return place && text.slice(place.start, place.start + 2_000);
  });
}

/** The file of a call, else that of the active editor; a text says why there is none. */
async function documentOf(file: string | undefined): Promise<vscode.TextDocument | string> {
  if (file === undefined || file === '') {
    return vscode.window.activeTextEditor?.document ?? 'Say which file: no editor is open.';
  }
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  const isAbsolute = /^([a-z]:)?[\\/]/i.test(file);
  const uri = isAbsolute || !root ? vscode.Uri.file(file) : vscode.Uri.joinPath(root, file);
  // An assistant may be talked into anything: it reads no more than the workspace.
  if (!vscode.workspace.getWorkspaceFolder(uri)) return `${file} lies outside of the workspace.`;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return `There is no file ${file}.`;
  }
}

function checked(uri: vscode.Uri): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(done, vscode.languages.getDiagnostics(uri).length > 0 ? 500 : patience);
    const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((one) => one.toString() === uri.toString())) done();
    });
  });
}
