import { existsSync } from 'node:fs';
import path from 'node:path';
import type * as vscode from 'vscode';
import type { LastRunParams } from '../../language/features/last-run';
import { withRules } from '../run/last-rules';
import { lastRunParams } from '../run/last-run-params';
import type { RunSession } from '../run/run-session';
import { RunStore } from './run-store';

/** Kept runs of so many machines of one template are looked at. */
const MAX_MACHINES = 5;

/** Tells what a run has shown; `before` is what was told of the same run, with less in it. */
export type TellKeptRun = (run: LastRunParams, before?: LastRunParams) => Promise<void>;

/**
 * Tells what the newest kept run of each machine of a document has shown, so that hovers and hints know it after the
 * editor was started again: the data at once, and why branches were taken when a process has found that out. Nothing is
 * read where no run is kept. `host` is the program of that process.
 */
export async function tellKeptRuns(
  document: vscode.TextDocument,
  context: vscode.ExtensionContext,
  host: string,
  tell: TellKeptRun,
): Promise<void> {
  const shown = (await newestOf(document, context)).map((session) => ({ session, run: lastRunParams(session) }));
  for (const { run } of shown) await tell(run);
  for (const { session, run } of shown) {
    const whole = await withRules(session, run, host);
    if (whole) await tell(whole, run);
  }
}

async function newestOf({ uri }: vscode.TextDocument, context: vscode.ExtensionContext): Promise<RunSession[]> {
  if (!hasKeptRuns(context)) return [];
  const store = new RunStore(runsFolder(context));
  const newest = new Map<string, string>();
  for (const run of store.list) {
    if (run.uri === uri.toString() && !newest.has(run.machine)) newest.set(run.machine, run.id);
  }
  const sessions = await Promise.all([...newest.values()].slice(0, MAX_MACHINES).map((id) => store.open(id)));
  return sessions.flatMap((session) => (typeof session === 'string' ? [] : [session]));
}

/** Whether there has been a run in this workspace. */
export function hasKeptRuns(context: vscode.ExtensionContext): boolean {
  return existsSync(runsFolder(context));
}

/** Where the runs of this workspace are kept. */
export function runsFolder({ storageUri, globalStorageUri }: vscode.ExtensionContext): string {
  return path.join((storageUri ?? globalStorageUri).fsPath, 'runs');
}
