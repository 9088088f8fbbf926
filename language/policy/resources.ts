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

const TOKEN = /\{([A-Za-z0-9.]+)(?:=([^}]*))?\}/g;
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
      options.flatMap((option) => {
        const placed = place(text, name, option, lookup, deployment);
        if (placed.note !== undefined) notes.push(placed.note);
        return placed.texts;
      }),
    );
  }
  return { texts: [...new Set(texts)], notes: [...new Set(notes)] };
}

/** The text of a condition in the same notation; none where it is known only when the machine runs. */
export function fillText(template: string, lookup: Lookup): Filled {
  const notes: string[] = [];
  const text = template.replace(TOKEN, (whole, name: string) => {
    const [value] = lookup(name);
    if (value?.kind === 'known') return value.text;
    notes.push(`${name} is known only when it runs: add a condition that narrows it down.`);
    return whole;
  });
  return { texts: notes.length > 0 ? [] : [text], notes };
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
  readonly texts: readonly string[];
  readonly note?: string;
}

/** Puts a value into the ARN; a value that is an ARN, or stands for one, takes its place. */
function place(text: string, name: string, value: string, lookup: Lookup, deployment: Deployment): Placed {
  const token = new RegExp(`\\{${name.replace('.', '\\.')}(?:=[^}]*)?\\}`);
  const special = SPECIAL[name]?.(value, text, lookup, deployment);
  if (special) return special;
  if (!standsForArn(name, value)) {
    const written = text.includes('/{') ? value.replace(/^\//, '') : value;
    return one(text.replace(token, () => written));
  }
  const rest = text.slice(text.search(token)).replace(token, '');
  return one(value + rest);
}

function one(text: string): Placed {
  return { texts: [text] };
}

/** Whether a value is an ARN, or a placeholder that stands for one by its name or that of the parameter. */
function standsForArn(parameter: string, value: string): boolean {
  return value.startsWith('arn:') || (PLACEHOLDER.test(value) && (/Arn\}$/i.test(value) || /arn$/i.test(parameter)));
}

type Special = (value: string, text: string, lookup: Lookup, deployment: Deployment) => Placed | undefined;

/** Parameters whose values are no part of an ARN as they are. */
const SPECIAL: Readonly<Record<string, Special | undefined>> = {
  QueueUrl: (value, _text, _lookup, { partition, region, account }) => {
    const url = /^https:\/\/(?:sqs\.([a-z0-9-]+)|([a-z0-9-]+)\.queue)\.amazonaws\.com(?:\.cn)?\/([^/]+)\/([^/]+)$/.exec(
      value,
    );
    if (url) return one(`arn:${partition}:sqs:${url[1] ?? url[2] ?? region}:${url[3] ?? account}:${url[4] ?? '*'}`);
    const any = one(`arn:${partition}:sqs:${region}:${account}:*`);
    return value === '*' ? any : { ...any, note: `Write the ARN of the queue whose URL is ${value}.` };
  },
  FunctionName(value, text, lookup) {
    const [qualifier] = lookup('Qualifier');
    const hasOwn = /function:[^:]+:/.test(value) || /^[^:${]+:[^:]+$/.test(value);
    const suffix = qualifier?.kind === 'known' && !hasOwn ? `:${qualifier.text}` : '';
    if (/^\d{12}:function:/.test(value)) {
      return one(text.replace(/:[^:]*:function:\{FunctionName\}/, () => `:${value}`) + suffix);
    }
    const isArn = standsForArn('FunctionName', value);
    return one((isArn ? value : text.replace('{FunctionName}', () => value)) + suffix);
  },
  StateMachineArn(value, text) {
    if (!text.includes(':execution:')) return undefined;
    const [, start, name] = /^(arn:[^:]*:states:[^:]*:[^:]*:)stateMachine:([^:]+)/.exec(value) ?? [];
    if (start !== undefined && name !== undefined) return one(`${start}execution:${name}:*`);
    const any = one(text.replace('{StateMachineArn}:*', '*'));
    return value === '*' ? any : { ...any, note: `Narrow the executions down to those of the state machine ${value}.` };
  },
  TaskDefinition: withRevision('TaskDefinition'),
  JobDefinition: withRevision('JobDefinition'),
  ApiEndpoint(value, text) {
    const id = /^([a-z0-9]+)\.execute-api\./.exec(value)?.[1];
    return id === undefined ? undefined : one(text.replace('{ApiEndpoint}', id));
  },
  SecretId: (value, text) =>
    // An ARN of a secret ends in six characters of its own.
    value.startsWith('arn:') || value === '*' || PLACEHOLDER.test(value)
      ? undefined
      : one(text.replace('{SecretId}', () => `${value}-??????`)),
  KeyId(value, text) {
    if (!/^(?:arn:.*:)?alias\//.test(value)) return undefined;
    return {
      ...one(text.replace('{KeyId}', '*')),
      note: `Narrow down "*" to the key that ${value} is: a policy names keys by their ids.`,
    };
  },
  /** An inference profile hands the call on to the model in one of several regions. */
  ModelId(value, _text, _lookup, { partition, region, account }) {
    const model = /^(?:us|us-gov|eu|apac|jp|au|ca|global)\.(.+)$/.exec(value)?.[1];
    if (model !== undefined) {
      return {
        texts: [
          `arn:${partition}:bedrock:${region}:${account}:inference-profile/${value}`,
          `arn:${partition}:bedrock:*::foundation-model/${model}`,
        ],
      };
    }
    if (!/^arn:[^:]*:bedrock:.*:(?:application-)?inference-profile\//.test(value)) return undefined;
    return {
      texts: [value, `arn:${partition}:bedrock:*::foundation-model/*`],
      note: `Narrow "foundation-model/*" down to the models of the inference profile ${value}.`,
    };
  },
  /** What belongs to a cluster has the cluster's name in its ARN. */
  Cluster(value, text) {
    const name = /^arn:[^:]*:ecs:.*:cluster\/(.+)$/.exec(value)?.[1];
    return name === undefined || text.endsWith('{Cluster}') ? undefined : one(text.replace(/\{Cluster[^}]*\}/, name));
  },
  CopySource: (value, text) => one(text.replace('{CopySource}', value === '*' ? '*' : objectName(value))),
  'Input.S3Uri': s3Uri,
  'Output.S3Uri': s3Uri,
};

/** Without a revision the newest is used: any of them. */
function withRevision(name: string): Special {
  return (value, text) => {
    const hasRevision = /:\d+$/.test(value) || value.startsWith('${') || value === '*';
    if (hasRevision) return undefined;
    if (value.startsWith('arn:')) return one(`${value}:*`);
    return one(text.replace(`{${name}}`, () => `${value}:*`));
  };
}

/** `s3://bucket/key` as the end of an ARN. */
function s3Uri(value: string, text: string): Placed {
  return one(text.replace(/\{[^}]*\.S3Uri\}/, () => value.replace(/^s3:\/\//, '')));
}

/** `bucket/key` as CopyObject has it: escaped, perhaps with a slash before and a version behind. */
function objectName(source: string): string {
  const name = source.replace(/^\//, '').replace(/\?versionId=.*$/, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
