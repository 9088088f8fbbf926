import type { TemplateValue } from '../expressions/payload-template';
import type { StringNode } from '../tree/node';
import { machine } from './example';
import { faultRange } from './expression-range';
import type { Report, Rule } from './rule';

/** Digest F5 to F23: arguments with which a call fails when it is evaluated. */
export const intrinsicArgument: Rule = {
  code: 'intrinsic-argument',
  severity: 'warning',
  summary: 'Arguments of intrinsic functions have the type and the value that the function takes.',
  why: 'The service takes the definition, but the call fails with `States.IntrinsicFailure` when it is evaluated: a text where a number belongs, an unknown hash algorithm, a deep merge, another number of `{}` than of values in `States.Format`, a text that is not JSON in `States.StringToJson`. What a call gives is computed here where all its arguments are written in it.',
  bad: machine({
    Greet: { Type: 'Pass', Parameters: { 'text.$': "States.Format('Hello {} {}', $.name)" }, End: true },
  }),
  good: machine({ Greet: { Type: 'Pass', Parameters: { 'text.$': "States.Format('Hello {}', $.name)" }, End: true } }),
  hooks: {
    templateValue({ node, parsed }, report) {
      if (node.kind === 'string' && parsed) check(node, parsed, report);
    },
    pathField({ node, parsed }, report) {
      check(node, parsed, report);
    },
  },
};

function check(node: StringNode, parsed: TemplateValue, report: Report): void {
  if (parsed.kind !== 'intrinsic') return;
  for (const fault of parsed.faults) report({ at: node, range: faultRange(node, fault), message: fault.message });
}
