import type { Complain } from '../../interpreter/tasks/mock-response';
import type { Node, Property } from '../../language/tree/node';

export type Building<T> = { -readonly [K in keyof T]: T[K] };

export type Readers<T> = Readonly<Record<string, (value: Node, into: Building<T>, property: Property) => void>>;

export function readObject<T>(
  node: Node,
  what: string,
  into: Building<T>,
  readers: Readers<T>,
  complain: Complain,
): void {
  const known = (): string =>
    Object.keys(readers)
      .filter((name) => name !== '$schema')
      .join(', ');
  if (node.kind !== 'object') {
    complain(node, `${capital(what)} must be an object: it knows ${known()}.`);
    return;
  }
  for (const property of node.properties) {
    const { key, value } = property;
    const read = Object.hasOwn(readers, key.value) ? readers[key.value] : undefined;
    if (!read) {
      complain(key, `"${key.value}" means nothing in ${what}: it knows ${known()}.`, 'warning');
    } else if (value) read(value, into, property);
  }
}

export function readMap<T>(
  node: Node,
  what: string,
  read: (name: string, value: Node) => T | undefined,
  complain: Complain,
): Map<string, T> {
  const found = new Map<string, T>();
  if (node.kind !== 'object') {
    complain(node, `${capital(what)} must be an object.`);
    return found;
  }
  for (const { key, value } of node.properties) {
    const entry = value && read(key.value, value);
    if (entry !== undefined) found.set(key.value, entry);
  }
  return found;
}

export function text(node: Node, complain: Complain): string | undefined {
  if (node.kind === 'string') return node.value;
  complain(node, 'Here belongs a text in double quotes.');
  return undefined;
}

export function scalar(node: Node, complain: Complain): string | undefined {
  if (node.kind === 'number' || node.kind === 'boolean') return String(node.value);
  return text(node, complain);
}

export function flag(node: Node, complain: Complain, set: (is: boolean) => void): void {
  if (node.kind === 'boolean') set(node.value);
  else complain(node, 'Here belongs true or false.');
}

export function oneOf<T extends string>(node: Node, values: readonly T[], complain: Complain): T | undefined {
  const found = node.kind === 'string' ? values.find((value) => value === node.value) : undefined;
  if (found === undefined) complain(node, `Here belongs one of ${values.map((value) => `"${value}"`).join(', ')}.`);
  return found;
}

function capital(what: string): string {
  return what.charAt(0).toUpperCase() + what.slice(1);
}
