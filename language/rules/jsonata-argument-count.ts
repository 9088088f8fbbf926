import type { JsonataCall } from '../expressions/jsonata/analyze';
import { JSONATA_FUNCTIONS, type JsonataFunction } from '../expressions/jsonata/functions';
import { machine } from './example';
import { partRange } from './jsonata-place';
import type { Rule } from './rule';

/** Digest F30, F43: calls with fewer or more arguments than the function takes. */
export const jsonataArgumentCount: Rule = {
  code: 'jsonata-argument-count',
  severity: 'warning',
  summary: 'Functions of JSONata get as many arguments as they take.',
  why: 'A call with too few or too many arguments fails when it is evaluated. Inside a path the value before the dot can be the first argument of some functions: `$states.input.name.$uppercase()`.',
  bad: machine(
    { Greet: { Type: 'Pass', Output: '{% $split($states.input.names) %}', End: true } },
    { QueryLanguage: 'JSONata' },
  ),
  good: machine(
    { Greet: { Type: 'Pass', Output: "{% $split($states.input.names, ',') %}", End: true } },
    { QueryLanguage: 'JSONata' },
  ),
  hooks: {
    jsonata(use, report) {
      for (const call of use.analysis?.calls ?? []) {
        const called = call.target === 'function' ? JSONATA_FUNCTIONS.get(call.name) : undefined;
        if (!called) continue;
        const least = leastArguments(called, call);
        const count = call.argumentCount;
        if (count >= least && count <= called.maximum) continue;
        report({
          at: use.node,
          range: partRange(use, call.node),
          message: `${called.label} takes ${range(least, called.maximum)}, not ${String(count)}.`,
          data: { label: called.label },
        });
      }
    },
  },
};

function leastArguments({ minimum, parameters }: JsonataFunction, { level }: JsonataCall): number {
  return level === 'top' ? parameters.filter(({ optional }) => !optional).length : minimum;
}

function range(least: number, most: number): string {
  const noun = (count: number): string => (count === 1 ? 'argument' : 'arguments');
  if (least === most) return `${String(least)} ${noun(least)}`;
  return most === Infinity
    ? `at least ${String(least)} ${noun(least)}`
    : `${String(least)} to ${String(most)} arguments`;
}
