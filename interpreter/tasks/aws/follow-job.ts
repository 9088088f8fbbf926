import { setTimeout as pause } from 'node:timers/promises';
import { describingParameters, jobResult, type Job } from '../../../language/integrations/job';
import type { JsonObject } from '../../../language/json';
import type { TaskAnswer } from '../task-runner';

/** A job that a call has started, and how to ask for it. */
export interface StartedJob {
  readonly job: Job;
  readonly request: JsonObject;
  readonly answer: JsonObject;
  readonly describe: (parameters: JsonObject) => Promise<Description>;
}

export type Description =
  | { readonly kind: 'described'; readonly description: JsonObject }
  /** It cannot be described: so the task ends. */
  | { readonly kind: 'ended'; readonly answer: TaskAnswer };

/** Jobs on this computer may end at once, those on AWS take minutes. */
const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Asks for a job until it has ended, as `.sync` does. One that failed fails the task with `States.TaskFailed` and the
 * description as its cause (recorded for executions, digest S13).
 */
export async function followJob(
  { job, request, answer, describe }: StartedJob,
  stop: AbortSignal,
): Promise<TaskAnswer> {
  const parameters = describingParameters(job, request, answer);
  // What has started nothing says so in its answer: a task for which there was no room has its reason in `Failures`.
  if (!parameters) return failedWith(answer);
  for (let wait = SHORTEST_PAUSE_MS; !stop.aborted; wait = Math.min(wait * 1.5, LONGEST_PAUSE_MS)) {
    const described = await describe(parameters);
    if (described.kind === 'ended') return described.answer;
    const result = jobResult(job, described.description);
    const state = result ? job.stateOf(result) : 'running';
    if (result && state === 'succeeded') return { kind: 'succeeded', output: result };
    if (result && state === 'failed') return failedWith(result);
    await pause(wait, undefined, { signal: stop }).catch(() => undefined);
  }
  return { kind: 'timed-out' };
}

function failedWith(result: JsonObject): TaskAnswer {
  return { kind: 'failed', error: 'States.TaskFailed', cause: JSON.stringify(result) };
}
