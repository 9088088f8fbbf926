import type { Json } from '../../language/json';
import type { TaskAnswer, TaskReporter } from './task-runner';

/**
 * The rest of a `.waitForTaskToken` task whose call was answered: the run waits for its token, which whoever has it answers
 * through the run (Run.answerTask). Settles when the run wants nothing more of the call.
 */
export function untilAnswered(submitted: Json, report: TaskReporter, stop: AbortSignal): Promise<TaskAnswer> {
  report.submitted(submitted);
  report.waiting();
  return new Promise((resolve) => {
    const end = (): void => {
      resolve({ kind: 'timed-out', submitted });
    };
    if (stop.aborted) end();
    else stop.addEventListener('abort', end, { once: true });
  });
}
