import { createWriteStream, existsSync, mkdirSync, readFileSync, type WriteStream } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FromHost, LogEntry } from '../../host/messages';
import type { RunSession } from '../run/run-session';
import type { RunHeader } from '../run/view-messages';
import type { WhereMoved } from './moved-files';
import { childLogLines, headerLine, messageLine, sessionOf } from './run-record';

/** What the list of runs shows of one. */
export interface KeptRun {
  readonly id: string;
  /** Of the definition, or of the template that holds it, wherever it was moved meanwhile. */
  uri: string;
  readonly machine: string;
  readonly startedAt: number;
  /** `running` in the list of an editor that has ended meanwhile: the run broke off. */
  status: RunHeader['status'];
  summary: string;
  /** How long its record is. */
  bytes?: number;
  /** A name that the user gave it. */
  label?: string;
}

/** How much is kept: runs, bytes of one, and of all together. */
export interface StoreLimits {
  readonly runs: number;
  readonly bytesOfRun: number;
  readonly bytes: number;
}

const defaultLimits: StoreLimits = { runs: 50, bytesOfRun: 50_000_000, bytes: 300_000_000 };

/** The runs of a workspace in a folder of the editor's: written as they go, so that nothing shown is lost with the editor. */
export class RunStore {
  private runs: KeptRun[];
  private readonly listeners = new Set<() => void>();
  private readonly going = new Map<string, RunSession>();
  /** Records that are open, or about to be. */
  private readonly writing = new Map<string, WriteStream>();
  private saving = Promise.resolve();
  /** The ends of records that are being written. */
  private readonly finishing = new Set<Promise<void>>();

  constructor(
    private readonly folder: string,
    private readonly limits = defaultLimits,
  ) {
    mkdirSync(folder, { recursive: true });
    this.runs = readIndex(this.indexFile);
  }

  /** Settles when all that has been begun is written. */
  async settled(): Promise<void> {
    await Promise.all(this.finishing);
    await this.saving;
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
    session.source = { kind: 'kept', id };
    const run: KeptRun = { id, uri, machine, startedAt, status: 'running', summary: 'Running' };
    const file = createWriteStream(this.fileOf(id));
    file.on('error', () => undefined);
    file.on('close', () => this.writing.delete(id));
    this.writing.set(id, file);
    let written = 0;
    let isCut = false;
    const write = (line: string): void => {
      const bytes = Buffer.byteLength(line);
      isCut ||= written + bytes > this.limits.bytesOfRun;
      if (isCut) return;
      written += bytes;
      file.write(line);
    };
    write(headerLine(session));
    session.listen({
      message: (message) => {
        const line = messageLine(message);
        // However long a run was, how it ended is kept.
        if (message.kind === 'ended' && isCut) file.write(messageLine(cutNote) + line);
        else write(line);
      },
      ended: () => {
        const { status, summary } = session.header();
        run.status = status;
        run.summary = summary;
        run.bytes = written;
        this.changed();
        const finished = this.finish(run, file, isCut ? [] : (session.childLog ?? []));
        this.finishing.add(finished);
        void finished.then(() => this.finishing.delete(finished));
      },
    });
    this.going.set(id, session);
    this.runs.unshift(run);
    this.dropOld();
    this.changed();
  }

  /** Ends a record with what a redrive needs, as far as there is room; until then the run itself is what one opens. */
  private async finish(run: KeptRun, file: WriteStream, childLog: readonly LogEntry[]): Promise<void> {
    for (const line of childLogLines(childLog)) {
      const bytes = (run.bytes ?? 0) + Buffer.byteLength(line);
      if (file.destroyed || bytes > this.limits.bytesOfRun) break;
      run.bytes = bytes;
      file.write(line);
      // The editor does other things between two lines.
      await setImmediate();
    }
    file.end();
    this.going.delete(run.id);
    this.dropOld();
    this.changed();
    if (!file.closed) await new Promise<void>((resolve) => file.once('close', resolve));
  }

  /** The run as it was seen, or a sentence that says why it cannot be shown. */
  async open(id: string): Promise<RunSession | string> {
    const going = this.going.get(id);
    if (going) return going;
    try {
      const session = sessionOf(await readFile(this.fileOf(id), 'utf8'));
      if (typeof session === 'string') return session;
      session.source = { kind: 'kept', id };
      const uri = this.runs.find((run) => run.id === id)?.uri;
      session.follow((before) => (before === session.uri ? uri : undefined));
      return session;
    } catch {
      return 'The record of this run is gone.';
    }
  }

  async remove(id: string): Promise<void> {
    this.runs = this.runs.filter((run) => run.id !== id);
    this.going.delete(id);
    await this.erase(id);
    this.changed();
  }

  /** Runs of machines whose files were moved stay their runs. Resolves when that is on the disk. */
  async followFiles(moved: WhereMoved): Promise<void> {
    let isAny = false;
    for (const run of this.runs) {
      const uri = moved(run.uri);
      if (uri === undefined) continue;
      run.uri = uri;
      isAny = true;
    }
    if (!isAny) return;
    this.changed();
    await this.saving;
  }

  rename(id: string, label: string): void {
    const run = this.runs.find((one) => one.id === id);
    if (!run) return;
    if (label.trim() === '') delete run.label;
    else run.label = label.trim();
    this.changed();
  }

  /** Keeps the newest runs, as far as there is room for them. */
  private dropOld(): void {
    let bytes = 0;
    const kept = this.runs.filter((run, index) => {
      bytes += run.bytes ?? 0;
      return index < this.limits.runs && (index === 0 || bytes <= this.limits.bytes);
    });
    const ids = new Set(kept.map(({ id }) => id));
    for (const { id } of this.runs) if (!ids.has(id)) void this.erase(id);
    this.runs = kept;
  }

  /** Removes a record; one that is just being opened would else be there again. */
  private async erase(id: string): Promise<void> {
    const file = this.writing.get(id);
    if (file) {
      await new Promise<void>((resolve) => {
        file.once('close', resolve);
        file.destroy();
      });
    }
    await rm(this.fileOf(id), { force: true });
  }

  private changed(): void {
    const text = JSON.stringify(this.runs);
    this.saving = this.saving.then(() => this.writeIndex(text)).catch(() => undefined);
    for (const listener of [...this.listeners]) listener();
  }

  /** In one step: who opens a document at that moment reads the list before or after, never a part of it. */
  private async writeIndex(text: string): Promise<void> {
    const unfinished = `${this.indexFile}.new`;
    await writeFile(unfinished, text);
    await rename(unfinished, this.indexFile);
  }

  private fileOf(id: string): string {
    return path.join(this.folder, `${id}.jsonl`);
  }

  private get indexFile(): string {
    return path.join(this.folder, 'runs.json');
  }
}

/** Stands where the record of a long run leaves off. */
const cutNote: FromHost = {
  kind: 'log',
  lines: [
    {
      state: 'Stepwright',
      stream: 'runner',
      text: 'The run was too long to be kept whole: its later events are left out.',
    },
  ],
};

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
