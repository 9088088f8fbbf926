import type { StepInspection } from '../../host/messages';
import type { Json } from '../../language/json';
import { compactText } from './data-text';
import type { FailureTexts, RunMachine } from './run-machine';
import type { RunEvent } from './run-event';
import type { RunState } from './run-state';
import type { Attempt, Visit } from './visit';
import { variablesAt } from './recorded-step';
import { stages } from './view-messages';
import type {
  AttemptSpan,
  Details,
  EventRow,
  Row,
  RowStatus,
  RunHeader,
  Span,
  Stage,
  StageData,
  ViewLogLine,
} from './view-messages';

/** The row of a visit; times count from `startedAt`. */
export function toRow(visit: Visit, startedAt: number): Row {
  const { key, parent, name, type, lane, status, attempts, error } = visit;
  return {
    key,
    parent: parent?.key ?? 0,
    name,
    type,
    status,
    time: spanOf(visit, startedAt),
    ...(attempts.length > 0 && { attempts: attempts.map((attempt) => attemptSpan(attempt, startedAt)) }),
    ...(lane !== undefined && { lane }),
    ...(error !== undefined && { error }),
  };
}

function spanOf({ enteredAt, endedAt, enteredReal, endedReal }: Visit, startedAt: number): Span {
  return {
    start: enteredAt - startedAt,
    ...(endedAt !== undefined && { end: endedAt - startedAt }),
    ...(enteredReal !== undefined && { realStart: enteredReal }),
    ...(endedReal !== undefined && { realEnd: endedReal }),
  };
}

function attemptSpan({ start, end, isFailed }: Attempt, startedAt: number): AttemptSpan {
  return {
    start: start.run - startedAt,
    ...(end && { end: end.run - startedAt }),
    ...(start.real !== undefined && { realStart: start.real }),
    ...(end?.real !== undefined && { realEnd: end.real }),
    isFailed,
  };
}

/** What is known of a run besides its visits. */
export interface RunFacts {
  readonly state: RunState;
  readonly log: readonly ViewLogLine[];
  /** The states that are written in JSONata. */
  readonly jsonata: ReadonlySet<string>;
  readonly failures: RunMachine['failures'];
}

/** All about one visit; `inspection` is how the data went through the state, where that is known. */
export function visitDetails(
  visit: Visit,
  { state, log, jsonata, failures }: RunFacts,
  inspection?: StepInspection,
): Details {
  const { key, name } = visit;
  const { error, cause } = failureOf(visit, failures);
  const isJsonata = jsonata.has(name);
  const rules = inspection?.rules;
  const own = log.filter(({ step }) => step === key);
  return {
    key,
    data: stageData(visit, variablesAt(visit, state), inspection, isJsonata),
    ...firstEvents(visit, state),
    isJsonata,
    ...(rules && { rules }),
    ...(own.length > 0 && { log: own }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}

/** Of a Fail state in an iteration, the history has nothing but that it was entered. */
function failureOf({ name, type, status, error, cause }: Visit, failures: RunMachine['failures']): FailureTexts {
  if (type === 'Fail' && status === 'failed' && error === undefined) return failures.get(name) ?? {};
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

/** How the inspection names what the view shows. */
const inspected: Readonly<Partial<Record<StepInspection['stages'][number]['stage'], Stage>>> = {
  afterInputPath: 'afterInputPath',
  afterItemsPath: 'afterItemsPath',
  afterItemSelector: 'afterItemSelector',
  afterParameters: 'parameters',
  afterArguments: 'parameters',
  result: 'result',
  afterResultSelector: 'afterResultSelector',
  afterResultPath: 'afterResultPath',
};

/** The data of a visit stage by stage: what was recorded, and what the inspection knows of the stages in between. */
function stageData(
  visit: Visit,
  variables: Readonly<Record<string, Json>>,
  inspection: StepInspection | undefined,
  isJsonata: boolean,
): StageData[] {
  const titles: Readonly<Record<Stage, string>> = {
    input: 'Input',
    variables: 'Variables',
    afterInputPath: 'After InputPath',
    afterItemsPath: isJsonata ? 'Items' : 'After ItemsPath',
    afterItemSelector: 'After ItemSelector',
    parameters: isJsonata ? 'Arguments' : 'Parameters',
    result: visit.type === 'Task' ? 'Task result' : 'Result',
    afterResultSelector: 'After ResultSelector',
    afterResultPath: 'After ResultPath',
    assigned: 'Assigned variables',
    output: 'Output',
  };
  const values = new Map<Stage, Json | undefined>();
  for (const { stage, value } of inspection?.stages ?? []) {
    const shown = inspected[stage];
    if (shown) values.set(shown, value);
  }
  const recorded: readonly (readonly [Stage, Json | undefined])[] = [
    ['input', visit.input],
    ['variables', Object.keys(variables).length > 0 ? variables : undefined],
    ['parameters', visit.parameters],
    ['result', visit.result],
    ['assigned', visit.assigned],
    ['output', visit.output],
  ];
  for (const [stage, value] of recorded) if (value !== undefined) values.set(stage, value);
  const data: StageData[] = [];
  for (const stage of stages) {
    const value = values.get(stage);
    if (value === undefined) continue;
    const text = compactText(value);
    const before = isBetween(stage) ? data.findLast((one) => one.text === text) : undefined;
    data.push({ stage, title: titles[stage], text, ...(before && { sameAs: before.title }) });
  }
  return data;
}

/** A stage that one looks at only where it does something. */
function isBetween(stage: Stage): boolean {
  return stage.startsWith('after');
}

/** The status of an execution as one of a row. */
export function executionStatus(status: RunHeader['status']): RowStatus {
  return status === 'timed-out' || status === 'broken' ? 'failed' : status;
}

/** How the whole execution ended, as far as the view shows it. */
export interface Ending {
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
}

/** All about the execution itself. */
export function executionDetails(state: RunState, input: Json | undefined, { output, error, cause }: Ending): Details {
  const at = state.failedAt;
  const data: StageData[] = [
    ...(output === undefined ? [] : [{ stage: 'output', title: 'Output', text: compactText(output) } as const]),
    ...(input === undefined ? [] : [{ stage: 'input', title: 'Input', text: compactText(input) } as const]),
  ];
  return {
    key: 0,
    data,
    ...firstEvents(undefined, state),
    isJsonata: false,
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...(at && { failedAt: { key: at.key, name: at.name } }),
  };
}

/** The row of the execution itself, in which all others stand. */
export function executionRow({ machine, status, summary, runDuration, realDuration }: RunHeader): Row {
  const isOver = status !== 'running';
  return {
    key: 0,
    parent: 0,
    name: machine,
    type: 'Execution',
    status: executionStatus(status),
    // Of a failure the error stands below; all else is told as in the head.
    ...(status !== 'failed' && { outcome: summary }),
    time: { start: 0, realStart: 0, ...(isOver && { end: runDuration, realEnd: realDuration }) },
  };
}

/** The details name at most so many events; the view has a list of all. */
const mostEvents = 100;

function firstEvents(visit: Visit | undefined, state: RunState): Pick<Details, 'events' | 'moreEvents'> {
  const all = state.eventsOf(visit);
  const events = all.slice(0, mostEvents).map((event) => eventRow(event, state, state.startedAt ?? 0));
  return { events, moreEvents: all.length - events.length };
}

/** An event in one line. */
export function eventRow({ id, type, timestamp }: RunEvent, state: RunState, startedAt: number): EventRow {
  const visit = state.visitOf(id);
  return { id, type, time: timestamp - startedAt, key: visit?.key ?? 0, name: visit?.name ?? '' };
}
