/** What a call does after the request (digest S9, S12, S13). */
export const PATTERNS = ['request-response', 'sync', 'sync:2', 'waitForTaskToken'] as const;
export type Pattern = (typeof PATTERNS)[number];

/** What the `Resource` of a Task state names (digest S8). */
export type ResourceInfo =
  /** A function by its own ARN. `qualifier`: version or alias, `''` where a colon stands without one. */
  | { readonly kind: 'lambda-function'; readonly functionName: string; readonly qualifier: string | undefined }
  | { readonly kind: 'activity'; readonly name: string }
  | ServiceCall
  /** Decided at deployment: nothing can be said of it. */
  | { readonly kind: 'placeholder' }
  /** An ARN of something that a Task may or may not call. */
  | { readonly kind: 'other-arn' }
  | { readonly kind: 'not-an-arn' };

/** `arn:aws:states:::service:action.pattern` and `arn:aws:states:::aws-sdk:service:action.pattern`. */
export interface ServiceCall {
  readonly kind: 'optimized' | 'aws-sdk';
  readonly service: string;
  readonly action: string;
  /** What stands behind the first dot of the action: `sync`, `waitForTaskToken`, or something that is no pattern. */
  readonly suffix: string | undefined;
  /** Undefined where the suffix is no pattern. */
  readonly pattern: Pattern | undefined;
  /** How the history names the service: `sqs`, `aws-sdk:s3`. */
  readonly resourceType: string;
}

const PLACEHOLDER = /\$\{[^}]*\}/g;
/** Stands before and behind a placeholder's number while the ARN is taken apart: `${AWS::Region}` holds colons itself. */
const HIDDEN = '\u0000';

/**
 * Takes the `Resource` of a Task apart. Accepts every partition, any text for region and account (also none), and
 * `${placeholders}` anywhere: where they hide what kind of resource it is, the kind is `placeholder`.
 */
export function parseResource(resource: string): ResourceInfo {
  const placeholders: string[] = [];
  const masked = resource.replace(PLACEHOLDER, (placeholder) => {
    placeholders.push(placeholder);
    return HIDDEN + String(placeholders.length - 1) + HIDDEN;
  });
  if (masked.startsWith(HIDDEN)) return { kind: 'placeholder' };
  const [scheme, partition, service, , account, ...rest] = masked.split(':');
  if (scheme !== 'arn' || partition === undefined || service === undefined || account === undefined)
    return { kind: 'not-an-arn' };
  if (service.includes(HIDDEN)) return { kind: 'placeholder' };
  const shown = (part: string): string =>
    part.replace(/\u0000(\d+)\u0000/g, (_, index: string) => placeholders[Number(index)] ?? '');
  if (service === 'lambda') return lambdaFunction(rest, shown);
  if (service !== 'states') return { kind: 'other-arn' };
  if (rest[0] === 'activity') return { kind: 'activity', name: shown(rest.slice(1).join(':')) };
  const sdk = rest[0] === 'aws-sdk';
  const [called, ...action] = sdk ? rest.slice(1) : rest;
  if (called === undefined || called.includes(HIDDEN) || action.some((part) => part.includes(HIDDEN))) {
    return { kind: called === undefined ? 'other-arn' : 'placeholder' };
  }
  return serviceCall(sdk ? 'aws-sdk' : 'optimized', called, action.join(':'));
}

function lambdaFunction([word, name, ...qualifier]: readonly string[], shown: (text: string) => string): ResourceInfo {
  if (word?.includes(HIDDEN)) return { kind: 'placeholder' };
  if (word !== undefined && word !== 'function') return { kind: 'other-arn' };
  return {
    kind: 'lambda-function',
    functionName: shown(name ?? ''),
    qualifier: qualifier.length === 0 ? undefined : shown(qualifier.join(':')),
  };
}

function serviceCall(kind: ServiceCall['kind'], service: string, call: string): ServiceCall {
  const dot = call.indexOf('.');
  const action = dot < 0 ? call : call.slice(0, dot);
  const suffix = dot < 0 ? undefined : call.slice(dot + 1);
  const pattern = suffix === undefined ? 'request-response' : PATTERNS.slice(1).find((known) => known === suffix);
  return { kind, service, action, suffix, pattern, resourceType: kind === 'aws-sdk' ? `aws-sdk:${service}` : service };
}

/**
 * Whether the version or alias of a function's ARN can be one: `$LATEST`, a number, or letters, digits, `-` and `_`.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function isFunctionQualifier(qualifier: string): boolean {
  return /^(\$LATEST|[a-zA-Z0-9_-]{1,128})$/.test(qualifier.replace(PLACEHOLDER, 'x'));
}
