import { machine } from './example';
import type { Rule } from './rule';

/** Digest D15. */
const MAX_LENGTH = 1_048_576;

/** Digest D15: the length of a definition. */
export const definitionTooLong: Rule = {
  code: 'definition-too-long',
  severity: 'error',
  summary: 'A definition has at most 1,048,576 characters.',
  why: 'The service refuses the request to create a longer one. Parts of it can become machines of their own that a Task starts.',
  get bad() {
    return machine({ Greet: { Type: 'Pass', Comment: '…'.repeat(MAX_LENGTH), End: true } });
  },
  good: machine({ Greet: { Type: 'Pass', Comment: '…', End: true } }),
  check({ node }, report) {
    if (!node || node.end - node.start <= MAX_LENGTH) return;
    report({
      at: node,
      message: `This definition has ${String(node.end - node.start)} characters, the service takes ${String(MAX_LENGTH)}: move parts of it into machines of their own.`,
    });
  },
};
