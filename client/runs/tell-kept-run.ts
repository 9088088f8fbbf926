import { existsSync } from 'node:fs';
import path from 'node:path';
import type * as vscode from 'vscode';
import type { LastRunParams } from '../../language/features/last-run';
import { lastRunParams } from '../run/last-run-params';
import { RunStore } from './run-store';

/** Kept runs of so many machines of one template are looked at. */
const MAX_MACHINES = 5;

/**
 * What the newest kept run of each machine of a document has shown, so that hovers and hints know it after the editor was
 * started again. Nothing is read where no run is kept.
 */
export async function keptRunsOf(
  { uri }: vscode.TextDocument,
  context: vscode.ExtensionContext,
): Promise<LastRunParams[]> {
  if (!hasKeptRuns(context)) return [];
  const store = new RunStore(runsFolder(context));
  const newest = new Map<string, string>();
  for (const run of store.list) {
    if (run.uri === uri.toString() && !newest.has(run.machine)) newest.set(run.machine, run.id);
  }
  const sessions = await Promise.all([...newest.values()].slice(0, MAX_MACHINES).map((id) => store.open(id)));
  return sessions.flatMap((session) => (typeof session === 'string' ? [] : [lastRunParams(session)]));
}

/** Whether there has been a run in this workspace. */
export function hasKeptRuns(context: vscode.ExtensionContext): boolean {
  return existsSync(runsFolder(context));
}

/** Where the runs of this workspace are kept. */
export function runsFolder({ storageUri, globalStorageUri }: vscode.ExtensionContext): string {
  return path.join((storageUri ?? globalStorageUri).fsPath, 'runs');
}
