import { dataFlowHooks } from './data-flow-findings';
import { machine } from './example';
import type { Rule } from './rule';

const SEND = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage',
  Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders', 'MessageBody.$': '$.order' },
};

/** Data flow (digest R6, R8, R20): a result takes the place of the whole input unless ResultPath or Output says otherwise. */
export const dataFlowLostInput: Rule = {
  code: 'data-flow-lost-input',
  severity: 'warning',
  summary: 'No state drops the part of its input that a later state needs.',
  why: 'Without a ResultPath (in JSONata: without an Output) the result of a state replaces its input, and the error output that a catcher passes on does so too. A later path that reads the old input then finds nothing and fails with `States.Runtime`.',
  bad: machine({
    Send: { ...SEND, Next: 'Remember' },
    Remember: { Type: 'Pass', Parameters: { 'order.$': '$.order' }, End: true },
  }),
  good: machine({
    Send: { ...SEND, ResultPath: '$.sent', Next: 'Remember' },
    Remember: { Type: 'Pass', Parameters: { 'order.$': '$.order' }, End: true },
  }),
  hooks: dataFlowHooks('lost-input'),
};
