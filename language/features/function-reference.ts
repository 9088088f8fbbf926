import { parseResource } from '../integrations/resource';
import type { MachineModel, State } from '../model/model';
import { child, childString, type StringNode } from '../tree/node';
import { locate } from './locate';

/** A Lambda function that a Task names in so many words. */
export interface FunctionReference {
  /** The text that names it. */
  readonly node: StringNode;
  /** The name or ARN as written. */
  readonly reference: string;
  readonly state: string;
}

/** The Lambda function that a Task calls, by name or ARN as it is written; undefined where it is not named by a text. */
export function functionCalledBy({ node, type }: State): string | undefined {
  const resource = childString(node, 'Resource')?.value;
  if (type !== 'Task' || resource === undefined) return undefined;
  const parsed = parseResource(resource);
  if (parsed.kind === 'lambda-function') return resource;
  const isInvoke = (parsed.kind === 'optimized' || parsed.kind === 'aws-sdk') && parsed.service === 'lambda';
  const given = child(node, 'Parameters') ?? child(node, 'Arguments');
  const name = isInvoke ? childString(given, 'FunctionName')?.value : undefined;
  return name?.startsWith('{%') ? undefined : name;
}

/** The function named at `offset`: the ARN of a Task's `Resource`, or the `FunctionName` of a call of `lambda:invoke`. */
export function functionReferenceAt(model: MachineModel, offset: number): FunctionReference | undefined {
  const place = locate(model, offset);
  if (place.kind !== 'value' || place.node?.kind !== 'string') return undefined;
  const { node, meaning } = place;
  const { part, field } = meaning;
  if (part?.kind !== 'Task') return undefined;
  const found = { node, reference: node.value, state: part.state?.name ?? '' };
  if (field?.name === 'Resource') return parseResource(node.value).kind === 'lambda-function' ? found : undefined;
  const isParameter =
    (field?.name === 'Parameters' || field?.name === 'Arguments') && place.holder?.kind === 'property';
  if (!isParameter || place.holder?.kind !== 'property' || place.holder.key.value !== 'FunctionName') return undefined;
  const resource = parseResource(childString(part.node, 'Resource')?.value ?? '');
  const isInvoke = (resource.kind === 'optimized' || resource.kind === 'aws-sdk') && resource.service === 'lambda';
  return isInvoke && !node.value.startsWith('{%') ? found : undefined;
}
