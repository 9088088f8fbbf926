import type { Json, JsonObject } from '../json';
import type { Permission } from '../integrations/permission';
import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { childString } from '../tree/node';
import { needsOf } from './needs';
import { fillResource, fillText, type Deployment, type Lookup } from './resources';
import { joinStatements, type Grant } from './statements';

export interface PolicyOptions extends Partial<Deployment> {
  /** What the machine is to be allowed besides what its tasks do. */
  readonly extras?: readonly ('logging' | 'tracing')[];
}

/** Something that the policy cannot say, for whoever uses it; at the state that it is about. */
export interface PolicyNote extends OffsetRange {
  /** Absent: about the whole machine. */
  readonly state?: string;
  readonly message: string;
}

export interface WrittenPolicy {
  /** What the machine's role may do. */
  readonly policy: JsonObject;
  /** Who may take the role. */
  readonly trustPolicy: JsonObject;
  readonly notes: readonly PolicyNote[];
}

/**
 * The least that the role of a machine must be allowed, with resources as narrow as the definition says: names and ARNs that
 * are written there, `${placeholders}` as they are, a star for what only the data know. What cannot be known is noted.
 */
export function writePolicy(model: MachineModel, options: PolicyOptions = {}): WrittenPolicy {
  const deployment: Deployment = {
    partition: options.partition ?? partitionOf(model),
    region: options.region ?? '*',
    account: options.account ?? '*',
    machineName: options.machineName ?? '*',
  };
  const { needs, notes: stateNotes } = needsOf(model);
  const grants: Grant[] = [];
  const notes: PolicyNote[] = [];
  const told = new Set<string>();
  const tell = (state: (typeof needs)[number]['state'], message: string): void => {
    const { start, end } = state.property.key;
    const id = `${String(start)} ${message}`;
    if (told.has(id)) return;
    told.add(id);
    notes.push({ state: state.name, message, start, end });
  };
  for (const { state, message } of stateNotes) tell(state, message);
  for (const { state, permission, lookup, byRole } of needs) {
    if (byRole) {
      const role = byRole.kind === 'known' ? byRole.text : '*';
      grants.push({ actions: ['sts:AssumeRole'], resources: [role] });
      if (byRole.kind === 'dynamic') tell(state, `RoleArn comes from the data (${byRole.text}): narrow down "*".`);
      if (permission.actions.length > 0) {
        tell(
          state,
          `${permission.actions.join(', ')} must be allowed to the role ${byRole.text}, which makes the call.`,
        );
      }
      continue;
    }
    if (permission.note !== undefined) tell(state, permission.note);
    if (permission.actions.length === 0) continue;
    const filled = permission.resources.map((resource) => fillResource(resource, lookup, deployment));
    for (const message of filled.flatMap((one) => one.notes)) tell(state, message);
    const condition = conditionOf(permission, lookup, (message) => {
      tell(state, message);
    });
    grants.push({
      actions: permission.actions,
      resources: filled.flatMap(({ texts }) => texts),
      ...(condition && { condition }),
    });
  }
  for (const extra of options.extras ?? []) grants.push(EXTRAS[extra]);
  const policy = { Version: VERSION, Statement: joinStatements(grants) };
  return {
    policy,
    trustPolicy: trustPolicy(options, deployment),
    notes: [...notes, ...placeNotes(model, policy, options)],
  };
}

/** The condition with what the definition says; a key whose value it does not say is left out. */
function conditionOf(
  { condition = {} }: Permission,
  lookup: Lookup,
  tell: (message: string) => void,
): Grant['condition'] {
  const filled = Object.entries(condition).flatMap(([operator, keys]) => {
    const written = Object.entries(keys).flatMap(([key, template]) => {
      const { texts, notes } = fillText(template, lookup);
      notes.forEach(tell);
      return texts.map((text) => [key, text] as const);
    });
    return written.length > 0 ? [[operator, Object.fromEntries(written)] as const] : [];
  });
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}

const VERSION = '2012-10-17';

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy and .../concepts-xray-tracing.html */
const EXTRAS: Readonly<Record<'logging' | 'tracing', Grant>> = {
  logging: {
    actions: [
      'logs:CreateLogDelivery',
      'logs:CreateLogStream',
      'logs:GetLogDelivery',
      'logs:UpdateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutLogEvents',
      'logs:PutResourcePolicy',
      'logs:DescribeResourcePolicies',
      'logs:DescribeLogGroups',
    ],
    resources: ['*'],
  },
  tracing: {
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
    resources: ['*'],
  },
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html */
function trustPolicy({ account }: PolicyOptions, { partition, region, machineName }: Deployment): JsonObject {
  const condition: JsonObject =
    account === undefined
      ? {}
      : {
          Condition: {
            StringEquals: { 'aws:SourceAccount': account },
            ArnLike: { 'aws:SourceArn': `arn:${partition}:states:${region}:${account}:stateMachine:${machineName}` },
          },
        };
  const statement: Json = {
    Effect: 'Allow',
    Principal: { Service: 'states.amazonaws.com' },
    Action: 'sts:AssumeRole',
    ...condition,
  };
  return { Version: VERSION, Statement: [statement] };
}

/** The partition of the ARNs in the definition. */
function partitionOf({ states }: MachineModel): string {
  for (const { node } of states) {
    const partition = /^arn:([^:]+):/.exec(childString(node, 'Resource')?.value ?? '')?.[1];
    if (partition !== undefined) return partition;
  }
  return 'aws';
}

function placeNotes(model: MachineModel, policy: JsonObject, options: PolicyOptions): PolicyNote[] {
  const start = model.node?.start ?? 0;
  const text = JSON.stringify(policy);
  const usesStars = /"arn:[^:"]*:[a-z0-9-]+:\*:|"arn:[^:"]*:[a-z0-9-]+:[^:"]*:\*:/.test(text);
  const isPlaced = options.region !== undefined && options.account !== undefined;
  const usesName = options.machineName === undefined && /:(?:stateMachine|execution):\*/.test(text);
  const messages = [
    ...(usesStars && !isPlaced
      ? ['Put the region and the account of the state machine in the place of "*" in ARNs.']
      : []),
    ...(usesName
      ? ['Put the name of the state machine in the place of "*" behind "stateMachine" and "execution".']
      : []),
  ];
  return messages.map((message) => ({ message, start, end: start }));
}
