import { machine } from './example';
import type { Rule } from './rule';

/** What a time of zero does, by kind of object and field. */
const EFFECTS: Readonly<Record<string, string>> = {
  'machine TimeoutSeconds': 'leaves no time for an execution',
  'Wait Seconds': 'does not wait',
  'retrier IntervalSeconds': 'makes the first retry at once',
};

/** Digest D2, S31, V51: the service takes 0 where the specification wants a positive number. */
export const zeroSeconds: Rule = {
  code: 'zero-seconds',
  severity: 'hint',
  summary: 'Times in seconds are at least 1.',
  why: 'The specification of the States Language asks for a positive number here, and other tools refuse `0`. AWS Step Functions takes it, but a time of zero seconds seldom does what was meant.',
  bad: machine({ Pause: { Type: 'Wait', Seconds: 0, End: true } }),
  good: machine({ Pause: { Type: 'Wait', Seconds: 1, End: true } }),
  hooks: {
    values: {
      integer({ node, field, object }, report) {
        const isZero = node.kind === 'number' && node.value === 0;
        const effect = isZero ? EFFECTS[`${object.kind} ${field.name}`] : undefined;
        if (effect === undefined) return;
        report({ at: node, message: `"${field.name}": 0 ${effect}; the specification asks for 1 or more.` });
      },
    },
  },
};
