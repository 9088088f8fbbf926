import { optimizedServices } from '../integrations/index';
import type { OptimizedAction, OptimizedService } from '../integrations/integration';
import type { Pattern } from '../integrations/resource';
import { completeFunctionResource } from './complete-name';
import type { Completion } from './completion';
import { PATTERN_WORDS } from './describe-resource';
import type { Inserter } from './insertion';
import type { ValuePlace } from './locate';
import type { FeatureOptions } from './options';
import { literal } from './template';

/** What most tasks call stands first. */
const offeredServices = [...optimizedServices].sort((a, b) => Number(b.key === 'lambda') - Number(a.key === 'lambda'));

/**
 * Proposes resources of a Task: the optimized integrations with the patterns that each allows (digest S9), the services of
 * the SDK, and the actions of the one that is typed, be it without what stands before it in an ARN (`s3:getO`).
 */
export function completeResource(place: ValuePlace, inserter: Inserter, options: FeatureOptions): Completion[] {
  const { shape } = place.meaning;
  const typed = place.node?.kind === 'string' ? place.node.value : '';
  const partition = /^arn:([\w-]+):/.exec(typed)?.[1] ?? 'aws';
  const prefix = `arn:${partition}:states:::`;
  const among = shape?.kind === 'resource' ? shape.among : undefined;
  if (among)
    return among.map((name) => proposal(prefix + name, { detail: 'the service reads or writes by it' }, inserter));
  const sdk = /^arn:[\w-]*:states:::aws-sdk:(?:([a-z0-9-]*):)?/i.exec(typed);
  const sdkPrefix = `${prefix}aws-sdk:`;
  if (sdk)
    return sdk[1] === undefined
      ? sdkServices(sdkPrefix, inserter, options)
      : sdkActions(sdkPrefix, sdk[1], inserter, options);
  const named = /^([a-z0-9-]+):/.exec(typed)?.[1];
  return [
    ...completeFunctionResource(partition, inserter, options),
    ...offeredServices.flatMap((service) => calls(service, prefix, inserter, options)),
    ...(named === undefined ? [] : sdkActions(sdkPrefix, named, inserter, options)),
    beginning(sdkPrefix, 'any action of any AWS service', inserter),
    proposal(`arn:${partition}:lambda:REGION:ACCOUNT_ID:function:NAME`, { detail: 'a Lambda function' }, inserter),
    proposal(`arn:${partition}:states:REGION:ACCOUNT_ID:activity:NAME`, { detail: 'an activity' }, inserter),
    ...sdkServices(sdkPrefix, inserter, options),
  ];
}

function calls(service: OptimizedService, prefix: string, inserter: Inserter, options: FeatureOptions): Completion[] {
  const allowed = (pattern: Pattern): boolean => options.machineType !== 'EXPRESS' || pattern === 'request-response';
  return service.actions.flatMap((action) =>
    action.patterns.filter(allowed).map((pattern) => call(service, action, pattern, prefix, inserter)),
  );
}

function call(
  { key, title, link }: OptimizedService,
  { name, doc }: OptimizedAction,
  pattern: Pattern,
  prefix: string,
  inserter: Inserter,
): Completion {
  const suffix = pattern === 'request-response' ? '' : `.${pattern}`;
  const info = { detail: `${title}: ${PATTERN_WORDS[pattern]}`, doc: `${doc}\n\n[Documentation](${link})` };
  return proposal(`${prefix}${key}:${name}${suffix}`, info, inserter);
}

function sdkServices(prefix: string, inserter: Inserter, options: FeatureOptions): Completion[] {
  return (options.sdk?.()?.services ?? []).map((key) => beginning(`${prefix}${key}:`, 'service', inserter));
}

function sdkActions(prefix: string, service: string, inserter: Inserter, options: FeatureOptions): Completion[] {
  const actions = options.sdk?.()?.service(service)?.actions;
  return [...(actions?.keys() ?? [])].map((name) =>
    proposal(`${prefix}${service}:${name}`, { detail: 'action' }, inserter),
  );
}

/** The first part of an ARN, with a tab stop for what may follow. */
function beginning(part: string, detail: string, inserter: Inserter): Completion {
  const insertion = inserter.template({ kind: 'text', source: `${literal(part)}$1` }, part);
  return { ...insertion, label: part, kind: 'resource', detail };
}

function proposal(arn: string, info: { detail: string; doc?: string }, inserter: Inserter): Completion {
  return { ...inserter.text(arn), label: arn, kind: 'resource', ...info };
}
