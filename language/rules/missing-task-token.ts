import { child, childString, type Node } from '../tree/node';
import { machine, task } from './example';
import { isPlaceholder } from '../expressions/placeholder';
import { patternsOf } from '../integrations/index';
import { isOpen } from './open-values';
import type { Rule } from './rule';
import { serviceCallOf } from './service-calls';

const RESOURCE = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';

/** `$$`, `$$.Task` and what is below, in a path or in an argument of an intrinsic function. */
const IN_PATH = /\$\$(?:\s*$|\s*[),]|\s*\.\s*Task\b|\s*\[\s*['"]Task['"])/;
/** `$states`, `$states.context`, `$states.context.Task` and what is below. */
const IN_EXPRESSION =
  /\$states(?!\s*[.\w])|\$states\s*\.\s*["`]?context\b["`]?(?!\s*\.)|\$states\s*\.\s*["`]?context\b["`]?\s*\.\s*["`]?Task\b/;

/** Digest S12: a task that waits for a token and does not hand it to anybody. */
export const missingTaskToken: Rule = {
  code: 'missing-task-token',
  severity: 'warning',
  summary: 'A Task that waits for a token passes the token on.',
  why: 'With `.waitForTaskToken` the Task waits until somebody sends its token back. If the request does not hold the token (`$$.Task.Token`, in JSONata `$states.context.Task.Token`), nobody can, and the Task waits until its time limit is over, if it has one.',
  bad: machine({ Ask: task({ Resource: RESOURCE, Parameters: { QueueUrl: QUEUE, MessageBody: 'Please approve' } }) }),
  good: machine({
    Ask: task({
      Resource: RESOURCE,
      Parameters: { QueueUrl: QUEUE, MessageBody: { text: 'Please approve', 'token.$': '$$.Task.Token' } },
    }),
  }),
  hooks: {
    objects: {
      Task({ node, language }, report) {
        const resource = childString(node, 'Resource');
        if (!resource?.value.endsWith('.waitForTaskToken')) return;
        // Where the action does not allow it, the pattern is the mistake.
        const call = serviceCallOf(node);
        if (call && patternsOf(call)?.includes('waitForTaskToken') === false) return;
        const payload = child(node, language === 'JSONata' ? 'Arguments' : 'Parameters');
        if (!payload || mayHoldToken(payload, language === 'JSONata' ? IN_EXPRESSION : IN_PATH)) return;
        const token = language === 'JSONata' ? '"{% $states.context.Task.Token %}"' : '"token.$": "$$.Task.Token"';
        report({
          at: resource,
          message: `The Task waits for its token, but does not pass it on: add ${token} to its ${language === 'JSONata' ? '"Arguments"' : '"Parameters"'}.`,
          related: [{ message: 'The request stands here.', range: { start: payload.start, end: payload.start + 1 } }],
        });
      },
    },
  },
};

function mayHoldToken(node: Node, token: RegExp): boolean {
  switch (node.kind) {
    case 'object':
      return isOpen(node) || node.properties.some(({ value }) => value !== undefined && mayHoldToken(value, token));
    case 'array':
      return node.items.some((item) => mayHoldToken(item, token));
    case 'string':
      return isPlaceholder(node.value) || token.test(node.value);
    case 'placeholder':
      return true;
    default:
      return false;
  }
}
