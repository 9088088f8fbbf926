import type { JsonataNode } from '../expressions/jsonata/ast';
import { nearestName } from '../text/nearest-name';
import { machine } from './example';
import { partRange } from './jsonata-place';
import type { Rule } from './rule';
import { anyOf } from './words';

/** Digest F36 to F41: arguments of the service's functions with which a call fails or gives nothing. */
export const jsonataArgument: Rule = {
  code: 'jsonata-argument',
  severity: 'warning',
  summary: 'The functions that Step Functions adds to JSONata get values that they can work with.',
  why: 'The service takes the definition, but the state fails with `States.QueryEvaluationError` when the call is evaluated: an unknown algorithm of `$hash`, a step of `$range` or a size of `$partition` that leads nowhere.',
  bad: machine(
    { Greet: { Type: 'Pass', Output: "{% $hash($states.input.name, 'sha256') %}", End: true } },
    { QueryLanguage: 'JSONata' },
  ),
  good: machine(
    { Greet: { Type: 'Pass', Output: "{% $hash($states.input.name, 'SHA-256') %}", End: true } },
    { QueryLanguage: 'JSONata' },
  ),
  hooks: {
    jsonata(use, report) {
      for (const { target, name, node, argumentCount } of use.analysis?.calls ?? []) {
        const check = target === 'function' ? CHECKS.get(name) : undefined;
        const argument = node.arguments[check?.index ?? 0];
        // `~>` puts another argument in front.
        if (!check || !argument || node.partial || argumentCount !== node.arguments.length) continue;
        const fault = check.faultOf(argument);
        if (!fault) continue;
        report({ at: use.node, range: partRange(use, argument), ...fault });
      }
    },
  },
};

interface ArgumentCheck {
  readonly index: number;
  readonly faultOf: (argument: JsonataNode) => Fault | undefined;
}

interface Fault {
  readonly message: string;
  readonly data?: { readonly meant: string };
}

const ALGORITHMS = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];

const CHECKS: ReadonlyMap<string, ArgumentCheck> = new Map([
  ['hash', { index: 1, faultOf: unknownAlgorithm }],
  ['range', { index: 2, faultOf: (step) => tooSmall(step, (by) => by === 0, 'The step of a range must not be 0.') }],
  ['partition', { index: 1, faultOf: (size) => tooSmall(size, (count) => count < 1, 'A part has at least 1 item.') }],
]);

function unknownAlgorithm(argument: JsonataNode): Fault | undefined {
  if (argument.kind !== 'string' || ALGORITHMS.includes(argument.value)) return undefined;
  const meant = nearestName(argument.value, ALGORITHMS);
  return {
    message: `The algorithm of $hash is ${anyOf(ALGORITHMS)}${meant === undefined ? '.' : `: did you mean "${meant}"?`}`,
    ...(meant !== undefined && { data: { meant: `'${meant}'` } }),
  };
}

function tooSmall(argument: JsonataNode, isWrong: (cut: number) => boolean, message: string): Fault | undefined {
  const value = numberOf(argument);
  // The service cuts fractions (digest F40).
  return value !== undefined && isWrong(Math.trunc(value)) ? { message } : undefined;
}

function numberOf(node: JsonataNode): number | undefined {
  if (node.kind === 'number') return node.value;
  const negated = node.kind === 'negate' ? numberOf(node.operand) : undefined;
  return negated === undefined ? undefined : -negated;
}
