import { optimizedAction } from '../integrations/index';
import { allow, arn, type Permission } from '../integrations/permission';
import { parseResource, type ServiceCall } from '../integrations/resource';
import { sdkPermissions } from '../integrations/sdk-permissions';
import type { MachineModel, State } from '../model/model';
import { child, childString, type Node } from '../tree/node';
import { parameterValues, type ParameterValue } from './parameters';
import type { Lookup } from './resources';

/** What one state needs. */
export interface Need {
  readonly state: State;
  readonly permission: Permission;
  readonly lookup: Lookup;
  /** The role that makes the call in the place of the machine's own (`Credentials`). */
  readonly byRole?: ParameterValue;
}

/** What is to be said of a state. */
export interface StateNote {
  readonly state: State;
  readonly message: string;
}

export interface Needs {
  readonly needs: readonly Need[];
  readonly notes: readonly StateNote[];
}

/** All that the states of a machine must be allowed. */
export function needsOf({ states }: MachineModel): Needs {
  const needs: Need[] = [];
  const notes: StateNote[] = [];
  for (const state of states) {
    if (state.type === 'Task') addTask(state, needs, notes);
    else if (state.type === 'Map') addMap(state, needs);
  }
  return { needs, notes };
}

function addTask(state: State, needs: Need[], notes: StateNote[]): void {
  const resource = childString(state.node, 'Resource')?.value ?? '';
  const info = parseResource(resource);
  const payload = payloadOf(state, state.node);
  const lookup = lookupIn(payload, state);
  const byRole = roleOf(state);
  const add = (permissions: readonly Permission[], own: Lookup = lookup): void => {
    for (const permission of permissions) needs.push({ state, permission, lookup: own, ...(byRole && { byRole }) });
  };
  switch (info.kind) {
    case 'lambda-function':
      add([allow('lambda:InvokeFunction', '{Function}')], () => [{ kind: 'known', text: resource }]);
      return;
    case 'activity':
      // A worker takes the task: the machine's role needs nothing.
      return;
    case 'optimized':
    case 'aws-sdk': {
      const permissions = permissionsOf(info, (name) => lookup(name).length > 0);
      if (permissions) add(permissions);
      else notes.push({ state, message: `What ${resource} needs is not known: look it up and add it.` });
      return;
    }
    case 'placeholder':
    case 'other-arn':
    case 'not-an-arn':
      if (PLACEHOLDER_OF_FUNCTION.test(resource)) {
        add([allow('lambda:InvokeFunction', '{Function}')], () => [{ kind: 'known', text: resource }]);
        notes.push({ state, message: `${resource} is taken for the ARN of a Lambda function.` });
      } else
        notes.push({ state, message: `What ${resource || 'this task'} needs cannot be known from the definition.` });
  }
}

const PLACEHOLDER_OF_FUNCTION = /^\$\{[^}]*(?:Function|Lambda)[^}]*\}$/i;

function permissionsOf(call: ServiceCall, isGiven: (name: string) => boolean): readonly Permission[] | undefined {
  if (call.kind === 'aws-sdk') return sdkPermissions(call, isGiven);
  const action = optimizedAction(call.service, call.action);
  if (!action?.permissions) return undefined;
  const waits = call.pattern === 'sync' || call.pattern === 'sync:2';
  const all = [...action.permissions, ...(waits ? (action.jobPermissions ?? []) : [])];
  return all.filter(({ onlyWith }) => onlyWith === undefined || isGiven(onlyWith));
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html */
function addMap(state: State, needs: Need[]): void {
  if (!state.inner.some(({ distributed }) => distributed)) return;
  const add = (permission: Permission, payload: Node | undefined): void => {
    needs.push({ state, permission, lookup: lookupIn(payload, state) });
  };
  const label = childString(state.node, 'Label')?.value ?? '*';
  add(allow('states:StartExecution', '{self}'), undefined);
  add(allow(['states:DescribeExecution', 'states:StopExecution'], arn('states', 'execution:{machine}:*')), undefined);
  add(allow('states:RedriveExecution', arn('states', `execution:{machine}/${label}:*`)), undefined);
  const reader = child(state.node, 'ItemReader');
  if (reader) for (const permission of readerPermissions(reader)) add(permission, payloadOf(state, reader));
  const writer = child(state.node, 'ResultWriter');
  if (childString(writer, 'Resource')) {
    const actions = ['s3:PutObject', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'];
    add(allow(actions, 'arn:{partition}:s3:::{Bucket}/{Prefix=}*'), payloadOf(state, writer));
  }
}

function readerPermissions(reader: Node): Permission[] {
  const resource = childString(reader, 'Resource')?.value ?? '';
  const config = child(reader, 'ReaderConfig');
  const bucket = 'arn:{partition}:s3:::{Bucket}';
  if (resource.endsWith(':s3:listObjectsV2')) {
    const isLoading = childString(config, 'Transformation')?.value === 'LOAD_AND_FLATTEN';
    return [allow('s3:ListBucket', bucket), ...(isLoading ? [allow('s3:GetObject', `${bucket}/{Prefix=}*`)] : [])];
  }
  const read = allow('s3:GetObject', `${bucket}/{Key}`);
  const isManifest =
    childString(config, 'InputType')?.value === 'MANIFEST' || child(config, 'ManifestType') !== undefined;
  if (!isManifest) return [read];
  return [{ ...read, note: 'The manifest names further objects: allow s3:GetObject on them too.' }];
}

function payloadOf({ queryLanguage }: State, holder: Node | undefined): Node | undefined {
  return child(holder, queryLanguage === 'JSONata' ? 'Arguments' : 'Parameters');
}

function lookupIn(payload: Node | undefined, { queryLanguage }: State): Lookup {
  return (name) => parameterValues(payload, name, queryLanguage);
}

function roleOf(state: State): ParameterValue | undefined {
  return parameterValues(child(state.node, 'Credentials'), 'RoleArn', state.queryLanguage)[0];
}
