import { createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunSession } from '../run/run-session';
import type { RunHeader } from '../run/view-messages';
import { headerLine, messageLine, sessionOf } from './run-record';

/** What the list of runs shows of one. */
export interface KeptRun {
  readonly id: string;
  readonly uri: string;
  readonly machine: string;
  readonly startedAt: number;
  /** `running` in the list of an editor that has ended meanwhile: the run broke off. */
  status: RunHeader['status'];
  summary: string;
  /** A name that the user gave it. */
  label?: string;
}

/** The limits of what is kept: as many runs, and as many bytes of one. */
const mostRuns = 50;
const mostBytes = 50_000_000;

/** The runs of a workspace in a folder of the editor's: written as they go, so that nothing shown is lost with the editor. */
export class RunStore {
  private runs: KeptRun[];
  private readonly listeners = new Set<() => void>();
  private saving = Promise.resolve();

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.runs = readIndex(this.indexFile);
  }

  /** The newest first. */
  get list(): readonly KeptRun[] {
    return this.runs;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** Writes a run down while it goes on. */
  follow(session: RunSession): void {
    const id = `${String(session.startedAt)}-${Math.random().toString(36).slice(2, 8)}`;
    const { uri, machine, startedAt } = session;
    const run: KeptRun = { id, uri, machine, startedAt, status: 'running', summary: 'Running' };
    const file = createWriteStream(this.fileOf(id));
    file.on('error', () => undefined);
    let written = 0;
    const write = (line: string): void => {
      written += line.length;
      if (written < mostBytes) file.write(line);
    };
    write(headerLine(session));
    session.listen({
      message: (message) => {
        write(messageLine(message));
      },
      ended: () => {
        const { status, summary } = session.header();
        run.status = status;
        run.summary = summary;
        file.end();
        this.changed();
      },
    });
    this.runs.unshift(run);
    for (const old of this.runs.splice(mostRuns)) void rm(this.fileOf(old.id), { force: true });
    this.changed();
  }

  /** The run as it was seen, or a sentence that says why it cannot be shown. */
  async open(id: string): Promise<RunSession | string> {
    try {
      return sessionOf(await readFile(this.fileOf(id), 'utf8'));
    } catch {
      return 'The record of this run is gone.';
    }
  }

  async remove(id: string): Promise<void> {
    this.runs = this.runs.filter((run) => run.id !== id);
    await rm(this.fileOf(id), { force: true });
    this.changed();
  }

  rename(id: string, label: string): void {
    const run = this.runs.find((one) => one.id === id);
    if (!run) return;
    if (label.trim() === '') delete run.label;
    else run.label = label.trim();
    this.changed();
  }

  private changed(): void {
    const text = JSON.stringify(this.runs);
    this.saving = this.saving.then(() => writeFile(this.indexFile, text)).catch(() => undefined);
    for (const listener of [...this.listeners]) listener();
  }

  private fileOf(id: string): string {
    return path.join(this.folder, `${id}.jsonl`);
  }

  private get indexFile(): string {
    return path.join(this.folder, 'runs.json');
  }
}

function readIndex(file: string): KeptRun[] {
  if (!existsSync(file)) return [];
  try {
    const list: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!Array.isArray(list)) return [];
    return list.filter(isKeptRun).map((run) => (run.status === 'running' ? brokenOff(run) : run));
  } catch {
    return [];
  }
}

function brokenOff(run: KeptRun): KeptRun {
  return { ...run, status: 'broken', summary: 'The run broke off' };
}

function isKeptRun(value: unknown): value is KeptRun {
  if (typeof value !== 'object' || value === null) return false;
  const { id, machine, startedAt } = value as Partial<Record<string, unknown>>;
  return typeof id === 'string' && /^[\w-]+$/.test(id) && typeof machine === 'string' && typeof startedAt === 'number';
}
