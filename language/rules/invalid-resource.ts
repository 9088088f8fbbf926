import { hasPlaceholder } from '../expressions/placeholder';
import type { StringNode } from '../tree/node';
import { schemaFault } from './aws';
import { lambda, machine, task } from './example';
import { optimizedService } from '../integrations/index';
import { isFunctionQualifier, type ResourceInfo } from '../integrations/resource';
import { readResource } from './service-calls';
import type { Report, Rule } from './rule';
import { quote } from './words';

const FUNCTION_NAME = /^[A-Za-z0-9_-]+$/;

/** Digest S8, V10, V54. */
export const invalidResource: Rule = {
  code: 'invalid-resource',
  severity: 'error',
  summary: 'The `Resource` of a Task is an ARN.',
  why: 'A Task names its work by an ARN: a Lambda function, an activity, or a service integration such as `arn:aws:states:::sqs:sendMessage`. The service refuses anything that is no ARN. Placeholders such as `${FunctionArn}`, `REGION` and `ACCOUNT_ID` are fine; a placeholder must be closed.',
  bad: machine({ Work: task({ Resource: 'work' }) }),
  good: machine({ Work: task({ Resource: lambda('work') }) }),
  hooks: {
    values: {
      resource({ node, shape }, report) {
        if (node.kind !== 'string' || shape.among) return;
        const resource = readResource(node.value);
        if (resource.kind === 'not-an-arn') {
          report({
            at: node,
            message: messageFor(node.value),
            aws: schemaFault('Value is not a valid resource ARN', node),
          });
        } else if (resource.kind === 'lambda-function') checkFunction(node, resource, report);
        else if (resource.kind === 'activity') checkActivity(node, resource.name, report);
        else if (resource.kind === 'other-arn') checkOther(node, report);
      },
    },
  },
};

function messageFor(text: string): string {
  if (text.includes('${')) return 'This placeholder is not closed: add "}".';
  if (text === '') return 'A Task needs the ARN of its work: a Lambda function, an activity or a service integration.';
  if (text.startsWith('arn:'))
    return `${quote(text)} is not a whole ARN: it has the form arn:partition:service:region:account:resource.`;
  return `${quote(text)} is not an ARN: write "${/^[\w-]+$/.test(text) ? `arn:aws:lambda:REGION:ACCOUNT_ID:function:${text}` : 'arn:aws:…'}" or a placeholder such as "\${FunctionArn}".`;
}

function checkActivity(node: StringNode, name: string, report: Report): void {
  if (name === '') {
    report({
      at: node,
      severity: 'warning',
      message: 'The name of the activity is missing: the ARN ends in "activity:NAME".',
    });
  } else if (node.value.includes(':::activity:')) {
    // So it reads as an integration with a service that does not exist (digest S8).
    report({
      at: node,
      message: `An activity has a region and an account: write "arn:aws:states:REGION:ACCOUNT_ID:activity:${name}".`,
      aws: schemaFault(
        `The resource provided ${node.value} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
        node,
      ),
    });
  }
}

/** The ARN of something that a Task works with, but cannot call by its ARN; what the service says of it is not recorded. */
function checkOther(node: StringNode, report: Report): void {
  const [, , service = '', , account = '', kind = ''] = node.value.split(':');
  const action = optimizedService(service)?.actions[0]?.name;
  if (action === undefined || account === '') return;
  report({
    at: node,
    severity: 'warning',
    message:
      service === 'lambda'
        ? `${quote(kind)} of AWS Lambda cannot be called: a function has an ARN with "function:NAME".`
        : `A Task cannot call this ARN: write an action such as "arn:aws:states:::${service}:${action}", and what it works with as a parameter.`,
  });
}

/** What the service says of these is not recorded, but a function cannot be called so. */
function checkFunction(
  node: StringNode,
  { functionName, qualifier }: Extract<ResourceInfo, { kind: 'lambda-function' }>,
  report: Report,
): void {
  if (!FUNCTION_NAME.test(functionName) && !hasPlaceholder(functionName)) {
    report({
      at: node,
      severity: 'warning',
      message:
        functionName === ''
          ? 'The name of the Lambda function is missing: the ARN ends in "function:NAME".'
          : `${quote(functionName)} cannot be the name of a Lambda function: use letters, digits, "-" and "_".`,
    });
  } else if (qualifier !== undefined && !isFunctionQualifier(qualifier)) {
    report({
      at: node,
      severity: 'warning',
      message:
        qualifier === ''
          ? 'The version or alias behind the last colon is missing: add it, or remove the colon.'
          : `${quote(qualifier)} cannot be a version or alias of a Lambda function: use letters, digits, "-" and "_", or $LATEST.`,
    });
  }
}
