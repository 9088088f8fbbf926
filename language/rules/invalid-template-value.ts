import { looksLikeIntrinsic } from '../expressions/intrinsics/parse';
import { schemaFault } from './aws';
import { machine } from './example';
import { faultRange } from './expression-range';
import { isExpression, isOpen } from './open-values';
import type { AwsDiagnostic, Rule } from './rule';
import { quote } from './words';

/** Digest R11, R12, V28: the value of a key that ends in `.$`. */
export const invalidTemplateValue: Rule = {
  code: 'invalid-template-value',
  severity: 'error',
  summary: 'The value of a key that ends in `.$` is a path or a call of an intrinsic function.',
  why: 'In a payload template the ending `.$` of a key says that its value is evaluated. The service refuses a value that is neither a path nor a call.',
  bad: machine({ Greet: { Type: 'Pass', Parameters: { 'name.$': 'person.name' }, End: true } }),
  good: machine({ Greet: { Type: 'Pass', Parameters: { 'name.$': '$.person.name' }, End: true } }),
  hooks: {
    templateValue({ member, node, parsed, property }, report) {
      const key = member.key.value;
      const aws = (): AwsDiagnostic =>
        schemaFault(
          `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`,
          property.value ?? property,
        );
      if (node.kind !== 'string') {
        if (isOpen(node)) return;
        report({
          at: node,
          message: `The key ${quote(key)} ends in ".$", so its value must be a path or an intrinsic function: for a plain value remove the ".$".`,
          aws: aws(),
          data: { removeSuffix: key },
        });
        return;
      }
      if (parsed?.kind !== 'faults' || looksLikeIntrinsic(node.value)) return;
      for (const fault of parsed.faults) {
        report({
          at: node,
          range: faultRange(node, fault),
          message: isExpression(node)
            ? 'A key that ends in ".$" takes a path or an intrinsic function. For an expression, give the state "QueryLanguage": "JSONata" and remove the ".$".'
            : fault.message,
          aws: aws(),
          data: { removeSuffix: key },
        });
      }
    },
  },
};
