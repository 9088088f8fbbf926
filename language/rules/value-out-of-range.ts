import { schemaFault } from './aws';
import type { Report, Rule, ValueUse } from './rule';

/** Digest V25, D2, S30, S58: numbers outside of a field's bounds. */
export const valueOutOfRange: Rule = {
  code: 'value-out-of-range',
  severity: 'error',
  summary: 'Numbers lie within the bounds of their field.',
  why: 'Time limits, counts and rates have a smallest and a largest value; the service refuses others.',
  bad: `{
  "StartAt": "Work",
  "States": {
    "Work": {
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "TimeoutSeconds": 0,
      "End": true
    }
  }
}`,
  good: `{
  "StartAt": "Work",
  "States": {
    "Work": {
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "TimeoutSeconds": 60,
      "End": true
    }
  }
}`,
  hooks: { values: { integer: check, number: check } },
};

function check({ shape, node, field }: ValueUse<'integer'> | ValueUse<'number'>, report: Report): void {
  if (node.kind !== 'number') return;
  if (node.value < shape.min) {
    report({
      at: node,
      message: `"${field.name}" is too small: the smallest value is ${String(shape.min)}.`,
      aws: schemaFault(`Minimum value is ${String(shape.min)}`, node),
      data: { bound: shape.min },
    });
  } else if (node.value > shape.max) {
    report({
      at: node,
      message: `"${field.name}" is too large: the largest value is ${String(shape.max)}.`,
      aws: schemaFault(`Maximum value is ${String(shape.max)}`, node),
      data: { bound: shape.max },
    });
  }
}
