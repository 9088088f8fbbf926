import { nearestName } from '../text/nearest-name';
import { STATE_TYPES } from '../fields/index';
import { childString, type StringNode } from '../tree/node';
import { schemaFault } from './aws';
import { isOpen } from './open-values';
import type { Report, Rule } from './rule';
import { anyOf } from './words';

/** Digest D2, D12, S3, S41, V23 to V25: a text that is none of the values a field can have. */
export const notOneOf: Rule = {
  code: 'not-one-of',
  severity: 'error',
  summary: 'Fields with a fixed set of values have one of them.',
  why: 'Some fields take one of a few words, in exactly this case: `Type`, `QueryLanguage`, `Mode`, `JitterStrategy` and others. The service refuses any other word.',
  bad: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "pass",
      "End": true
    }
  }
}`,
  good: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "End": true
    }
  }
}`,
  hooks: {
    values: {
      oneOf({ node, shape, field }, report) {
        if (node.kind === 'string') check(node, field.name, shape.values, report);
      },
    },
    untypedState({ node }, report) {
      const type = childString(node, 'Type');
      if (type) check(type, 'Type', STATE_TYPES, report);
    },
  },
};

function check(node: StringNode, field: string, values: readonly string[], report: Report): void {
  if (values.includes(node.value) || isOpen(node)) return;
  const meant = nearestName(node.value, values);
  const service =
    field === 'Type'
      ? `The field 'Type' should have one of these values: [${values.join(', ')}]`
      : `Value should be one of the following: [${values.join(', ')}]`;
  report({
    at: node,
    message: `"${field}" must be ${anyOf(values)}${meant ? `: did you mean "${meant}"?` : '.'}`,
    aws: schemaFault(service, node),
    data: { values, ...(meant !== undefined && { meant }) },
  });
}
