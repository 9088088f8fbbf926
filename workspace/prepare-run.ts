import path from 'node:path';
import { chooseRunner } from '../interpreter/tasks/choose-runner';
import { lambdaRunner } from '../interpreter/tasks/lambda-runner';
import { mockRunner } from '../interpreter/tasks/mock';
import type { TaskRunner } from '../interpreter/tasks/task-runner';
import { createTokenDesk, type TokenDesk } from '../interpreter/tasks/tokens';
import { functionNameOf } from '../interpreter/tasks/function-name';
import type { Json } from '../language/json';
import { buildModel } from '../language/model/build-model';
import type { MachineModel } from '../language/model/model';
import type { Diagnostic, Severity } from '../language/rules/rule';
import { formatOf, parseDocument } from '../language/tree/parse-document';
import { validate } from '../language/validate';
import { calledFunctions } from './called-functions';
import { chooseMocks } from './choose-mocks';
import { functionFinder } from './find-function';
import { formatProblem, loadSettings, readSettingsFile, type LocatedProblem } from './load-settings';
import { machineNameOf } from './machine-name';
import type { Settings } from './settings';
import { substitute } from './substitutions';

/** What somebody wants to run, and how. */
export interface RunRequest {
  readonly text: string;
  /** The file on the disk that the text belongs to, or would. */
  readonly file: string;
  readonly format?: 'json' | 'yaml';
  readonly workspaceFolder?: string;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly seed?: number;
  readonly stateMachineName?: string;
  readonly configFile?: string;
  readonly substitutions?: Readonly<Record<string, Json>>;
  readonly mockConfigFile?: string;
  readonly testCase?: string;
  readonly python?: string;
  readonly node?: string;
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** What handlers inherit. */
  readonly surroundings: Readonly<Record<string, string | undefined>>;
}

export interface MissingFunction {
  readonly state: string;
  readonly functionName: string;
  readonly reference: string;
  readonly message: string;
}

export type PreparedRun =
  | {
      readonly kind: 'ready';
      readonly model: MachineModel;
      readonly runner: TaskRunner;
      readonly tokens: TokenDesk;
      readonly type: 'STANDARD' | 'EXPRESS';
      readonly stateMachineName: string;
      readonly seed: number;
      readonly limits: Settings['limits'];
      /** What is worth knowing before the run, one sentence each. */
      readonly notes: readonly string[];
      readonly missingFunctions: readonly MissingFunction[];
    }
  /** The definition has errors: the service would refuse it. */
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[] }
  /** A configuration has errors, or does not have what was asked for. */
  | { readonly kind: 'misconfigured'; readonly message: string; readonly problems: readonly LocatedProblem[] };

/** Everything that a run needs, or why there can be none. Reads files beside the machine; starts nothing. */
export function prepareRun(request: RunRequest): PreparedRun {
  const machineFolder = path.dirname(request.file);
  const { workspaceFolder } = request;
  const settings =
    request.configFile === undefined
      ? loadSettings(machineFolder, workspaceFolder)
      : readSettingsFile(request.configFile);
  const faulty = settings.problems.filter(({ severity }) => severity === 'error');
  if (faulty.length > 0) return misconfigured(`${settings.file ?? ''} has errors.`, settings.problems);

  const written = parseDocument(request.text, request.format ?? formatOf(request.file));
  const values = new Map([...settings.settings.substitutions, ...Object.entries(request.substitutions ?? {})]);
  const { document, missing, unused } = substitute(written, values);
  const model = buildModel(document);
  const type = request.type ?? settings.settings.type ?? 'STANDARD';
  const severities = { ...settings.settings.rules, ...request.rules };
  const errors = validate(document, { machineType: type, severities }, model).filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0) return { kind: 'invalid', diagnostics: errors };

  const stateMachineName = request.stateMachineName ?? machineNameOf(request.file);
  const { mockConfigFile, testCase, seed = 1 } = request;
  const chosen = chooseMocks({ settings, model, machineName: stateMachineName, mockConfigFile, testCase });
  if (chosen.fault !== undefined) return misconfigured(chosen.fault, chosen.problems);
  if (chosen.mocks.length === 0) return misconfigured('The mock file has errors.', chosen.problems);

  const tokens = createTokenDesk();
  const find = functionFinder({ machineFolder, workspaceFolder, settings });
  const mocks = chosen.mocks.map((table, index) => mockRunner(table, `${String(seed)}:${String(index)}`));
  const { surroundings, python, node } = request;
  const handlers = lambdaRunner({
    find,
    tokens,
    surroundings,
    seed: String(seed),
    programs: { ...(python ? { python } : {}), ...(node ? { node } : {}) },
  });
  const isMocked = (state: string, resource: string): boolean =>
    chosen.mocks.some(({ byState, byResource }) => byState.has(state) || byResource.has(resource));
  const missingFunctions = calledFunctions(model)
    .filter(({ state, resource }) => !isMocked(state, resource))
    .flatMap(({ state, reference }) => {
      const found = find(reference, state);
      return found.kind === 'missing'
        ? [{ state, reference, functionName: functionNameOf(reference), message: found.message }]
        : [];
    });
  return {
    kind: 'ready',
    model,
    runner: chooseRunner([...mocks, handlers]),
    tokens,
    type,
    stateMachineName,
    seed,
    limits: settings.settings.limits,
    notes: [
      ...[...settings.problems, ...chosen.problems].map(formatProblem),
      ...chosen.notes,
      ...missing.map(
        (name) =>
          `The placeholder \${${name}} has no value: give one (--substitution ${name}=VALUE, or "substitutions" in stepwright.json).`,
      ),
      ...unused.map((name) => `The substitution "${name}" is not used: the definition has no \${${name}}.`),
    ],
    missingFunctions,
  };
}

function misconfigured(message: string, problems: readonly LocatedProblem[]): PreparedRun {
  return { kind: 'misconfigured', message, problems };
}
