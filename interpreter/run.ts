import type { Json, JsonObject } from '../language/json';
import type { MachineModel } from '../language/model/model';
import { createCalls } from './calls';
import { realClock, virtualClock, type VirtualClock } from './clock/clock';
import { compileMachine } from './core/compile-machine';
import { createEngine } from './core/engine';
import type { Pending } from './core/evaluate/evaluated';
import type { ExecutionResult, HistoryEvent } from './core/events';
import { createExecution, startExecution } from './core/execution';
import type { MapRunRecord } from './core/map-run-record';
import { quotas, STANDARD_SECONDS } from './core/quotas';
import { seededRandom } from './core/random';
import type {
  CompiledMachine,
  Engine,
  EngineHost,
  Execution,
  Fiber,
  Gate,
  Inspector,
  PendingTask,
  TaskEvent,
} from './core/runtime';
import type { TaskAnswer, TaskCall } from './core/task-call';
import { identityOf, type IdentityOptions } from './identity';
import { openItems, openResults, type ItemStore } from './item-store';
import { isMemoryShort, OUT_OF_MEMORY } from './memory';
import { nestedExecutions, type FindMachine } from './nested';
import type { LogEntry } from './replay/log-entry';
import { LogMismatch, rebuildFrom, type Resume } from './replay/rebuild';
import type { LogLine, TaskRunner } from './tasks/task-runner';

/** What a run is given. Everything that could differ between two runs is in here. */
export interface RunOptions extends RunSettings {
  readonly model: MachineModel;
}

/** The same but for the machine. */
export interface RunSettings extends IdentityOptions {
  readonly input: Json;
  readonly runner: TaskRunner;
  /** What ItemReaders read and ResultWriters write to. */
  readonly items?: ItemStore;
  /** The machines that `states:startExecution` finds by their ARNs; they run in the same engine. */
  readonly stateMachines?: FindMachine;
  /** Virtual (default): waits take no time. */
  readonly time?: 'virtual' | 'real';
  /** Whether the time that handlers really take is added to the virtual clock; default `ignored`. */
  readonly handlerTime?: 'ignored' | 'counted';
  /** Epoch milliseconds at which a virtual run starts; default now. */
  readonly startTime?: number;
  /** Seed of everything random; default 1. */
  readonly seed?: number;
  /** The payload (256 KiB) and history (25,000 events) limits; both on by default. */
  readonly limits?: { readonly payload?: boolean; readonly history?: boolean };
  /** Variables of the outermost scope at the start. */
  readonly variables?: Readonly<Record<string, Json>>;
  /** Changes the context object that the states see. */
  readonly context?: (own: JsonObject) => JsonObject;
  readonly inspector?: Inspector;
  /** Asked before each state; see Run.goOn. */
  readonly gate?: Gate;
  readonly onEvent?: (event: HistoryEvent) => void;
  /** Events of child executions (of Map Runs). */
  readonly onChildEvent?: (event: HistoryEvent, execution: Execution) => void;
  readonly onLog?: (line: LogLine) => void;
  /** Told each event with the execution that wrote it, for a store that `resume` reads. */
  readonly onEntry?: (entry: LogEntry) => void;
  /** Keeps those entries in `Run.log`. Off by default: a Map Run may have millions. */
  readonly keepLog?: boolean;
  /**
   * Goes on with a run from its log: its state is rebuilt without telling anybody, then open calls are made again. The other
   * options must be those of that run (seed, names, input). With `redrive` an execution that has ended without success goes
   * on where it did.
   */
  readonly resume?: Resume;
  /** Ends the run, as StopExecution does, when its clock comes to a time. */
  readonly stopAt?: { readonly time: number; readonly error?: string; readonly cause?: string };
  /** Nothing can happen any more unless somebody answers a token or an activity task; told once. */
  readonly onStandstill?: () => void;
}

export interface Run {
  readonly executionArn: string;
  readonly events: readonly HistoryEvent[];
  readonly execution: Execution;
  readonly done: Promise<ExecutionResult>;
  /** With `keepLog`: all events of the run, of child executions too, in the order of their writing: what `resume` takes. */
  readonly log: readonly LogEntry[];
  /** Map Runs in order of their start, kept up to date. */
  readonly mapRuns: readonly MapRunRecord[];
  /** Ends the run as StopExecution does. */
  abort(error?: string, cause?: string): void;
  /** Whether a task with that token is open. */
  hasTask(token: string): boolean;
  /**
   * Answers a task by its token, as SendTaskSuccess and SendTaskFailure do; for runners that do not keep the tokens of their
   * calls themselves. False where no task with that token is open.
   */
  answerTask(token: string, answer: TaskAnswer): boolean;
  /** SendTaskHeartbeat. */
  heartbeat(token: string): boolean;
  /** Lets a line of control go on that the gate has stopped; without an argument all of them. */
  goOn(fiber?: Fiber): void;
  /** Starts another execution on the same clock, such as one that works on an activity; it stops where the run ends. */
  startBeside(model: MachineModel, input: Json): void;
}

/** Starts an execution of the machine and drives it to its end. */
export function startRun(options: RunOptions): Run {
  return runMachine(compileMachine(options.model), options);
}

/** Starts an execution of a compiled machine. */
export function runMachine(machine: CompiledMachine, options: RunSettings): Run {
  const firstTime = options.resume?.log[0]?.event.timestamp;
  const clock = options.time === 'real' ? realClock() : virtualClock(firstTime ?? options.startTime ?? Date.now());
  const random = seededRandom(options.seed ?? 1);
  const evaluations: { readonly pending: Pending<unknown>; readonly fiber: Fiber }[] = [];
  const mapRuns: MapRunRecord[] = [];
  const tokens = new Map<string, PendingTask>();
  const log: LogEntry[] = [];
  // Only while a log is gone through: there may be a million executions.
  const rebuilt: Execution[] = [];
  // While a log is gone through, calls are held: what became of them stands in the log.
  const held = new Set<PendingTask>();
  const nestedTasks = new Set<PendingTask>();
  const rebuild = options.resume && rebuildFrom(options.resume);
  const isLogged = options.keepLog === true || rebuild !== undefined || options.onEntry !== undefined;
  const wakeUp = signal();
  const onLog = options.onLog ?? (() => undefined);
  let overdueAt = 0;

  const calls = createCalls(() => engine, {
    runner: options.runner,
    onLog,
    wake: wakeUp.raise,
    overdue(time) {
      overdueAt = Math.max(overdueAt, time);
    },
    ...(options.handlerTime === 'counted' && clock.kind === 'virtual'
      ? { ended: (_task, elapsed) => (overdueAt = Math.max(overdueAt, clock.now() + Math.round(elapsed))) }
      : {}),
  });
  const nested = nestedExecutions(() => engine, options.stateMachines, options.roleArn);
  // What the runner answers (a mock) goes before.
  const isNested = (call: TaskCall): boolean => nested.takes(call) && !options.runner.canRun(call);
  /** Calls begin in the order in which they were scheduled. */
  const startHeld = (): void => {
    for (const task of held) {
      held.delete(task);
      calls.start(task);
    }
  };
  const host: EngineHost = {
    refuse(call) {
      const refusal = isNested(call) ? undefined : options.runner.refuse?.(call);
      if (!rebuild || rebuild.isFinished()) return refusal;
      return rebuild.wasRefused() ? (refusal ?? 'The call was refused when it was made.') : undefined;
    },
    startTask(task) {
      if (task.call.token !== undefined) tokens.set(task.call.token, task);
      if (isNested(task.call)) {
        nestedTasks.add(task);
        nested.start(task);
      } else {
        held.add(task);
        if (!rebuild || rebuild.isFinished()) startHeld();
      }
    },
    stopTask(task) {
      if (task.call.token !== undefined) tokens.delete(task.call.token);
      held.delete(task);
      nestedTasks.delete(task);
      nested.stop(task);
      calls.stop(task);
    },
    evaluate(pending, fiber) {
      evaluations.push({ pending, fiber });
    },
    onEvent(event, execution) {
      if (rebuild && !rebuild.isFinished()) rebuilt[execution.number] = execution;
      if (isLogged) {
        const entry = { execution: execution.number, event };
        if (options.keepLog) log.push(entry);
        if (rebuild?.written(entry)) return;
        options.onEntry?.(entry);
      }
      if (execution.identity === identity) options.onEvent?.(event);
      else options.onChildEvent?.(event, execution);
    },
    onEnd: () => undefined,
    openItems: (reading) => openItems(options.items, reading),
    openResults: (writing) => openResults(options.items, writing),
    onMapRun(record) {
      mapRuns.push(record);
    },
  };
  const engine: Engine = createEngine({ random, now: firstTime ?? clock.now(), quotas: quotas(options.limits) }, host);
  // While a log is gone through, it says which state is entered next.
  const gate: Gate | undefined = options.gate ?? (rebuild?.redriver && (() => 'continue'));
  engine.gate =
    gate &&
    ((fiber) => {
      if (!rebuild || rebuild.isFinished()) return gate(fiber);
      return options.gate || rebuild.isHolding() ? 'pause' : 'continue';
    });
  engine.redriver = rebuild?.redriver;
  engine.inspector = options.inspector;
  const identity = identityOf(options, () => random.uuid());
  const { execution, begin } = createExecution({
    engine,
    machine,
    identity,
    input: options.input,
    ...(options.variables && { variables: options.variables }),
    ...(options.context && { context: options.context }),
  });

  let hasAsked = false;
  /** Asks the gate, once, of those that the end of the log has left before a state. Answers whether one goes on. */
  const askAgain = (ask: Gate): boolean => {
    if (hasAsked) return false;
    hasAsked = true;
    const free = [...engine.parked].filter((fiber) => ask(fiber) === 'continue');
    for (const fiber of free) engine.unpark(fiber);
    return free.length > 0;
  };

  const drive = async (): Promise<ExecutionResult> => {
    let told = false;
    let breathed = performance.now();
    for (;;) {
      const rebuilding = rebuild !== undefined && !rebuild.isFinished();
      if (clock.kind === 'real' && !rebuilding) engine.now = clock.now();
      engine.fireDue();
      const isBusy = engine.run() === 'more';
      if (isBusy && isMemoryShort()) execution.abort('Stepwright.OutOfMemory', OUT_OF_MEMORY);
      if (performance.now() - breathed > BREATH) {
        await breath();
        breathed = performance.now();
      }
      if (isBusy && !execution.result) continue;
      if (execution.result && nested.unattended.size === 0) return execution.result;
      if (evaluations.length > 0) {
        for (const { pending, fiber } of evaluations.splice(0)) {
          await pending.settle();
          engine.post(fiber, { kind: 'evaluated' });
        }
        continue;
      }
      if (engine.takeDelivered()) continue;
      if (rebuild && !rebuild.isFinished()) {
        rebuild.step({
          engine,
          executions: rebuilt,
          open: held,
          nested: nestedTasks,
          advanceTo(time) {
            if (clock.kind === 'virtual') clock.advanceTo(time);
            engine.now = time;
          },
        });
        continue;
      }
      startHeld();
      if (rebuild && gate && askAgain(gate)) continue;
      if (wakeUp.taken()) continue;
      if (clock.kind === 'real') {
        await wakeUp.waitFor(engine.nextTimer());
        continue;
      }
      if (
        advance(engine, clock, {
          to: overdueAt,
          free: !calls.isBusy() && engine.parked.size === 0,
          tokens: calls.waiting().length > 0 || calls.heldUntil() !== undefined,
          held: calls.heldUntil() ?? Infinity,
          execution,
        })
      )
        continue;
      // Nested executions that nobody waits for go on as far as they can by themselves.
      if (execution.result && !calls.isBusy()) return execution.result;
      if (!calls.isBusy() && !told) {
        told = true;
        for (const task of calls.waiting()) onLog(standsStill(task.call.state, task.call.token));
        options.onStandstill?.();
        continue;
      }
      await wakeUp.waitFor(undefined);
    }
  };

  const { stopAt } = options;
  if (stopAt && stopAt.time !== Infinity) {
    engine.at(stopAt.time, () => {
      execution.abort(stopAt.error, stopAt.cause);
    });
  }
  const taskOf = (token: string): PendingTask | undefined => {
    const task = tokens.get(token);
    return task && task.fiber.task === task ? task : undefined;
  };
  const tell = (token: string, event: TaskEvent): boolean => {
    const task = taskOf(token);
    if (!task) return false;
    engine.deliver(task.fiber, { kind: 'task', task, event });
    wakeUp.raise();
    return true;
  };
  const finish = async (): Promise<ExecutionResult> => {
    // Whoever starts the run has it in his hands before the first event comes.
    await Promise.resolve();
    try {
      begin();
      return await drive();
    } catch (problem) {
      // A log of another run, or a defect of ours: the run ends and says so.
      const error = problem instanceof LogMismatch ? 'Stepwright.LogMismatch' : 'Stepwright.InternalError';
      execution.abort(error, problem instanceof Error ? problem.message : String(problem));
      return execution.result ?? { status: 'ABORTED', error };
    } finally {
      calls.stopAll();
      await options.runner.dispose?.();
    }
  };
  return {
    executionArn: identity.executionArn,
    events: execution.events,
    execution,
    done: finish(),
    mapRuns,
    log,
    abort(error, cause) {
      execution.abort(error, cause);
      wakeUp.raise();
    },
    hasTask: (token) => taskOf(token) !== undefined,
    answerTask(token, answer) {
      const known = tell(token, { kind: 'ended', answer });
      tokens.delete(token);
      return known;
    },
    heartbeat: (token) => tell(token, { kind: 'heartbeat' }),
    startBeside(model, input) {
      const worker = identityOf({ roleArn: identity.roleArn, stateMachineName: 'Beside' }, () => random.uuid());
      startExecution({ engine, machine: compileMachine(model), identity: worker, input });
      wakeUp.raise();
    },
    goOn(fiber) {
      for (const parked of fiber ? [fiber] : [...engine.parked]) engine.unpark(parked);
      wakeUp.raise();
    },
  };
}

/**
 * Moves the virtual clock to the next timer: when nobody works on a call any more, or up to a moment that a call has used up
 * on the wall. Answers whether it moved. A token without any time-out is waited for; the year that an execution may take
 * at most does not end that. Nor does it move to the time-out of a call that a person has been asked about.
 */
function advance(
  engine: Engine,
  clock: VirtualClock,
  may: {
    readonly to: number;
    readonly free: boolean;
    readonly tokens: boolean;
    readonly held: number;
    readonly execution: Execution;
  },
): boolean {
  const next = engine.nextTimer();
  if (next === undefined || next >= may.held || !(may.free || next <= may.to)) return false;
  const longest = may.execution.startTime + STANDARD_SECONDS * 1000;
  if (next >= longest && next > may.to && may.tokens) return false;
  clock.advanceTo(next);
  engine.now = clock.now();
  return true;
}

function standsStill(state: string, token: string | undefined): LogLine {
  const what =
    token === undefined ? 'a worker to take and answer the activity task' : `the task token ${token} to be answered`;
  return { state, stream: 'runner', text: `The run stands still: it waits for ${what}, and no time-out is set.` };
}

/** Milliseconds that a run may keep its thread. */
const BREATH = 20;

function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A flag that can be waited for. */
function signal(): {
  readonly raise: () => void;
  readonly taken: () => boolean;
  readonly waitFor: (time: number | undefined) => Promise<void>;
} {
  let raised = false;
  let resolve: (() => void) | undefined;
  return {
    raise() {
      raised = true;
      resolve?.();
    },
    taken() {
      const was = raised;
      raised = false;
      return was;
    },
    async waitFor(time) {
      if (raised) return;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((done) => {
        resolve = done;
        if (time !== undefined) timer = setTimeout(done, Math.min(Math.max(0, time - Date.now()), 2_147_483_647));
      });
      clearTimeout(timer);
      resolve = undefined;
      raised = false;
    },
  };
}
