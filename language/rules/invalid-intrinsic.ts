import { looksLikeIntrinsic } from '../expressions/intrinsics/parse';
import type { TemplateValue } from '../expressions/payload-template';
import type { Node } from '../tree/node';
import { schemaFault } from './aws';
import { machine } from './example';
import { faultRange } from './expression-range';
import type { Report, Rule } from './rule';

/** Digest F2 to F4, F51, F52, V28: calls of intrinsic functions that the service refuses. */
export const invalidIntrinsic: Rule = {
  code: 'invalid-intrinsic',
  severity: 'error',
  summary:
    'Calls of intrinsic functions follow their grammar, name a function that exists, and give it the arguments it takes.',
  why: "The service refuses a call that it cannot read: an unknown function, a missing parenthesis, double quotes around a text, a backslash before a character that needs none, too few or too many arguments, more than ten calls inside each other. Texts stand in single quotes; `\\\\'`, `\\\\{`, `\\\\}` and `\\\\\\\\` are the escapes.",
  bad: machine({ Greet: { Type: 'Pass', Parameters: { 'text.$': "States.Formt('Hello {}', $.name)" }, End: true } }),
  good: machine({ Greet: { Type: 'Pass', Parameters: { 'text.$': "States.Format('Hello {}', $.name)" }, End: true } }),
  hooks: {
    templateValue({ node, parsed, member, property }, report) {
      if (parsed) {
        check(
          node,
          parsed,
          report,
          `The value for the field '${member.key.value}' must be a valid JSONPath or a valid intrinsic function call`,
          property.value ?? property,
        );
      }
    },
  },
};

function check(
  node: Node,
  parsed: TemplateValue,
  report: Report,
  service: string,
  at: Parameters<typeof schemaFault>[1],
): void {
  if (parsed.kind !== 'faults' || node.kind !== 'string' || !looksLikeIntrinsic(node.value)) return;
  for (const fault of parsed.faults) {
    report({
      at: node,
      range: faultRange(node, fault),
      message: fault.message,
      ...(fault.severity ? { severity: fault.severity } : { aws: schemaFault(service, at) }),
    });
  }
}
