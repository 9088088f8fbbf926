import { calledBySdk, resourceProblem, type ResourceProblem } from '../integrations/index';
import type { ServiceCall } from '../integrations/resource';
import type { SdkTable } from '../integrations/sdk-table';
import { readResource } from './service-calls';
import type { OffsetRange } from '../text/line-index';
import { nearestName } from '../text/nearest-name';
import { rangeInSource } from '../tree/node';
import { schemaFault } from './aws';
import { machine, task } from './example';
import type { Rule } from './rule';
import { quote } from './words';

/** Digest S8, S9: services, actions and patterns of a service integration that do not exist. */
export const unknownIntegration: Rule = {
  code: 'unknown-integration',
  severity: 'error',
  summary: 'A service integration names a service and an action that exist, and a pattern that they allow.',
  why: 'The service knows a fixed list of optimized integrations (`arn:aws:states:::sqs:sendMessage`), each with the patterns it allows: `.sync` waits for the end of a job, `.waitForTaskToken` for a token. All other actions of the AWS SDK are called by `arn:aws:states:::aws-sdk:service:action`, never with `.sync`. A resource that is not on the list is refused.',
  bad: machine({ Find: task({ Resource: 'arn:aws:states:::dynamodb:query', Parameters: { TableName: 'orders' } }) }),
  good: machine({
    Find: task({ Resource: 'arn:aws:states:::aws-sdk:dynamodb:query', Parameters: { TableName: 'orders' } }),
  }),
  hooks: {
    values: {
      resource({ node, shape }, report, { sdk }) {
        if (node.kind !== 'string' || shape.among) return;
        const call = readResource(node.value);
        if (call.kind !== 'optimized' && call.kind !== 'aws-sdk') return;
        const problem = resourceProblem(call, call.kind === 'aws-sdk' ? sdk() : undefined);
        if (!problem) return;
        const table = problem.kind === 'unknown-service' || problem.kind === 'unknown-action' ? sdk() : undefined;
        const bySdk = table && resourceBySdk(node.value, call, table);
        const meant = bySdk === undefined ? nearestName(problem.name, problem.known) : undefined;
        const part = wrongPart(node.value, call, problem);
        report({
          at: node,
          ...(part && { range: rangeInSource(node, part.start, part.end) }),
          message: `${whatIsWrong(problem, call)} ${advice(problem, call, bySdk, meant)}`,
          ...(problem.certain
            ? {
                aws: schemaFault(
                  `The resource provided ${node.value} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
                  node,
                ),
              }
            : // The table may be older than the service.
              { severity: 'warning' as const }),
          ...(bySdk !== undefined && { data: { replace: bySdk } }),
          ...(meant !== undefined && { data: { name: problem.name, meant } }),
        });
      },
    },
  },
};

/** The resource with the call by the SDK instead, if the SDK has it; partition and placeholders stay. */
function resourceBySdk(text: string, call: ServiceCall, sdk: SdkTable): string | undefined {
  const bySdk = calledBySdk(call, sdk);
  const written = `${call.kind === 'aws-sdk' ? 'aws-sdk:' : ''}${call.service}:${call.action}`;
  return bySdk === undefined ? undefined : text.slice(0, text.lastIndexOf(written)) + bySdk;
}

/** Where the wrong part stands in the text of the resource; undefined where it is missing. */
function wrongPart(
  text: string,
  { service, action, suffix }: ServiceCall,
  { kind, name }: ResourceProblem,
): OffsetRange | undefined {
  if (name === '') return undefined;
  const actionEnd = text.length - (suffix === undefined ? 0 : suffix.length + 1);
  const serviceEnd = actionEnd - action.length - (text.endsWith(service) ? 0 : 1);
  switch (kind) {
    case 'unknown-service':
      return { start: serviceEnd - service.length, end: serviceEnd };
    case 'unknown-action':
      return { start: actionEnd - action.length, end: actionEnd };
    case 'unknown-pattern':
    case 'pattern-not-supported':
      return suffix === undefined ? undefined : { start: actionEnd, end: text.length };
  }
}

function whatIsWrong({ kind, name, known }: ResourceProblem, { service, kind: called }: ServiceCall): string {
  const bySdk = called === 'aws-sdk';
  switch (kind) {
    case 'unknown-service':
      return bySdk
        ? `The SDK has no service ${quote(name)} as far as is known here.`
        : `There is no integration with a service ${quote(name)}.`;
    case 'unknown-action':
      if (name === '') return `The action of the service "${service}" is missing:`;
      return bySdk
        ? `The SDK's service "${service}" has no action ${quote(name)} as far as is known here.`
        : `The integration with "${service}" has no action ${quote(name)}.`;
    case 'unknown-pattern':
      return `There is no pattern ${quote(`.${name}`)}:`;
    case 'pattern-not-supported':
      return name === 'request-response'
        ? `This action is only offered with ${known.map((pattern) => `".${pattern}"`).join(' or ')}:`
        : `This action cannot be called with ${quote(`.${name}`)}:`;
  }
}

function advice(
  { kind, name, known }: ResourceProblem,
  { service, kind: called }: ServiceCall,
  bySdk: string | undefined,
  meant: string | undefined,
): string {
  const patterns = known.map((pattern) => `".${pattern}"`);
  switch (kind) {
    case 'unknown-service':
    case 'unknown-action':
      if (name === '' && kind === 'unknown-action') return 'add it behind a colon.';
      if (bySdk !== undefined) return called === 'aws-sdk' ? `Write "${bySdk}".` : `Call it by the SDK: "${bySdk}".`;
      if (meant !== undefined) return `Did you mean "${meant}"?`;
      if (name === 'stateMachine')
        return 'A state machine is started by "arn:aws:states:::states:startExecution", with its ARN as "StateMachineArn".';
      return called === 'aws-sdk'
        ? 'Look whether it is spelt right.'
        : `Call it by the SDK: "arn:aws:states:::aws-sdk:${kind === 'unknown-service' ? 'service:action' : `${service}:${name}`}".`;
    case 'unknown-pattern':
      if (meant !== undefined) return `did you mean ".${meant}"?`;
      return patterns.length > 0 ? `use ${patterns.join(', ')} or none.` : 'remove it.';
    case 'pattern-not-supported':
      if (name === 'request-response') return 'add it.';
      return patterns.length > 0 ? `use ${patterns.join(' or ')} or none.` : 'remove it.';
  }
}
