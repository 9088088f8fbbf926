import { URI } from 'vscode-uri';
import type { KnownData } from '../language/features/known-data';
import { knownFromRun, type LastRunParams } from '../language/features/last-run';
import type { FeatureOptions } from '../language/features/options';
import { NO_NAMES, type WorkspaceNames } from '../language/features/workspace-names';
import type { Machine } from './documents';
import type { Project } from './project';

/** Runs of so many machines are remembered; the oldest is forgotten first. */
const MAX_RUNS = 50;

/** The names for one machine of a file, by its name in a template. */
export type NamesIn = (machine: string | undefined) => WorkspaceNames;

/** What features may ask about a machine besides its text: its last run, an example of its input, names of the workspace. */
export class MachineSurroundings {
  private readonly runs = new Map<string, KnownData>();
  private readonly examples = new Map<string, { readonly text: string; readonly known: KnownData }>();

  constructor(
    private readonly project: Project,
    private readonly folderOf: (uri: string) => string | undefined,
  ) {}

  /** A run has shown data. */
  ran(params: LastRunParams): void {
    const key = keyOf(params.uri, params.machine);
    this.runs.delete(key);
    this.runs.set(key, knownFromRun(params));
    const [oldest] = this.runs.keys();
    if (this.runs.size > MAX_RUNS && oldest !== undefined) this.runs.delete(oldest);
  }

  /** Names of the workspace for the machines of a file. */
  async namesIn(uri: string): Promise<NamesIn> {
    const file = fileOf(uri);
    return file === undefined ? () => NO_NAMES : this.project.namesFor(file, this.folderOf(uri));
  }

  /** The options of features for a machine. Nothing is read before it is asked for, and once in a request. */
  optionsFor(
    machine: Machine,
    names: NamesIn,
    machineType: FeatureOptions['machineType'] = 'STANDARD',
  ): FeatureOptions {
    return {
      machineType,
      sdk: this.project.sdk,
      ...(this.project.evaluate && { evaluate: this.project.evaluate }),
      data: once(() => this.dataOf(machine)),
      workspace: once(() => names(machine.name)),
    };
  }

  /** What the last run of a machine has shown. */
  lastRunOf({ place: { uri }, name }: Machine): KnownData | undefined {
    return this.runs.get(keyOf(uri, name));
  }

  private dataOf(machine: Machine): KnownData | undefined {
    const run = this.lastRunOf(machine);
    if (run) return run;
    const { place, name, model } = machine;
    const { uri } = place;
    const key = keyOf(uri, name);
    const file = fileOf(uri);
    const input = file === undefined ? undefined : this.project.exampleInput(file, name);
    if (input === undefined) return undefined;
    // The same object for the same example, so that the analysis of the data is kept.
    const start = model.scope?.startAt?.value ?? '';
    const text = JSON.stringify([start, input]);
    const kept = this.examples.get(key);
    if (kept?.text === text) return kept.known;
    const known: KnownData = { source: 'example', input, states: new Map([[start, { input }]]) };
    this.examples.set(key, { text, known });
    return known;
  }
}

function keyOf(uri: string, machine: string | undefined): string {
  return JSON.stringify([uri, machine ?? null]);
}

function fileOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
