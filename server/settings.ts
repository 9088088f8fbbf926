import type { Severity } from '../language/rules/rule';

/** What the user can set for the server, under `stepwright` in the editor's settings. */
export interface Settings {
  readonly machineType: 'STANDARD' | 'EXPRESS';
  /** Severities by diagnostic code; `off` switches a rule off. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** The names of `${Name}` that have a value in the document; absent where that is not known. */
  readonly substitutions?: ReadonlySet<string>;
  /** Whether formatting puts fields and states in order, too. */
  readonly formatOrder: 'keep' | 'stable';
  readonly runLens: boolean;
  readonly inlayHints: boolean;
  /** Shows in the text what states gave in the last run. */
  readonly lastRun: boolean;
  /** Problems of files that are not open, too. */
  readonly workspaceProblems: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  machineType: 'STANDARD',
  severities: {},
  formatOrder: 'keep',
  runLens: true,
  inlayHints: true,
  lastRun: true,
  workspaceProblems: true,
};

const SEVERITIES: readonly (Severity | 'off')[] = ['error', 'warning', 'hint', 'off'];

/** Reads the settings as a client sends them; whatever is absent or of a wrong type has its default. */
export function readSettings(sent: unknown): Settings {
  const type = member(sent, 'machineType');
  return {
    machineType: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    severities: readSeverities(member(sent, 'rules')),
    formatOrder: member(member(sent, 'format'), 'order') === 'stable' ? 'stable' : 'keep',
    runLens: member(member(sent, 'codeLens'), 'runLocally') !== false,
    inlayHints: member(member(sent, 'inlayHints'), 'enabled') !== false,
    lastRun: member(member(sent, 'inlayHints'), 'lastRun') !== false,
    workspaceProblems: member(sent, 'workspaceProblems') !== false,
  };
}

function readSeverities(sent: unknown): Settings['severities'] {
  if (typeof sent !== 'object' || sent === null) return {};
  const severities: Record<string, Severity | 'off'> = {};
  for (const [code, value] of Object.entries(sent)) {
    const severity = SEVERITIES.find((candidate) => candidate === value);
    if (severity) severities[code] = severity;
  }
  return severities;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !(name in value)) return undefined;
  return Reflect.get(value, name);
}
