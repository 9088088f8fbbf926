import type { Calls } from './calls';
import type { Clock, VirtualClock } from './clock/clock';
import type { WakeUp } from './clock/wake-up';
import type { Pending } from './core/evaluate/evaluated';
import type { ExecutionResult } from './core/events';
import type { MapRunRecord } from './core/map-run-record';
import { STANDARD_SECONDS } from './core/quotas';
import type { Engine, Execution, Fiber, Gate } from './core/runtime';
import { isMemoryShort, OUT_OF_MEMORY } from './memory';
import type { Nested } from './nested';
import type { Rebuild } from './replay/rebuild';
import type { TaskHost } from './task-host';
import type { LogLine } from './tasks/task-runner';

/** A run under way: the execution, and all that it may have to wait for. */
export interface Driven {
  readonly engine: Engine;
  readonly execution: Execution;
  readonly clock: Clock;
  readonly calls: Calls;
  readonly tasks: TaskHost;
  readonly nested: Nested;
  readonly wakeUp: WakeUp;
  /** Evaluations that the engine has left to be finished. */
  readonly evaluations: { readonly pending: Pending<unknown>; readonly fiber: Fiber }[];
  /** What is left of the log that the run goes on from, and the executions that have come out of it. */
  readonly rebuild: Rebuild | undefined;
  readonly rebuilt: readonly Execution[];
  readonly mapRuns: readonly MapRunRecord[];
  readonly gate: Gate | undefined;
  /** The moment that calls have used up on the wall: the virtual clock goes there. */
  readonly overdueAt: () => number;
  readonly onLog: (line: LogLine) => void;
  readonly onStandstill: (() => void) | undefined;
}

/** Milliseconds that a run may keep its thread. */
const BREATH = 20;

/** Lets the engine work, and what it waits for happen, until the execution has ended. */
export async function drive(run: Driven): Promise<ExecutionResult> {
  const { engine, execution, clock, calls, nested, wakeUp } = run;
  let hasToldStandstill = false;
  let hasAsked = false;
  let breathed = performance.now();
  for (;;) {
    if (clock.kind === 'real' && !isRebuilding(run)) engine.now = clock.now();
    engine.fireDue();
    const isBusy = engine.run() === 'more';
    if (isBusy && isMemoryShort()) execution.abort('Stepwright.OutOfMemory', OUT_OF_MEMORY);
    if (performance.now() - breathed > BREATH) {
      await breath();
      breathed = performance.now();
    }
    if (isBusy && !execution.result) continue;
    if (execution.result && nested.unattended.size === 0) return execution.result;
    if (run.evaluations.length > 0) {
      await settleEvaluations(run);
      continue;
    }
    if (engine.takeDelivered()) continue;
    if (isRebuilding(run)) {
      stepThroughLog(run);
      continue;
    }
    run.tasks.startHeld();
    if (run.rebuild && run.gate && !hasAsked) {
      hasAsked = true;
      if (askAgain(engine, run.gate)) continue;
    }
    if (wakeUp.taken()) continue;
    if (clock.kind === 'real') {
      await wakeUp.waitFor(engine.nextTimer());
      continue;
    }
    if (advance(run, clock)) continue;
    // Nested executions that nobody waits for go on as far as they can by themselves.
    if (execution.result && !calls.isBusy()) return execution.result;
    if (!calls.isBusy() && !hasToldStandstill) {
      hasToldStandstill = true;
      for (const task of calls.waiting()) run.onLog(standsStill(task.call.state, task.call.token));
      run.onStandstill?.();
      continue;
    }
    await wakeUp.waitFor(undefined);
  }
}

function isRebuilding({ rebuild }: Driven): boolean {
  return rebuild !== undefined && !rebuild.isFinished();
}

function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function settleEvaluations({ engine, evaluations }: Driven): Promise<void> {
  for (const { pending, fiber } of evaluations.splice(0)) {
    await pending.settle();
    engine.post(fiber, { kind: 'evaluated' });
  }
}

function stepThroughLog({ engine, clock, rebuild, rebuilt, mapRuns, tasks }: Driven): void {
  rebuild?.step({
    engine,
    executions: rebuilt,
    mapRuns,
    open: tasks.held,
    nested: tasks.nested,
    advanceTo(time) {
      if (clock.kind === 'virtual') clock.advanceTo(time);
      engine.now = time;
    },
  });
}

/** Asks the gate of those that the end of the log has left before a state. Answers whether one goes on. */
function askAgain(engine: Engine, ask: Gate): boolean {
  const free = [...engine.parked].filter((fiber) => ask(fiber) === 'continue');
  for (const fiber of free) engine.unpark(fiber);
  return free.length > 0;
}

/**
 * Moves the virtual clock to the next timer: when nobody works on a call any more, or up to a moment that a call has used up
 * on the wall. Answers whether it moved. A token without any time-out is waited for; the year that an execution may take
 * at most does not end that. Nor does it move to the time-out of a call that a person has been asked about.
 */
function advance({ engine, execution, calls, overdueAt }: Driven, clock: VirtualClock): boolean {
  const next = engine.nextTimer();
  const heldUntil = calls.heldUntil();
  if (next === undefined || next >= (heldUntil ?? Infinity)) return false;
  const isOverdue = next <= overdueAt();
  const isFree = !calls.isBusy() && engine.parked.size === 0;
  if (!isFree && !isOverdue) return false;
  const waitsForToken = calls.waiting().length > 0 || heldUntil !== undefined;
  if (next >= execution.startTime + STANDARD_SECONDS * 1000 && !isOverdue && waitsForToken) return false;
  clock.advanceTo(next);
  engine.now = clock.now();
  return true;
}

function standsStill(state: string, token: string | undefined): LogLine {
  const what =
    token === undefined ? 'a worker to take and answer the activity task' : `the task token ${token} to be answered`;
  return { state, stream: 'runner', text: `The run stands still: it waits for ${what}, and no time-out is set.` };
}
