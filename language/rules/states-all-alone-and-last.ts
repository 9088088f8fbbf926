import { child, childString, type Node } from '../tree/node';
import { schemaFault } from './aws';
import { machine, task } from './example';
import type { Report, Rule, ValueUse } from './rule';

/** Digest S58, V38. */
export const statesAllAloneAndLast: Rule = {
  code: 'states-all-alone-and-last',
  severity: 'error',
  summary: '`States.ALL` stands alone in its list, in the last retrier or catcher.',
  why: '`States.ALL` stands for every error, so nothing beside it or behind it could ever count. The service refuses it in any other place.',
  bad: machine({
    Work: task({
      Catch: [
        { ErrorEquals: ['States.ALL'], Next: 'Tidy up' },
        { ErrorEquals: ['States.Timeout'], Next: 'Tidy up' },
      ],
    }),
    'Tidy up': { Type: 'Succeed' },
  }),
  good: machine({
    Work: task({
      Catch: [
        { ErrorEquals: ['States.Timeout'], Next: 'Tidy up' },
        { ErrorEquals: ['States.ALL'], Next: 'Tidy up' },
      ],
    }),
    'Tidy up': { Type: 'Succeed' },
  }),
  hooks: {
    values: {
      array(use, report) {
        if (use.field.name === 'Retry' || use.field.name === 'Catch') checkList(use, report);
      },
    },
  },
};

function checkList({ node, field }: ValueUse<'array'>, report: Report): void {
  if (node.kind !== 'array') return;
  const { items } = node;
  for (const [index, item] of items.entries()) {
    const names = child(item, 'ErrorEquals');
    if (names?.kind !== 'array') continue;
    const all = names.items.find(isAll);
    if (!all) continue;
    const alone = names.items.length === 1;
    if (alone && index === items.length - 1) continue;
    report({
      at: all,
      message: alone
        ? `"States.ALL" matches every error, so the elements after it can never count: move it to the end of "${field.name}".`
        : '"States.ALL" matches every error: remove the other names beside it, or give it an element of its own at the end.',
      aws: schemaFault('States.ALL must appear alone and at end of list', names),
      data: { alone, next: childString(item, 'Next')?.value ?? null },
    });
  }
}

function isAll(node: Node): boolean {
  return node.kind === 'string' && node.value === 'States.ALL';
}
