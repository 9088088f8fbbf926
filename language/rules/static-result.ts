import { isTemplateKey } from '../expressions/payload-template';
import type { Node } from '../tree/node';
import { awsFault } from './aws';
import { machine } from './example';
import { looksLike } from './path-not-evaluated';
import type { Report, Rule, ValueUse } from './rule';
import { quote } from './words';

/** Digest S6 (Pass), V41: paths in the literal `Result` of a Pass state. */
export const staticResult: Rule = {
  code: 'static-result',
  severity: 'warning',
  summary: 'The `Result` of a Pass state holds no paths.',
  why: '`Result` is a literal: keys that end in `.$` stay as they are and no path is evaluated. `Parameters` evaluates them.',
  bad: machine({ Greet: { Type: 'Pass', Result: { 'name.$': '$.person.name' }, End: true } }),
  good: machine({ Greet: { Type: 'Pass', Parameters: { 'name.$': '$.person.name' }, End: true } }),
  hooks: {
    values: {
      literal(use, report) {
        if (use.field.name === 'Result') visit(use.node, use, report);
      },
    },
  },
};

function visit(node: Node, use: ValueUse<'literal'>, report: Report): void {
  if (node.kind === 'array') for (const item of node.items) visit(item, use, report);
  if (node.kind !== 'object') return;
  for (const property of node.properties) {
    const { key, value } = property;
    if (!value) continue;
    if (!isTemplateKey(key.value) || value.kind !== 'string' || !looksLike(value)) {
      visit(value, use, report);
      continue;
    }
    report({
      at: property,
      message: `${quote(key.value)} is not evaluated in "Result": use "Parameters" instead of "Result".`,
      aws: awsFault(
        'PASS_RESULT_IS_STATIC',
        `The value of '${key.value}' will not evaluate as a JSONPath or Intrinsic Function at runtime. Instead of 'Result', use 'Parameters' to evaluate it as a JSONPath or Intrinsic Function at runtime.`,
        use.property,
      ),
    });
  }
}
