import type { Calls } from './calls';
import type { EngineHost, PendingTask } from './core/runtime';
import type { TaskCall } from './core/task-call';
import type { Nested } from './nested';
import type { Rebuild } from './replay/rebuild';
import type { TaskRunner } from './tasks/task-runner';

/** Hands the tasks of a run to whoever takes them: an execution in the same run, or the runner. */
export interface TaskHost extends Pick<EngineHost, 'refuse' | 'startTask' | 'stopTask'> {
  /** Tasks that are not begun: while a log is gone through, it says what became of them. */
  readonly held: Set<PendingTask>;
  /** Open tasks that are executions in the same run. */
  readonly nested: ReadonlySet<PendingTask>;
  /** Begins those that are held, in the order in which they were scheduled. */
  startHeld(): void;
  /** The open task with that token. */
  withToken(token: string): PendingTask | undefined;
  /** Nobody else can answer with that token. */
  useUp(token: string): void;
}

export interface TaskHostOptions {
  readonly runner: TaskRunner;
  readonly calls: Calls;
  readonly nested: Nested;
  /** What is left of the log that the run goes on from. */
  readonly rebuild: Rebuild | undefined;
}

export function createTaskHost({ runner, calls, nested, rebuild }: TaskHostOptions): TaskHost {
  const tokens = new Map<string, PendingTask>();
  const held = new Set<PendingTask>();
  const nestedTasks = new Set<PendingTask>();
  // What the runner answers (a mock) goes before.
  const isNested = (call: TaskCall): boolean => nested.takes(call) && !runner.canRun(call);
  const startHeld = (): void => {
    for (const task of held) {
      held.delete(task);
      calls.start(task);
    }
  };
  return {
    held,
    nested: nestedTasks,
    startHeld,
    refuse(call) {
      const refusal = isNested(call) ? undefined : runner.refuse?.(call);
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
    withToken(token) {
      const task = tokens.get(token);
      return task && task.fiber.task === task ? task : undefined;
    },
    useUp(token) {
      tokens.delete(token);
    },
  };
}
