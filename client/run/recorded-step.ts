import type { Json, RecordedStep } from '../../host/messages';
import type { RunState } from './run-state';
import type { Visit } from './visit';

/** What the history says of a visit that has ended, as much as is needed to go through the state once more. */
export function recordedStep(visit: Visit, state: RunState, executionInput: Json): RecordedStep | undefined {
  const { name, input, enteredAt, attempts } = visit;
  if (input === undefined) return undefined;
  const answer = answerOf(visit, state);
  const item = itemOf(visit);
  return {
    state: name,
    input,
    variables: variablesAt(visit, state),
    enteredTime: enteredAt,
    retryCount: Math.max(0, attempts.length - 1),
    executionInput,
    ...(answer && { answer }),
    ...(item && { item }),
  };
}

/** The variables that a state could see: those of its own line up to it, and those of the lines around. */
export function variablesAt(visit: Visit, { visits }: RunState): Readonly<Record<string, Json>> {
  const variables: Record<string, Json> = {};
  // From the outermost line to the visit's own, since names are not used twice; what was assigned last counts.
  for (const place of [...owners(visit).reverse(), visit]) {
    for (const before of visits) {
      if (before.key >= place.key) break;
      if (before.parent !== place.parent || before.lane !== place.lane || !isObject(before.assigned)) continue;
      Object.assign(variables, before.assigned);
    }
  }
  return variables;
}

function owners(visit: Visit): Visit[] {
  return visit.parent ? [visit.parent, ...owners(visit.parent)] : [];
}

/** What the task answered, or the branches or iterations gave together. */
function answerOf(visit: Visit, state: RunState): RecordedStep['answer'] {
  const { type, result, error, cause } = visit;
  if (result !== undefined) return { kind: 'result', value: result };
  if (error !== undefined) return { kind: 'failure', error, ...(cause !== undefined && { cause }) };
  if (type !== 'Parallel' && type !== 'Map') return undefined;
  const value = resultsInside(visit, state);
  return value && { kind: 'result', value };
}

/** The outputs with which the lanes inside ended, in order; undefined where the history does not have them all. */
function resultsInside(visit: Visit, { visits }: RunState): Json[] | undefined {
  const last = new Map<string, Visit>();
  for (const inner of visits) if (inner.parent === visit && inner.lane !== undefined) last.set(inner.lane, inner);
  const results: Json[] = [];
  for (let number = 1; number <= last.size; number++) {
    const output = (last.get(`branch ${String(number)}`) ?? last.get(`item ${String(number)}`))?.output;
    if (output === undefined) return undefined;
    results.push(output);
  }
  // Iterations of a Distributed Map have histories of their own.
  return results.length > 0 ? results : undefined;
}

function itemOf(visit: Visit): RecordedStep['item'] {
  for (const place of [visit, ...owners(visit)]) {
    const number = /^item (\d+)$/.exec(place.lane ?? '')?.[1];
    if (number !== undefined) return { index: Number(number) - 1 };
  }
  return undefined;
}

function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
