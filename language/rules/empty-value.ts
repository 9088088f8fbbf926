import { schemaFault } from './aws';
import type { Finding, Rule } from './rule';
import type { Node } from '../tree/node';

/** Digest S38, S62, V21, V38: lists and objects that must hold something. */
export const emptyValue: Rule = {
  code: 'empty-value',
  severity: 'error',
  summary: 'Lists and objects that need a member are not empty.',
  why: 'A machine without states, a Choice without rules, a Parallel without branches and a catcher without error names do nothing: the service refuses them.',
  bad: `{
  "StartAt": "Both",
  "States": {
    "Both": {
      "Type": "Parallel",
      "Branches": [],
      "End": true
    }
  }
}`,
  good: `{
  "StartAt": "Both",
  "States": {
    "Both": {
      "Type": "Parallel",
      "Branches": [
        {
          "StartAt": "One",
          "States": {
            "One": {
              "Type": "Succeed"
            }
          }
        }
      ],
      "End": true
    }
  }
}`,
  hooks: {
    values: {
      array({ node, shape, field }, report) {
        if (node.kind === 'array' && node.items.length < shape.minItems)
          report(finding(node, field.name, 'an element'));
      },
      errorNames({ node }, report) {
        if (node.kind === 'array' && node.items.length === 0) {
          report(finding(node, 'ErrorEquals', 'an error name, for example "States.ALL"'));
        }
      },
      states({ node }, report) {
        if (node.kind === 'object' && node.properties.length === 0) report(finding(node, 'States', 'a state'));
      },
      text({ node, shape, field }, report) {
        if (node.kind === 'string' && node.value.length < (shape.minLength ?? 0))
          report(finding(node, field.name, 'a text'));
      },
    },
  },
};

function finding(node: Node, field: string, what: string): Finding {
  return {
    at: node,
    message: `"${field}" is empty: add ${what}.`,
    aws: schemaFault('Value cannot be empty', node),
  };
}
