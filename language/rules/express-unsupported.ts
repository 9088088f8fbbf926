import { childString, property, type StringNode } from '../tree/node';
import type { Scope } from '../model/model';
import { schemaFault } from './aws';
import { machine, task } from './example';
import { readResource } from './service-calls';
import type { DefinitionObject, Finding, Rule } from './rule';

const SEND = {
  QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
  MessageBody: { 'token.$': '$$.Task.Token' },
};

/** Digest H36, S41, V39: what only Standard machines can do. */
export const expressUnsupported: Rule = {
  code: 'express-unsupported',
  severity: 'error',
  machineType: 'EXPRESS',
  summary:
    'An Express machine runs no jobs to their end, waits for no tokens, has no activities and no Distributed Map.',
  why: 'Express executions last five minutes at most and keep no state between requests, so the service refuses `.sync`, `.waitForTaskToken`, activities and Distributed Maps in them. A Distributed Map may run its children as Express executions; these rules hold for the states inside it then.',
  bad: machine({ Ask: task({ Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', Parameters: SEND }) }),
  good: machine({
    Ask: task({ Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { ...SEND, MessageBody: 'hello' } }),
  }),
  hooks: {
    objects: {
      Task({ node, scope }, report, { machineType }) {
        const resource = childString(node, 'Resource');
        const place = resource && placeOf(scope, machineType);
        if (!place) return;
        const problem = problemWith(resource);
        if (!problem) return;
        report({
          at: resource,
          message: `${place === 'machine' ? 'Express machines' : 'The Express children of a Distributed Map'} have no ${problem.what}.`,
          ...(place === 'machine' ? { aws: schemaFault(problem.service, resource) } : { severity: 'warning' }),
        } satisfies Finding);
      },
      processorConfig(object, report, { machineType }) {
        if (machineType !== 'EXPRESS') return;
        const mode = childString(object.node, 'Mode');
        if (mode?.value !== 'DISTRIBUTED') return;
        report({
          at: mode,
          message: 'Express machines have no Distributed Map: use "INLINE", or make the machine a Standard one.',
          aws: schemaFault(
            "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",
            mode,
          ),
        });
      },
    },
  },
};

/** Whether states of a scope run in an Express machine, or as Express children of a Distributed Map. */
function placeOf(
  scope: DefinitionObject['scope'],
  machineType: 'STANDARD' | 'EXPRESS',
): 'machine' | 'children' | undefined {
  if (machineType === 'EXPRESS') return 'machine';
  for (let current: Scope | undefined = scope; current; current = current.owner?.scope) {
    if (!current.distributed) continue;
    const config = property(current.node, 'ProcessorConfig')?.value;
    return childString(config, 'ExecutionType')?.value === 'EXPRESS' ? 'children' : undefined;
  }
  return undefined;
}

function problemWith(node: StringNode): { readonly what: string; readonly service: string } | undefined {
  const resource = readResource(node.value);
  if (resource.kind === 'activity') {
    return {
      what: 'activities: use a Lambda function',
      service: 'Express state machine does not support Activity ARN',
    };
  }
  if (resource.kind !== 'optimized' && resource.kind !== 'aws-sdk') return undefined;
  if (resource.pattern === 'waitForTaskToken') {
    // The service's sentence ends in a blank.
    return {
      what: 'tokens to wait for: remove ".waitForTaskToken"',
      service: "Express state machine does not support '.waitForTaskToken' service integration ",
    };
  }
  if (!resource.pattern?.startsWith('sync')) return undefined;
  return {
    what: `jobs to wait for: remove ".${resource.pattern}"`,
    service: "Express state machine does not support '.sync' service integration",
  };
}
