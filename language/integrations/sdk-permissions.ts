import { IAM_ACTIONS } from './iam-actions';
import { IAM_SERVICES, TAKERS, UNLISTED } from './iam-names';
import { allow, type Permission } from './permission';
import type { ServiceCall } from './resource';
import { RESOURCES } from './sdk-resources';

/** Copies read one object and write another. */
const COPIES: readonly Permission[] = [
  allow('s3:GetObject', 'arn:{partition}:s3:::{CopySource}'),
  allow('s3:PutObject', 'arn:{partition}:s3:::{Bucket}/{Key}'),
];
const OF_OTHER_FORM: Readonly<Record<string, readonly Permission[]>> = {
  's3:copyObject': COPIES,
  's3:uploadPartCopy': COPIES,
};

/** What stands before the colon in IAM, by the SDK's key of the service. */
const prefixes: ReadonlyMap<string, string> = new Map(
  IAM_SERVICES.split(' ').map((service) => {
    const [key = '', prefix = key] = service.split(':');
    return [key, prefix];
  }),
);

/**
 * What a call by the SDK must be allowed. `isGiven`: whether the call has a parameter. The IAM names of actions are those
 * of the API but for the exceptions in iam-actions.ts; what AWS's reference does not list is said in the note.
 */
export function sdkPermissions(
  { service, action }: ServiceCall,
  isGiven: (parameter: string) => boolean,
): readonly Permission[] {
  const call = `${service}:${action}`;
  const own = OF_OTHER_FORM[call];
  if (own) return own;
  const prefix = prefixes.get(service) ?? service;
  const actions = IAM_ACTIONS[call] ?? [`${prefix}:${action.charAt(0).toUpperCase()}${action.slice(1)}`];
  const resource = resourceOf(actions, isGiven);
  const notes = [
    ...doubts(service, call, actions),
    ...(resource === undefined
      ? [`Narrow down the resource of ${actions.join(', ')}, where the service has resources.`]
      : []),
  ];
  return [{ ...allow(actions, resource ?? '*'), ...(notes.length > 0 && { note: notes.join(' ') }) }];
}

/** What is not certain of the names of actions. */
function doubts(service: string, call: string, actions: readonly string[]): string[] {
  const prefix = prefixes.get(service);
  if (prefix === undefined)
    return [`Check the prefix "${service}": it is the SDK's name of the service, and some differ in IAM.`];
  if (prefix === 'apigateway')
    return [
      'API Gateway is allowed by the verbs of its REST API (apigateway:GET, apigateway:POST …), not by the names of actions.',
    ];
  return includesWord(UNLISTED, call) ? [`Check ${actions.join(', ')}: AWS's reference of IAM does not list it.`] : [];
}

/** What the call works on, if a parameter says so and all its actions take it. */
function resourceOf(actions: readonly string[], isGiven: (parameter: string) => boolean): string | undefined {
  const [prefix = ''] = actions[0]?.split(':') ?? [];
  const takes = (type: string): boolean =>
    actions.every((action) => includesWord(TAKERS[`${prefix} ${type}`] ?? '', action.slice(prefix.length + 1)));
  return RESOURCES[prefix]?.find(([parameter, type]) => isGiven(parameter) && takes(type))?.[2];
}

function includesWord(text: string, word: string): boolean {
  return ` ${text} `.includes(` ${word} `);
}
