import type { Json } from '../../language/json';
import type { TaskAnswer, TaskCall, TaskReporter, TaskRunner } from '../tasks/task-runner';
import type { RecordedAttempt } from './recorded-attempts';

/**
 * Answers calls by what a history shows: the first attempt of the state with the same input that has not been used, else
 * the first of the state. A call that the history does not know, or that it leaves open, waits.
 */
export function recordedRunner(attempts: readonly RecordedAttempt[]): TaskRunner {
  const open = new Map<string, RecordedAttempt[]>();
  for (const attempt of attempts) {
    const ofState = open.get(attempt.state);
    if (ofState) ofState.push(attempt);
    else open.set(attempt.state, [attempt]);
  }
  const take = (call: TaskCall): RecordedAttempt | undefined => {
    const ofState = open.get(call.state) ?? [];
    const text = JSON.stringify(call.input);
    // Attempts come in the order in which they were scheduled, so the fitting one is nearly always the first.
    const index = Math.max(
      0,
      ofState.findIndex(({ input }) => JSON.stringify(input) === text),
    );
    return ofState.splice(index, 1)[0];
  };
  return {
    name: 'a recorded history',
    canRun: () => true,
    async start(call, report, stop) {
      const attempt = take(call);
      if (attempt?.worker) report.started(attempt.worker.name);
      if (attempt?.answer) return attempt.answer;
      return await waiting(report, stop, attempt?.submitted);
    },
  };
}

function waiting(report: TaskReporter, stop: AbortSignal, submitted: Json | undefined): Promise<TaskAnswer> {
  if (submitted !== undefined) report.submitted(submitted);
  report.waiting();
  return new Promise((resolve) => {
    stop.addEventListener('abort', () => {
      resolve({ kind: 'failed' });
    });
  });
}
