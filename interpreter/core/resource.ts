import type { Integration } from './task-call';

const SERVICE = /^arn:[^:]*:states:[^:]*:[^:]*:(aws-sdk:[^:.]+|[^:.]+):([^:.]+)(?:\.(sync:2|sync|waitForTaskToken))?$/;
const FUNCTION = /:function:([^:]+)(?::.*)?$/;

/**
 * What a `Resource` names (digest S8). Placeholders in the account or region do not matter; a text that is no ARN counts
 * as the name of a function.
 */
export function parseResource(resource: string): Integration {
  if (/:activity:[^:]+$/.test(resource)) return { kind: 'activity', activityArn: resource };
  const functionName = FUNCTION.exec(resource)?.[1];
  if (functionName !== undefined) return { kind: 'lambda-function', functionName };
  const [, service, action, pattern] = SERVICE.exec(resource) ?? [];
  if (service !== undefined && action !== undefined) {
    return { kind: 'service', service, action, pattern: patternOf(pattern) };
  }
  return { kind: 'lambda-function', functionName: resource };
}

function patternOf(suffix: string | undefined): 'request-response' | 'sync' | 'sync:2' | 'waitForTaskToken' {
  return suffix === 'sync' || suffix === 'sync:2' || suffix === 'waitForTaskToken' ? suffix : 'request-response';
}

/** The history's `resource` (digest H5): the action with its pattern. */
export function resourceOf(integration: Extract<Integration, { kind: 'service' }>): string {
  return integration.pattern === 'request-response'
    ? integration.action
    : `${integration.action}.${integration.pattern}`;
}
