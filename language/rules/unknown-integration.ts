import { resourceProblem, type ResourceProblem } from '../integrations/index';
import type { ServiceCall } from '../integrations/resource';
import { readResource } from './service-calls';
import { nearestName } from '../text/nearest-name';
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
        const meant = nearestName(problem.name, problem.known);
        report({
          at: node,
          message: messageFor(problem, call, meant),
          ...(problem.certain
            ? {
                aws: schemaFault(
                  `The resource provided ${node.value} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
                  node,
                ),
              }
            : // The table may be older than the service.
              { severity: 'warning' as const }),
          ...(meant !== undefined && { data: { name: problem.name, meant } }),
        });
      },
    },
  },
};

function messageFor(
  { kind, name, known }: ResourceProblem,
  { service, kind: called }: ServiceCall,
  meant: string | undefined,
): string {
  const bySdk = called === 'aws-sdk';
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  switch (kind) {
    case 'unknown-service':
      if (bySdk)
        return `The SDK has no service ${quote(name)} as far as is known here.${hint || ' Look whether it is spelt right.'}`;
      return `There is no integration with a service ${quote(name)}.${hint || ' Call the action by the SDK: "arn:aws:states:::aws-sdk:service:action".'}`;
    case 'unknown-action':
      if (name === '') return `The action of the service "${service}" is missing: add it behind a colon.`;
      if (bySdk)
        return `The SDK's service "${service}" has no action ${quote(name)} as far as is known here.${hint || ' Look whether it is spelt right.'}`;
      return `The integration with "${service}" has no action ${quote(name)}.${hint || ` Call it by the SDK: "arn:aws:states:::aws-sdk:${service}:${name}".`}`;
    case 'unknown-pattern':
      return `There is no pattern ${quote(`.${name}`)}: use ${known.map((pattern) => `".${pattern}"`).join(', ')} or none.`;
    case 'pattern-not-supported':
      return name === 'request-response'
        ? `This action is only offered with ${known.map((pattern) => `".${pattern}"`).join(' or ')}.`
        : `This action cannot be called with ${quote(`.${name}`)}: ${known.length > 0 ? `use ${known.map((pattern) => `".${pattern}"`).join(' or ')} or none.` : 'remove it.'}`;
  }
}
