import { childString } from '../tree/node';
import { STATE_TYPES } from '../fields/index';
import { schemaFault } from './aws';
import type { Rule } from './rule';

/** Digest D1, V21: a text that is no definition at all gets one message, not one for each of its fields. */
export const notAStateMachine: Rule = {
  code: 'not-a-state-machine',
  severity: 'error',
  summary: 'The document is a JSON object with `StartAt` and `States`.',
  why: 'A definition is one object that names its first state in `StartAt` and holds the states in `States`.',
  bad: `{
  "name": "something-else",
  "version": 1
}`,
  good: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Succeed"
    }
  }
}`,
  check({ document, node }, report) {
    const { root } = document;
    if (!root) return;
    if (!node) {
      if (root.kind === 'placeholder') return;
      report({
        at: root,
        message: 'This is not a state machine: a definition is an object with "StartAt" and "States".',
        aws: { code: 'SCHEMA_VALIDATION_FAILED', message: 'Definition must be a valid JSON object' },
      });
      return;
    }
    if (node.properties.length === 0) return;
    if (node.properties.some(({ key }) => key.value === 'StartAt' || key.value === 'States')) return;
    const type = childString(node, 'Type')?.value;
    const first = node.properties[0];
    report({
      at: node,
      ...(first && { range: first.key }),
      message: STATE_TYPES.some((known) => known === type)
        ? 'This is a single state: put it into an object with "StartAt" and "States" to make a state machine.'
        : 'This is not a state machine: a definition is an object with "StartAt" and "States".',
      aws: schemaFault('These fields are required: [States, StartAt]', node),
      data: { missing: ['StartAt', 'States'] },
    });
  },
};
