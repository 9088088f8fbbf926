import type { Steps } from '../steps';
import type { ArrayNode, StringNode } from '../tree/node';
import { errorNames } from './error-names';
import { machine, task } from './example';
import type { Report, Rule } from './rule';
import { quote } from './words';

/** Digest E7, S60: the first element that matches is used, so a name counts once only. */
export const shadowedErrorName: Rule = {
  code: 'shadowed-error-name',
  severity: 'warning',
  summary: 'A retrier or catcher waits for no error that an earlier one takes.',
  why: 'Retriers and catchers are tried in order and the first that names the error is used. A name that stands in an earlier element already never counts, and neither does any task failure but a time-out behind `States.TaskFailed`.',
  bad: machine({
    Work: task({
      Catch: [
        { ErrorEquals: ['Declined', 'Expired'], Next: 'Tidy up' },
        { ErrorEquals: ['Declined'], Next: 'Ask again' },
      ],
    }),
    'Tidy up': { Type: 'Succeed' },
    'Ask again': { Type: 'Succeed' },
  }),
  good: machine({
    Work: task({
      Catch: [
        { ErrorEquals: ['Expired'], Next: 'Tidy up' },
        { ErrorEquals: ['Declined'], Next: 'Ask again' },
      ],
    }),
    'Tidy up': { Type: 'Succeed' },
    'Ask again': { Type: 'Succeed' },
  }),
  hooks: {
    values: {
      array({ node, field, object }, report, { later }) {
        if (node.kind !== 'array' || (field.name !== 'Retry' && field.name !== 'Catch')) return;
        later(check(node, object.kind === 'Task', report));
      },
    },
  },
};

/** So many elements are one step. */
const ELEMENTS_IN_STEP = 100;

function* check(list: ArrayNode, isTask: boolean, report: Report): Steps<void> {
  const seen = new Map<string, StringNode>();
  for (const [i, element] of list.items.entries()) {
    if (i % ELEMENTS_IN_STEP === ELEMENTS_IN_STEP - 1) yield;
    const own = errorNames(element);
    for (const name of own) {
      const earlier = seen.get(name.value) ?? (isTask ? coveredBy(name.value, seen) : undefined);
      if (!earlier) continue;
      report({
        at: name,
        message: `An earlier element takes ${quote(name.value)} already${earlier.value === name.value ? '' : ` by ${quote(earlier.value)}`}: remove it here, or move this element up.`,
        related: [{ message: 'The earlier element stands here.', range: earlier }],
        data: { name: name.value },
      });
    }
    for (const name of own) if (!seen.has(name.value)) seen.set(name.value, name);
  }
}

/** `States.TaskFailed` stands for all failures of a task but time-outs; the service's own errors are no failures of a task. */
function coveredBy(name: string, seen: ReadonlyMap<string, StringNode>): StringNode | undefined {
  if (name.startsWith('States.') && name !== 'States.Permissions') return undefined;
  return seen.get('States.TaskFailed');
}
