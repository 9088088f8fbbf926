import { child, type Node } from '../tree/node';
import { machine, task } from './example';
import type { Rule } from './rule';

const DEFAULT_INTERVAL = 1;

/** Digest, table of retriers: `MaxDelaySeconds` must exceed `IntervalSeconds`. */
export const maxDelayNotAboveInterval: Rule = {
  code: 'max-delay-not-above-interval',
  severity: 'warning',
  summary: '`MaxDelaySeconds` is larger than `IntervalSeconds`.',
  why: '`MaxDelaySeconds` bounds the delay that grows from `IntervalSeconds`. If it is not larger, it cuts off the first delay already, and the back-off never takes effect.',
  bad: machine({
    Work: task({ Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 30, MaxDelaySeconds: 10 }] }),
  }),
  good: machine({
    Work: task({ Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 10, MaxDelaySeconds: 30 }] }),
  }),
  hooks: {
    objects: {
      retrier({ node }, report) {
        const longest = child(node, 'MaxDelaySeconds');
        const interval = intervalOf(child(node, 'IntervalSeconds'));
        if (longest?.kind !== 'number' || interval === undefined || longest.value > interval) return;
        report({
          at: longest,
          message: `"MaxDelaySeconds" (${String(longest.value)}) must be larger than "IntervalSeconds" (${String(interval)}).`,
        });
      },
    },
  },
};

function intervalOf(node: Node | undefined): number | undefined {
  if (!node) return DEFAULT_INTERVAL;
  return node.kind === 'number' ? node.value : undefined;
}
