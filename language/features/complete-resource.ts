import { optimizedServices } from '../integrations/index';
import type { OptimizedAction, OptimizedService } from '../integrations/integration';
import type { Pattern } from '../integrations/resource';
import { completeFunctionResource } from './complete-name';
import type { Completion } from './completion';
import { PATTERN_WORDS } from './describe-resource';
import type { Inserter } from './insertion';
import type { ValuePlace } from './locate';
import type { FeatureOptions } from './options';

/**
 * Proposes resources of a Task: the optimized integrations with the patterns that each allows (digest S9), and behind
 * `aws-sdk:` the services and actions of the SDK.
 */
export function completeResource(place: ValuePlace, inserter: Inserter, options: FeatureOptions): Completion[] {
  const { shape } = place.meaning;
  const typed = place.node?.kind === 'string' ? place.node.value : '';
  const partition = /^arn:([\w-]+):/.exec(typed)?.[1] ?? 'aws';
  const prefix = `arn:${partition}:states:::`;
  const among = shape?.kind === 'resource' ? shape.among : undefined;
  if (among)
    return among.map((name) => proposal(prefix + name, { detail: 'the service reads or writes by it' }, inserter));
  const sdk = /^arn:[\w-]*:states:::aws-sdk:([a-z0-9-]*)(:?)/i.exec(typed);
  if (sdk) return sdkCalls(prefix, sdk[2] === ':' ? (sdk[1] ?? '') : undefined, inserter, options);
  return [
    ...completeFunctionResource(partition, inserter, options),
    ...optimizedServices.flatMap((service) => calls(service, prefix, inserter, options)),
    proposal(`${prefix}aws-sdk:`, { detail: 'any action of any AWS service' }, inserter),
    {
      ...proposal(`arn:${partition}:lambda:REGION:ACCOUNT_ID:function:NAME`, { detail: 'a Lambda function' }, inserter),
    },
    { ...proposal(`arn:${partition}:states:REGION:ACCOUNT_ID:activity:NAME`, { detail: 'an activity' }, inserter) },
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

function sdkCalls(
  prefix: string,
  service: string | undefined,
  inserter: Inserter,
  options: FeatureOptions,
): Completion[] {
  const table = options.sdk?.();
  if (!table) return [];
  if (service === undefined)
    return table.services.map((key) => proposal(`${prefix}aws-sdk:${key}:`, { detail: 'service' }, inserter));
  const actions = table.service(service)?.actions;
  return [...(actions?.keys() ?? [])].map((name) =>
    proposal(`${prefix}aws-sdk:${service}:${name}`, { detail: 'action' }, inserter),
  );
}

function proposal(arn: string, info: { detail: string; doc?: string }, inserter: Inserter): Completion {
  return { ...inserter.text(arn), label: arn, kind: 'resource', ...info };
}
