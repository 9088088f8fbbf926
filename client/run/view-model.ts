import type { Json } from '../../language/json';
import { compactText } from './data-text';
import type { Attempt, RunEvent, RunState, Visit } from './run-state';
import type { AttemptSpan, Details, EventRow, IterationRow, Row, Span, Stage, StageData } from './view-messages';

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
  readonly events: readonly RunEvent[];
  /** The states that are written in JSONata. */
  readonly jsonata: ReadonlySet<string>;
}

/** All about one visit. */
export function visitDetails(visit: Visit, { state, events, jsonata }: RunFacts): Details {
  const { key, name, error, cause } = visit;
  const isJsonata = jsonata.has(name);
  const startedAt = state.startedAt ?? 0;
  const iterations = visit.iterations.size > 0 ? iterationRows(visit, state) : undefined;
  return {
    key,
    data: stageData(visit, isJsonata),
    events: events.filter(({ id }) => state.visitOf(id) === visit).map((event) => eventRow(event, state, startedAt)),
    isJsonata,
    ...(iterations && { iterations }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}

/** The data of a visit stage by stage; what did not change on the way is shown once. */
function stageData(visit: Visit, isJsonata: boolean): StageData[] {
  const titles: Readonly<Record<Stage, string>> = {
    input: 'Input',
    parameters: isJsonata ? 'Arguments' : 'Parameters',
    result: visit.type === 'Task' ? 'Task result' : 'Result',
    assigned: 'Assigned variables',
    output: 'Output',
  };
  const all: readonly (readonly [Stage, Json | undefined])[] = [
    ['input', visit.input],
    ['parameters', visit.parameters],
    ['result', visit.result],
    ['assigned', visit.assigned],
    ['output', visit.output],
  ];
  return all.flatMap(([stage, value]) =>
    value === undefined ? [] : [{ stage, title: titles[stage], text: compactText(value) }],
  );
}

/** Failures first, then by index. */
function iterationRows(visit: Visit, state: RunState): IterationRow[] {
  const startedAt = state.startedAt ?? 0;
  const within = new Map<string, Visit>();
  for (const inner of state.visits) {
    if (inner.parent !== visit || inner.lane === undefined) continue;
    const known = within.get(inner.lane);
    if (!known || inner.status === 'failed') within.set(inner.lane, inner);
  }
  const rank = { failed: 0, aborted: 1, caught: 2, running: 3, succeeded: 4 } as const;
  return [...visit.iterations.values()]
    .map(({ index, status, startedAt: start, endedAt }): IterationRow => {
      const inner = within.get(`item ${String(index + 1)}`);
      return {
        index,
        status,
        time: { start: start - startedAt, ...(endedAt !== undefined && { end: endedAt - startedAt }) },
        ...(inner && { key: inner.key, name: inner.name }),
        ...(status === 'failed' && inner?.error !== undefined && { error: inner.error }),
      };
    })
    .sort((a, b) => rank[a.status] - rank[b.status] || a.index - b.index);
}

/** How the whole execution ended, as far as the view shows it. */
export interface Ending {
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
}

/** All about the execution itself. */
export function executionDetails(
  { state, events }: RunFacts,
  input: Json | undefined,
  { output, error, cause }: Ending,
): Details {
  const at = state.failedAt;
  const startedAt = state.startedAt ?? 0;
  const data: StageData[] = [
    ...(output === undefined ? [] : [{ stage: 'output', title: 'Output', text: compactText(output) } as const]),
    ...(input === undefined ? [] : [{ stage: 'input', title: 'Input', text: compactText(input) } as const]),
  ];
  return {
    key: 0,
    data,
    events: events.filter(({ type }) => type.startsWith('Execution')).map((event) => eventRow(event, state, startedAt)),
    isJsonata: false,
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...(at && { failedAt: { key: at.key, name: at.name } }),
  };
}

/** An event in one line. */
export function eventRow({ id, type, timestamp }: RunEvent, state: RunState, startedAt: number): EventRow {
  const visit = state.visitOf(id);
  return { id, type, time: timestamp - startedAt, key: visit?.key ?? 0, name: visit?.name ?? '' };
}
