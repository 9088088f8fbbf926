import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import type { TaskAnswer, TaskCall, TaskReporter, TaskRunner } from '../../interpreter/tasks/task-runner';
import { mockRunner } from '../../interpreter/tasks/mock';
import { findTestCase, readMockConfig } from '../../interpreter/tasks/mock-config';
import { parseJson } from '../../language/tree/parse-json';
import type { Case, TaskResult } from './case';
import { answerOfLambda, lambdaOf } from './lambdas';
import { difference } from './match-json';
import { Placeholders } from './placeholders';
import type { Simulation } from './simulation';

/** How often a case's calls were answered by what was recorded, and how often something was really run. */
export interface Answered {
  replayed: number;
  run: number;
}

/** Answers the calls of a case: its functions are run, the rest is taken from `taskResults`. */
export function caseRunner(given: Case, answered: Answered, simulation: Simulation): TaskRunner {
  if (given.mocks) return mockedRunner(given, given.mocks, answered);
  const open = [...(given.taskResults ?? [])];
  const deleted = deletedActivities(given);

  const recorded = (call: TaskCall): TaskResult | undefined => {
    const fits = (result: TaskResult): boolean => {
      const placeholders = Placeholders.of(given.bindings ?? {});
      return result.parameters === undefined || difference(result.parameters, call.input, placeholders) === undefined;
    };
    const ofState = open.filter((result) => result.state === call.state);
    const chosen = ofState.find(fits) ?? ofState[0];
    if (chosen) open.splice(open.indexOf(chosen), 1);
    return chosen;
  };

  /** A function that does not exist answers as recorded, if that was recorded. */
  const functionOf = (call: TaskCall): ReturnType<typeof lambdaOf> => {
    const lambda = lambdaOf(given, call);
    return lambda === 'missing' && open.some(({ state }) => state === call.state) ? undefined : lambda;
  };

  return {
    name: 'conformance case',
    canRun: (call) => !simulation.nests(call),
    refuse: (call) =>
      call.integration.kind === 'activity' && deleted.has(call.integration.activityArn)
        ? `The activity ${call.integration.activityArn} does not exist.`
        : undefined,
    async start(call, report, stop) {
      const lambda = functionOf(call);
      const really = lambda ? Promise.resolve(answerOfLambda(lambda, call)) : simulation.run(call, report, stop);
      if (really) {
        answered.run++;
        return really;
      }
      answered.replayed++;
      const result = recorded(call);
      // Whoever answered an activity task had taken it before.
      if (call.integration.kind === 'activity' && (result?.return !== undefined || result?.throw)) report.started();
      return result ? replay(result, call, report, stop, given) : stillOpen(report, stop);
    },
  };
}

/** The product's own mock runner with the case's MockConfigFile. */
function mockedRunner(given: Case, mocks: JsonObject, answered: Answered): TaskRunner {
  const { config, problems } = readMockConfig(parseJson(JSON.stringify(mocks)));
  const found = findTestCase(config, given.stateMachineName ?? '', given.testCase ?? '');
  if (found.kind === 'missing' || problems.some(({ severity }) => severity === 'error')) {
    throw new Error(`The case's mocks cannot be used: ${JSON.stringify([found, problems])}`);
  }
  const runner = mockRunner({ byState: found.states, byResource: new Map() }, given.id);
  return {
    ...runner,
    start(call, report, stop) {
      answered.run++;
      return runner.start(call, report, stop);
    },
  };
}

function deletedActivities(given: Case): ReadonlySet<string> {
  const arns = (given.deletedBefore ?? [])
    .filter(({ call }) => call === 'delete_activity')
    .map((deletion) => String(deletion.arguments['activityArn']));
  return new Set(arns);
}

async function replay(
  result: TaskResult,
  call: TaskCall,
  report: TaskReporter,
  stop: AbortSignal,
  given: Case,
): Promise<TaskAnswer> {
  const fill = (value: Json): Json => filled(value, Placeholders.of(given.bindings ?? {}));
  const submitted = result.submitted === undefined ? {} : { submitted: fill(result.submitted) };
  if (result.return !== undefined) return { kind: 'succeeded', output: fill(result.return), ...submitted };
  if (result.timeout) return { kind: 'timed-out', ...submitted };
  for (const [name, phase] of PHASES) {
    const failure = result[name];
    if (failure) return { kind: 'failed', phase, ...failureOf(fill(failure), call), ...submitted };
  }
  if (result.submitted !== undefined) report.submitted(fill(result.submitted));
  return stillOpen(report, stop);
}

const PHASES = [
  ['throw', 'run'],
  ['startFailed', 'start'],
  ['submitFailed', 'submit'],
  ['scheduleFailed', 'schedule'],
] as const;

function failureOf(failure: Json, call: TaskCall): { error?: string; cause?: string } {
  const { error, cause } = isJsonObject(failure) ? failure : ({} as JsonObject);
  return {
    ...(typeof error === 'string' ? { error } : {}),
    ...(cause === undefined || cause === null
      ? {}
      : { cause: typeof cause === 'string' ? cause : causeText(cause, call) }),
  };
}

/** Digest E3: the error object of a function as text; for a plain function ARN with blanks. */
export function causeText(cause: Json, call: TaskCall): string {
  return call.integration.kind === 'service' ? JSON.stringify(cause) : spaced(cause);
}

function spaced(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item) => spaced(item as Json)).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`)
    .join(', ')}}`;
}

function stillOpen(report: TaskReporter, stop: AbortSignal): Promise<TaskAnswer> {
  report.waiting();
  return new Promise((resolve) => {
    stop.addEventListener('abort', () => {
      resolve({ kind: 'failed' });
    });
  });
}

function filled(value: Json, placeholders: Placeholders): Json {
  if (typeof value === 'string') return placeholders.fill(value);
  if (Array.isArray(value)) return value.map((item) => filled(item as Json, placeholders));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, placeholders)]));
}
