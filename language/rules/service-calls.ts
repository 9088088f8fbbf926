import { parseResource, type ResourceInfo, type ServiceCall } from '../integrations/resource';
import { childString, type Node } from '../tree/node';

/** So many answers are kept. */
const MOST_KNOWN = 200;
const known = new Map<string, ResourceInfo>();

/** What a `Resource` names. Several rules ask for the same ones, and the tasks of a machine share few, so answers are kept. */
export function readResource(text: string): ResourceInfo {
  let info = known.get(text);
  if (!info) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, (info = parseResource(text)));
  }
  return info;
}

/** The service call that a Task's `Resource` names, if it is one. */
export function serviceCallOf(task: Node): ServiceCall | undefined {
  const resource = childString(task, 'Resource');
  const info = resource && readResource(resource.value);
  return info?.kind === 'optimized' || info?.kind === 'aws-sdk' ? info : undefined;
}
