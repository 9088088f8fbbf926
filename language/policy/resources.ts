import type { ParameterValue } from './parameters';

/** Where the machine is deployed; what is not known is a star in ARNs. */
export interface Deployment {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly machineName: string;
}

/** Looks a parameter up; empty where it is not given. */
export type Lookup = (name: string) => readonly ParameterValue[];

export interface Filled {
  readonly texts: readonly string[];
  readonly notes: readonly string[];
}

const TOKEN = /\{([A-Za-z.]+)(?:=([^}]*))?\}/g;
const PLACEHOLDER = /^\$\{[^}]*\}$/;

/** The ARNs of a resource in the notation of `Permission.resources`, and what cannot be known of them. */
export function fillResource(template: string, lookup: Lookup, deployment: Deployment): Filled {
  const names = [...template.matchAll(TOKEN)].map(([, name = '', preset]) => ({ name, preset }));
  const given = names.filter(({ name }) => !(name in FIXED));
  let texts: string[] = [template.replace(TOKEN, (whole, name: string) => FIXED[name]?.(deployment) ?? whole)];
  const notes: string[] = [];
  for (const { name, preset } of given) {
    const values = lookup(name);
    if (values.length === 0 && preset === undefined) notes.push(`${name} is not given: narrow down "*".`);
    for (const { kind, text } of values) {
      if (kind === 'dynamic') notes.push(`${name} comes from the data (${text}): narrow down "*" to what it can be.`);
    }
    const options =
      values.length === 0 ? [preset ?? '*'] : values.map(({ kind, text }) => (kind === 'dynamic' ? '*' : text));
    texts = texts.flatMap((text) =>
      options.map((option) => {
        const placed = place(text, name, option, lookup, deployment);
        if (placed.note !== undefined) notes.push(placed.note);
        return placed.text;
      }),
    );
  }
  return { texts: [...new Set(texts)], notes: [...new Set(notes)] };
}

/** The text of a condition in the same notation. */
export function fillText(template: string, lookup: Lookup): Filled {
  const notes: string[] = [];
  const text = template.replace(TOKEN, (_, name: string) => {
    const [value] = lookup(name);
    if (value?.kind === 'known') return value.text;
    notes.push(`${name} is known only when it runs: narrow down "*".`);
    return '*';
  });
  return { texts: [text], notes };
}

const FIXED: Readonly<Record<string, ((deployment: Deployment) => string) | undefined>> = {
  partition: ({ partition }) => partition,
  region: ({ region }) => region,
  account: ({ account }) => account,
  self: ({ partition, region, account, machineName }) =>
    `arn:${partition}:states:${region}:${account}:stateMachine:${machineName}`,
  machine: ({ machineName }) => machineName,
};

interface Placed {
  readonly text: string;
  readonly note?: string;
}

/** Puts a value into the ARN; a value that is an ARN, or stands for one, takes its place. */
function place(text: string, name: string, value: string, lookup: Lookup, deployment: Deployment): Placed {
  const token = new RegExp(`\\{${name.replace('.', '\\.')}(?:=[^}]*)?\\}`);
  const special = SPECIAL[name]?.(value, text, lookup, deployment);
  if (special) return special;
  const isArn = value.startsWith('arn:') || (PLACEHOLDER.test(value) && /Arn\}$/i.test(value));
  if (!isArn) {
    const written = text.includes('/{') ? value.replace(/^\//, '') : value;
    return { text: text.replace(token, () => written) };
  }
  const rest = text.slice(text.search(token)).replace(token, '');
  return { text: value + rest };
}

type Special = (value: string, text: string, lookup: Lookup, deployment: Deployment) => Placed | undefined;

/** Parameters whose values are no part of an ARN as they are. */
const SPECIAL: Readonly<Record<string, Special | undefined>> = {
  QueueUrl: (value, _text, _lookup, { partition, region, account }) => {
    const url = /^https:\/\/(?:sqs\.([a-z0-9-]+)|([a-z0-9-]+)\.queue)\.amazonaws\.com(?:\.cn)?\/([^/]+)\/([^/]+)$/.exec(
      value,
    );
    if (url)
      return { text: `arn:${partition}:sqs:${url[1] ?? url[2] ?? region}:${url[3] ?? account}:${url[4] ?? '*'}` };
    const any = `arn:${partition}:sqs:${region}:${account}:*`;
    return value === '*' ? { text: any } : { text: any, note: `Write the ARN of the queue whose URL is ${value}.` };
  },
  FunctionName(value, text, lookup) {
    const [qualifier] = lookup('Qualifier');
    const hasOwn = /function:[^:]+:/.test(value) || /^[^:${]+:[^:]+$/.test(value);
    const suffix = qualifier?.kind === 'known' && !hasOwn ? `:${qualifier.text}` : '';
    if (/^\d{12}:function:/.test(value)) {
      return { text: text.replace(/:[^:]*:function:\{FunctionName\}/, () => `:${value}`) + suffix };
    }
    const isArn = value.startsWith('arn:') || (PLACEHOLDER.test(value) && /Arn\}$/i.test(value));
    return { text: (isArn ? value : text.replace('{FunctionName}', () => value)) + suffix };
  },
  StateMachineArn(value, text) {
    if (!text.includes(':execution:')) return undefined;
    const [, start, name] = /^(arn:[^:]*:states:[^:]*:[^:]*:)stateMachine:([^:]+)/.exec(value) ?? [];
    if (start !== undefined && name !== undefined) return { text: `${start}execution:${name}:*` };
    const any = { text: text.replace('{StateMachineArn}:*', '*') };
    return value === '*' ? any : { ...any, note: `Narrow the executions down to those of the state machine ${value}.` };
  },
  TaskDefinition: withRevision('TaskDefinition'),
  JobDefinition: withRevision('JobDefinition'),
  ApiEndpoint(value, text) {
    const id = /^([a-z0-9]+)\.execute-api\./.exec(value)?.[1];
    return id === undefined ? undefined : { text: text.replace('{ApiEndpoint}', id) };
  },
  SecretId: (value, text) =>
    // An ARN of a secret ends in six characters of its own.
    value.startsWith('arn:') || value === '*' || PLACEHOLDER.test(value)
      ? undefined
      : { text: text.replace('{SecretId}', () => `${value}-??????`) },
};

/** Without a revision the newest is used: any of them. */
function withRevision(name: string): Special {
  return (value, text) => {
    const hasRevision = /:\d+$/.test(value) || value.startsWith('${') || value === '*';
    if (hasRevision) return undefined;
    if (value.startsWith('arn:')) return { text: `${value}:*` };
    return { text: text.replace(`{${name}}`, () => `${value}:*`) };
  };
}
