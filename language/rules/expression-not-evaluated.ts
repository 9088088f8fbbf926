import type { Node } from '../tree/node';
import { machine } from './example';
import { isExpression } from './open-values';
import type { AnyValueUse, PlainTextUse, Report, Rule } from './rule';

/** Digest R23, D9: an expression where the service takes it as plain text. */
export const expressionNotEvaluated: Rule = {
  code: 'expression-not-evaluated',
  severity: 'warning',
  summary: 'JSONata expressions stand where they are evaluated.',
  why: 'In a JSONPath state `{% … %}` is plain text, and in a JSONata state it is plain text in fields such as `Resource` and `ErrorEquals`. A state inside a Map or Parallel takes the query language of the machine, not of the state around it.',
  bad: machine({ Greet: { Type: 'Pass', Parameters: { name: '{% $states.input.name %}' }, End: true } }),
  good: machine({
    Greet: { Type: 'Pass', QueryLanguage: 'JSONata', Output: { name: '{% $states.input.name %}' }, End: true },
  }),
  hooks: {
    plainText(use, report) {
      if (use.object.language === 'JSONPath' && isExpression(use.node)) reportJsonPath(use.node, use, report);
    },
    payloadObject({ node, object }, report) {
      if (object.language !== 'JSONata') return;
      for (const property of node.properties) {
        if (!isExpression(property.key)) continue;
        report({
          at: property,
          message:
            'Keys are never evaluated: make the whole object one expression, such as {% { $states.input.name: 1 } %}.',
        });
      }
    },
    values: {
      text({ node, shape, object, ...use }, report) {
        if (!isExpression(node) || use.field.name === 'Comment') return;
        if (object.language === 'JSONPath') reportJsonPath(node, { object, ...use }, report);
        else if (!shape.expression) reportNever(node, use.field.name, report);
      },
      stateName({ node, field }, report) {
        if (isExpression(node)) reportNever(node, field.name, report);
      },
      resource({ node, field }, report) {
        if (isExpression(node)) reportNever(node, field.name, report);
      },
      errorNames({ node }, report) {
        if (node.kind !== 'array') return;
        for (const item of node.items) if (isExpression(item)) reportNever(item, 'ErrorEquals', report);
      },
    },
  },
};

function reportJsonPath(node: Node, { object }: Pick<PlainTextUse | AnyValueUse, 'object'>, report: Report): void {
  const name = object.state ? `state "${object.state.name}"` : 'this part';
  report({
    at: node,
    message: `This is plain text, since ${name} uses JSONPath: give the state "QueryLanguage": "JSONata", or use a path.`,
    data: { state: object.state?.name ?? null },
  });
}

function reportNever(node: Node, field: string, report: Report): void {
  report({ at: node, message: `"${field}" is never evaluated: write a plain text here.` });
}
