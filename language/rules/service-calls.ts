import { parseResource, type ResourceInfo, type ServiceCall } from '../integrations/resource';
import { childString, type Node } from '../tree/node';

let last: { readonly text: string; readonly info: ResourceInfo } | undefined;

/** What a `Resource` names. Several rules ask for the same one in turn, so the last answer is kept. */
export function readResource(text: string): ResourceInfo {
  if (last?.text !== text) last = { text, info: parseResource(text) };
  return last.info;
}

/** The service call that a Task's `Resource` names, if it is one. */
export function serviceCallOf(task: Node): ServiceCall | undefined {
  const resource = childString(task, 'Resource');
  const info = resource && readResource(resource.value);
  return info?.kind === 'optimized' || info?.kind === 'aws-sdk' ? info : undefined;
}
