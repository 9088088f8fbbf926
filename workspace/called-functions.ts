import { parseResource } from '../interpreter/core/resource';
import type { MachineModel } from '../language/model/model';
import { child, childString } from '../language/tree/node';

/** A function that a Task state names in so many words. */
export interface CalledFunction {
  readonly state: string;
  /** The name or ARN as the definition has it. */
  readonly reference: string;
  readonly resource: string;
}

/** The functions that a definition calls, as far as they are written down: not those that an expression or a path gives. */
export function calledFunctions(model: MachineModel): CalledFunction[] {
  return model.states.flatMap(({ type, name, node }) => {
    const resource = type === 'Task' ? childString(node, 'Resource')?.value : undefined;
    if (resource === undefined) return [];
    const integration = parseResource(resource);
    if (integration.kind === 'lambda-function') return [{ state: name, reference: resource, resource }];
    if (integration.kind !== 'service' || !/^(aws-sdk:)?lambda$/.test(integration.service)) return [];
    const parameters = child(node, 'Parameters') ?? child(node, 'Arguments');
    const reference = childString(parameters, 'FunctionName')?.value;
    if (reference === undefined || reference.startsWith('{%')) return [];
    return [{ state: name, reference, resource }];
  });
}
