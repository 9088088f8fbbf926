import { errorNames } from './error-names';
import { machine, task } from './example';
import type { DefinitionObject, Report, Rule } from './rule';

/** Digest E6: `States.Runtime` ends the execution whatever is written. */
export const uncatchableError: Rule = {
  code: 'uncatchable-error',
  severity: 'warning',
  summary: 'No retrier or catcher waits for `States.Runtime`.',
  why: 'The service never retries or catches `States.Runtime`, not even by `States.ALL`: the execution fails. A retrier or catcher for it can never apply.',
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

function check({ node, kind }: DefinitionObject, report: Report): void {
  for (const name of errorNames(node)) {
    if (name.value !== 'States.Runtime') continue;
    report({
      at: name,
      message: `"States.Runtime" is never ${kind === 'retrier' ? 'retried' : 'caught'}, the execution fails: remove it, and make sure that paths find what they name.`,
    });
  }
}
