import { parseResource, type ServiceCall } from '../integrations/resource';
import { childString, type Node } from '../tree/node';

/** The service call that a Task's `Resource` names, if it is one. */
export function serviceCallOf(task: Node): ServiceCall | undefined {
  const resource = childString(task, 'Resource');
  const info = resource && parseResource(resource.value);
  return info?.kind === 'optimized' || info?.kind === 'aws-sdk' ? info : undefined;
}

export function isServiceCall(resource: string): boolean {
  const { kind } = parseResource(resource);
  return kind === 'optimized' || kind === 'aws-sdk';
}
