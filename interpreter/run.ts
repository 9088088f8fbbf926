import { createCalls } from './calls';
import { realClock, virtualClock } from './clock/clock';
import { createWakeUp } from './clock/wake-up';
import { compileMachine } from './core/compile-machine';
import { createEngine } from './core/engine';
import type { ExecutionResult } from './core/events';
import { createExecution, startExecution } from './core/execution';
import type { MapRunRecord } from './core/map-run-record';
import { quotas } from './core/quotas';
import { seededRandom } from './core/random';
import type { CompiledMachine, Engine, EngineHost, Execution, Gate, TaskEvent } from './core/runtime';
import { drive, type Driven } from './drive';
import { identityOf } from './identity';
import { openItems, openResults } from './item-store';
import { nestedExecutions } from './nested';
import type { LogEntry } from './replay/log-entry';
import { LogMismatch, rebuildFrom } from './replay/rebuild';
import type { Run, RunOptions, RunSettings } from './run-options';
import { createTaskHost } from './task-host';

/** Starts an execution of the machine and drives it to its end. */
export function startRun(options: RunOptions): Run {
  return runMachine(compileMachine(options.model), options);
}

/** Starts an execution of a compiled machine. */
export function runMachine(machine: CompiledMachine, options: RunSettings): Run {
  const firstTime = options.resume?.log[0]?.event.timestamp;
  const clock = options.time === 'real' ? realClock() : virtualClock(firstTime ?? options.startTime ?? Date.now());
  const random = seededRandom(options.seed ?? 1);
  const evaluations: Driven['evaluations'] = [];
  const mapRuns: MapRunRecord[] = [];
  const log: LogEntry[] = [];
  // Only while a log is gone through: there may be a million executions.
  const rebuilt: Execution[] = [];
  const rebuild = options.resume && rebuildFrom(options.resume);
  const isLogged = options.keepLog === true || rebuild !== undefined || options.onEntry !== undefined;
  const wakeUp = createWakeUp();
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
  const tasks = createTaskHost({ runner: options.runner, calls, nested, rebuild });
  const host: EngineHost = {
    refuse: tasks.refuse,
    startTask: tasks.startTask,
    stopTask: tasks.stopTask,
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
      if (!options.gate && !rebuild.isHolding()) return 'continue';
      return rebuild.isNext(fiber) ? 'continue' : 'pause';
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

  const driven: Driven = {
    engine,
    execution,
    clock,
    calls,
    tasks,
    nested,
    wakeUp,
    evaluations,
    rebuild,
    rebuilt,
    mapRuns,
    gate,
    overdueAt: () => overdueAt,
    onLog,
    onStandstill: options.onStandstill,
  };

  const { stopAt } = options;
  if (stopAt && stopAt.time !== Infinity) {
    engine.at(stopAt.time, () => {
      execution.abort(stopAt.error, stopAt.cause);
    });
  }
  const tell = (token: string, event: TaskEvent): boolean => {
    const task = tasks.withToken(token);
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
      return await drive(driven);
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
    hasTask: (token) => tasks.withToken(token) !== undefined,
    answerTask(token, answer) {
      const known = tell(token, { kind: 'ended', answer });
      tasks.useUp(token);
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
