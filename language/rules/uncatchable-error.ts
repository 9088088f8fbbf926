import { ERROR_NAMES } from '../features/error-names';
import { errorNames } from './error-names';
import { machine, task } from './example';
import type { DefinitionObject, Report, Rule } from './rule';
import { anyOf } from './words';

/** Digest E6 to E12: errors that end the execution whatever is written, or that the state cannot meet. */
export const uncatchableError: Rule = {
  code: 'uncatchable-error',
  severity: 'warning',
  summary: 'Retriers and catchers wait only for errors that their state can meet and that can be caught.',
  why: 'The service never retries or catches `States.Runtime`, not even by `States.ALL`: the execution fails. A retrier or catcher for it can never apply. Nor does it raise `States.NoChoiceMatched`, which its documentation names (digest S27). The same holds for errors of another type of state, such as `States.ItemReaderFailed` in a Task, and for missed heartbeats of a Task without `HeartbeatSeconds`.',
  bad: machine({
    Work: task({ Catch: [{ ErrorEquals: ['States.Runtime'], Next: 'Tidy up' }] }),
    'Tidy up': { Type: 'Succeed' },
  }),
  good: machine({
    Work: task({ Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Tidy up' }] }),
    'Tidy up': { Type: 'Succeed' },
  }),
  hooks: { objects: { retrier: check, catcher: check } },
};

function check(object: DefinitionObject, report: Report): void {
  for (const name of errorNames(object.node)) {
    const problem = problemWith(name.value, object);
    if (problem !== undefined) report({ at: name, message: problem });
  }
}

function problemWith(name: string, { kind, parent }: DefinitionObject): string | undefined {
  if (name === 'States.Runtime') {
    return `"States.Runtime" is never ${kind === 'retrier' ? 'retried' : 'caught'}, the execution fails: remove it, and make sure that paths find what they name.`;
  }
  if (name === 'States.NoChoiceMatched') {
    return 'The service never raises "States.NoChoiceMatched": a Choice where no rule matches fails with "States.Runtime", which cannot be caught. Give the Choice a "Default".';
  }
  // The states inside a Parallel or Map may raise whatever a Task may.
  if (parent?.kind !== 'Task') return undefined;
  const raisedBy = ERROR_NAMES.find((error) => error.name === name)?.on;
  if (raisedBy && !raisedBy.includes('Task'))
    return `A Task never fails with "${name}", only ${anyOf(raisedBy)} does: remove it.`;
  if (name === 'States.HeartbeatTimeout' && !parent.fields.some(({ field }) => field.group?.name === 'heartbeat')) {
    return 'This Task has no heartbeats to miss: add "HeartbeatSeconds", or remove this name.';
  }
  return undefined;
}
