import type { Json } from '../../language/json';
import { textOf, type RunEvent } from './run-event';

/** One call of a Task state, from scheduled to its answer. */
export interface Attempt {
  readonly start: Moment;
  end: Moment | undefined;
  isFailed: boolean;
}

/** A moment on both clocks: milliseconds of the run's own, and of the computer's since the start where that is known. */
export interface Moment {
  readonly run: number;
  readonly real: number | undefined;
}

/** One iteration of a Map state in the run itself. */
export interface Iteration {
  readonly index: number;
  status: VisitStatus;
  readonly startedAt: number;
  endedAt: number | undefined;
}

export type VisitStatus = 'running' | 'succeeded' | 'caught' | 'failed' | 'aborted';

/** One stay in a state, from entered to exited. */
export interface Visit {
  /** Id of the event that entered the state; grows in the order of entering. */
  readonly key: number;
  /** The visit of the Parallel or Map state around; undefined in the main line. */
  readonly parent: Visit | undefined;
  readonly name: string;
  /** Task, Pass, Choice, … */
  readonly type: string;
  /** Which branch or item of the parent, from 1. */
  readonly lane: string | undefined;
  readonly input: Json | undefined;
  readonly enteredAt: number;
  /** The computer's clock; undefined for a history that came from elsewhere. */
  readonly enteredReal: number | undefined;
  status: VisitStatus;
  output: Json | undefined;
  /** The variables that the state assigned. */
  assigned: Json | undefined;
  endedAt: number | undefined;
  endedReal: number | undefined;
  /** The calls that were started, in order. */
  readonly attempts: Attempt[];
  /** What the last call was given, and what it answered. */
  parameters: Json | undefined;
  result: Json | undefined;
  /** The iterations of a Map state by their index. */
  readonly iterations: Map<number, Iteration>;
  /** An iteration for each time that its status changed, in order: who has read so far, reads on from there. */
  readonly iterationChanges: Iteration[];
  /** How many iterations a Map state has in all, where the history says so, and how many of them have ended. */
  iterationCount: number | undefined;
  iterationsEnded: number;
  /** The last thing that was heard of it is a failure, which may yet be retried or caught. */
  isFailing: boolean;
  error: string | undefined;
  cause: string | undefined;
}

/** Whether a visit is one in a branch or iteration of the other, however deep. */
export function isInside(visit: Visit, ancestor: Visit): boolean {
  for (let parent = visit.parent; parent; parent = parent.parent) if (parent === ancestor) return true;
  return false;
}

/** Ends a visit, and the iterations in it that still run. */
export function closeVisit(visit: Visit, status: VisitStatus, at: number, real: number | undefined): void {
  visit.status = status;
  visit.endedAt ??= at;
  visit.endedReal ??= real;
  for (const iteration of visit.iterations.values())
    if (iteration.status === 'running') changeIteration(visit, iteration, 'aborted', at);
}

export function startIteration({ iterations, iterationChanges }: Visit, index: number, startedAt: number): void {
  const iteration: Iteration = { index, status: 'running', startedAt, endedAt: undefined };
  iterations.set(index, iteration);
  iterationChanges.push(iteration);
}

export function changeIteration(
  { iterationChanges }: Visit,
  iteration: Iteration,
  status: VisitStatus,
  endedAt: number | undefined,
): void {
  iteration.status = status;
  iteration.endedAt = endedAt;
  iterationChanges.push(iteration);
}

/** Ends the call that was made last. */
export function endAttempt({ attempts }: Visit, end: Moment, how: 'succeeded' | 'failed'): void {
  const attempt = attempts.at(-1);
  if (!attempt || attempt.end) return;
  attempt.end = end;
  attempt.isFailed = how === 'failed';
}

/** Notes that the last thing that was heard of a visit is a failure. */
export function fault(visit: Visit, event: RunEvent): Visit {
  visit.isFailing = true;
  visit.error = textOf(event, 'error') ?? visit.error;
  visit.cause = textOf(event, 'cause') ?? visit.cause;
  return visit;
}
