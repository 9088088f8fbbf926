import path from 'node:path';
import { compileMachine } from '../interpreter/core/compile-machine';
import type { HistoryEvent } from '../interpreter/core/events';
import { runMachine } from '../interpreter/run';
import type { Run, RunSettings } from '../interpreter/run-options';
import { answerByHand, type Asker, type Reply } from '../interpreter/tasks/by-hand';
import { functionNameOf } from '../interpreter/tasks/function-name';
import { areOf, type Mocks } from '../interpreter/tasks/mock';
import type { LogLine } from '../interpreter/tasks/task-runner';
import type { Json } from '../language/json';
import type { MachineModel } from '../language/model/model';
import type { Diagnostic, Severity } from '../language/rules/rule';
import type { DocumentFormat } from '../language/tree/parse-document';
import { validate } from '../language/validate';
import { calledFunctions } from './called-functions';
import { chooseMocks } from './choose-mocks';
import { describeResources } from './describe-resources';
import { exampleAnswer } from './example-answer';
import { loadSdkTable } from './sdk-table';
import type { TaskResource } from './task-resource';
import { functionFinder } from './find-function';
import { machineFinder } from './find-machine';
import { loadDefinition } from './load-definition';
import { rulesFor } from './rules-for';
import {
  formatProblem,
  loadSettings,
  readSettingsFile,
  type LoadedSettings,
  type LocatedProblem,
} from './settings/load-settings';
import { machineNameOf } from './machine-name';
import { makeRunner } from './make-runner';
import { remoteEndpoints } from './remote-endpoints';
import { partOfMachine, type MachinePart } from './part-of-machine';
import { findTemplates } from './templates/find-templates';

/** What somebody wants to run, and how. */
export interface RunRequest {
  readonly text: string;
  /** The file on the disk that the text belongs to, or would. */
  readonly file: string;
  readonly format?: DocumentFormat;
  /** Which of the machines that a template holds. */
  readonly stateMachine?: string;
  readonly workspaceFolder?: string;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly seed?: number;
  readonly stateMachineName?: string;
  readonly configFile?: string;
  readonly substitutions?: Readonly<Record<string, Json>>;
  readonly mockConfigFile?: string;
  readonly testCase?: string;
  readonly python?: string;
  /** The Python where no environment lies near a handler. */
  readonly pythonFallback?: string;
  readonly node?: string;
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Whether the run may send anything to another computer, where a configuration names one; default no. */
  readonly allowRemote?: boolean;
  /** What handlers inherit. */
  readonly surroundings: Readonly<Record<string, string | undefined>>;
}

export interface MissingFunction {
  readonly state: string;
  readonly functionName: string;
  readonly reference: string;
  readonly message: string;
}

/** One execution of a prepared run. */
export interface ExecutionRequest {
  readonly input: Json;
  readonly time?: 'virtual' | 'real';
  readonly executionName?: string;
  readonly onEvent: (event: HistoryEvent) => void;
  readonly onEntry?: NonNullable<RunSettings['onEntry']>;
  readonly onLog: (line: LogLine) => void;
  /** Who is asked for what nothing answers; without him such calls wait for their time-out or fail. */
  readonly asker?: Asker;
  /** Only a part of the machine is run. */
  readonly part?: MachinePart;
  /** Variables at the start of that part. */
  readonly variables?: Readonly<Record<string, Json>>;
  /** Goes on with a run from its log (interpreter/replay). */
  readonly resume?: NonNullable<RunSettings['resume']>;
}

export interface StartedRun extends Run {
  /** What somebody says to a question; false where that is settled already. */
  reply(id: number, reply: Reply): boolean;
}

export type PreparedRun =
  | {
      readonly kind: 'ready';
      readonly model: MachineModel;
      readonly type: 'STANDARD' | 'EXPRESS';
      readonly stateMachineName: string;
      /** What is worth knowing before the run, one sentence each. */
      readonly notes: readonly string[];
      readonly missingFunctions: readonly MissingFunction[];
      /** The tasks of the machine, and what answers each. */
      readonly resources: () => TaskResource[];
      /** Starts an execution; its processes end with it. */
      readonly start: (execution: ExecutionRequest) => StartedRun;
    }
  /** The definition has errors: the service would refuse it. */
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[] }
  /** A configuration has errors, or does not have what was asked for. */
  | {
      readonly kind: 'misconfigured';
      readonly message: string;
      readonly problems: readonly LocatedProblem[];
      /** Other computers that the run would send data to, where nobody has said that it may. */
      readonly endpoints?: readonly string[];
    };

/** Everything that a run needs, or why there can be none. Reads files beside the machine; starts nothing. */
export function prepareRun(request: RunRequest): PreparedRun {
  const machineFolder = path.dirname(request.file);
  const { workspaceFolder } = request;
  const settings =
    request.configFile === undefined
      ? loadSettings(machineFolder, workspaceFolder)
      : readSettingsFile(request.configFile);
  if (settings.problems.some(({ severity }) => severity === 'error')) {
    return misconfigured(`${settings.file ?? ''} has errors.`, settings.problems);
  }

  const endpoints = remoteEndpoints(settings.settings);
  if (endpoints.length > 0 && request.allowRemote !== true) {
    const message = `This run would leave this computer: ${settings.file ?? 'the configuration'} names ${endpoints.join(' and ')}. Nothing was run.`;
    return { kind: 'misconfigured', message, problems: [], endpoints };
  }

  const templates = findTemplates(machineFolder, workspaceFolder);
  const substitutions = new Map([...settings.settings.substitutions, ...Object.entries(request.substitutions ?? {})]);
  const { text, file, format, stateMachine } = request;
  const loaded = loadDefinition({ text, file, format, name: stateMachine, substitutions, templates });
  if (loaded.kind === 'unclear') return misconfigured(loaded.message, []);
  const { document, model, missing, unused } = loaded;
  const type = request.type ?? settings.settings.type ?? loaded.type ?? 'STANDARD';
  const severities = { ...rulesFor(settings, request.file), ...request.rules };
  const errors = validate(document, { machineType: type, severities }, model).filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0) {
    const diagnostics = errors.map((error) => ({ ...error, range: loaded.toOuter(error.range) }));
    return { kind: 'invalid', diagnostics };
  }

  const stateMachineName = request.stateMachineName ?? loaded.name ?? machineNameOf(request.file);
  const { mockConfigFile, testCase } = request;
  const chosen = chooseMocks({ settings, model, machineName: stateMachineName, mockConfigFile, testCase });
  if (chosen.fault !== undefined) return misconfigured(chosen.fault, chosen.problems);
  if (chosen.mocks.length === 0) return misconfigured('The mock file has errors.', chosen.problems);

  const findFunction = functionFinder({ machineFolder, workspaceFolder, settings, templates });
  const own = { name: stateMachineName, model, type };
  const findMachine = machineFinder({ machineFolder, workspaceFolder, settings, substitutions, templates, own });
  const { mocks } = chosen;
  const parts: Parts = { request, settings, model, type, stateMachineName, mocks, findFunction, findMachine };
  return {
    kind: 'ready',
    model,
    type,
    stateMachineName,
    notes: [
      ...[...settings.problems, ...chosen.problems].map(formatProblem),
      ...chosen.notes,
      ...missing.map(
        (name) =>
          `The placeholder \${${name}} has no value: give one (--substitution ${name}=VALUE, or "substitutions" in stepwright.json).`,
      ),
      ...unused.map((name) => `The substitution "${name}" is not used: the definition has no \${${name}}.`),
    ],
    resources: () => resourcesOf(parts),
    missingFunctions: missingFunctions(
      model,
      mocks.filter((table) => areOf(table, stateMachineName)),
      findFunction,
    ),
    start: (execution) => startPrepared(parts, execution),
  };
}

interface Parts {
  readonly request: RunRequest;
  readonly settings: LoadedSettings;
  readonly model: MachineModel;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly stateMachineName: string;
  readonly mocks: readonly Mocks[];
  readonly findFunction: ReturnType<typeof functionFinder>;
  readonly findMachine: ReturnType<typeof machineFinder>;
}

function resourcesOf(parts: Parts): TaskResource[] {
  const { runners, endpointOf } = makeRunner({ ...parts, ...parts.request, seed: '' }, noRun);
  return describeResources({ ...parts, runners, endpointOf, sdk: loadSdkTable });
}

function noRun(): never {
  throw new Error('Nothing runs while resources are described.');
}

function startPrepared(parts: Parts, execution: ExecutionRequest): StartedRun {
  const { request, settings, model, type, stateMachineName, findMachine } = parts;
  const { seed = 1 } = request;
  const { asker, part, ...options } = execution;
  const { runner, items } = makeRunner({ ...parts, ...request, seed: String(seed) }, () => run);
  const byHand = asker && answerByHand(runner, asker, (call) => exampleAnswer(call, loadSdkTable));
  const machine = (part && partOfMachine(model, part)) ?? compileMachine(model);
  const run: Run = runMachine(machine, {
    ...options,
    type,
    stateMachineName,
    runner: byHand?.runner ?? runner,
    seed,
    limits: settings.settings.limits,
    items,
    stateMachines: (arn) => {
      const found = findMachine(arn);
      return found.kind === 'found' ? found.machine : undefined;
    },
  });
  return Object.assign(run, { reply: (id: number, reply: Reply) => byHand?.reply(id, reply) ?? false });
}

function missingFunctions(
  model: MachineModel,
  mocks: readonly Mocks[],
  find: ReturnType<typeof functionFinder>,
): MissingFunction[] {
  return calledFunctions(model)
    .filter(
      ({ state, resource }) => !mocks.some(({ byState, byResource }) => byState.has(state) || byResource.has(resource)),
    )
    .flatMap(({ state, reference }) => {
      const found = find(reference, state);
      if (found.kind !== 'missing') return [];
      return [{ state, reference, functionName: functionNameOf(reference), message: found.message }];
    });
}

function misconfigured(message: string, problems: readonly LocatedProblem[]): PreparedRun {
  return { kind: 'misconfigured', message, problems };
}
