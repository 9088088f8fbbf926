import type { Completion } from './completion';
import type { Inserter } from './insertion';
import type { ValuePlace } from './locate';
import type { FeatureOptions } from './options';
import { NO_NAMES, type NamedThing, type ResourceKind } from './workspace-names';

/** Parameters of service calls that name a thing which a workspace may have. */
const KINDS: Readonly<Record<string, ResourceKind | 'function'>> = {
  FunctionName: 'function',
  QueueUrl: 'queue',
  TopicArn: 'topic',
  TableName: 'table',
  Bucket: 'bucket',
  StateMachineArn: 'machine',
  EventBusName: 'bus',
};

/** Proposes names for a parameter that names a function, a queue, a table …: those that the workspace has. */
export function completeName(place: ValuePlace, inserter: Inserter, options: FeatureOptions): Completion[] {
  const { holder, node } = place;
  const kind = holder?.kind === 'property' ? KINDS[holder.key.value] : undefined;
  if (!kind || (node && node.kind !== 'string')) return [];
  const { functions, resources, placeholders } = options.workspace?.() ?? NO_NAMES;
  const things = kind === 'function' ? functions : resources.filter((resource) => resource.kind === kind);
  return [...things, ...placeholders.map(asPlaceholder)].map((thing) => named(thing, thing.name, inserter));
}

/** Lambda functions and placeholders as the `Resource` of a Task. */
export function completeFunctionResource(partition: string, inserter: Inserter, options: FeatureOptions): Completion[] {
  const { functions, placeholders } = options.workspace?.() ?? NO_NAMES;
  return [
    ...placeholders.map((thing) => named(asPlaceholder(thing), asPlaceholder(thing).name, inserter)),
    ...functions.map((thing) =>
      named(thing, `arn:${partition}:lambda:REGION:ACCOUNT_ID:function:${thing.name}`, inserter),
    ),
  ];
}

function asPlaceholder({ name, from }: NamedThing): NamedThing {
  return { name: '${' + name + '}', from };
}

function named({ from }: NamedThing, text: string, inserter: Inserter): Completion {
  return { ...inserter.text(text), label: text, kind: 'resource', detail: from };
}
