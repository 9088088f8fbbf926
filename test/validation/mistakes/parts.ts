import type { ObjectKind, QueryLanguage } from '../../../language/fields/index';
import type { Json } from '../../../language/json';
import type { TreePath } from '../../../language/tree/path';

export type JsonObject = Readonly<Record<string, Json>>;

/** An object of a definition that has fields of its own: a state, a retrier, a branch. Found without the product's walk. */
export interface Part {
  readonly kind: ObjectKind;
  readonly path: TreePath;
  readonly value: JsonObject;
  readonly language: QueryLanguage;
  /** The names of the states of the `States` object that it is or stands in. */
  readonly siblings: readonly string[];
}

/** All parts of a definition, outer before inner. */
export function partsOf(root: Json): Part[] {
  if (!isObject(root)) return [];
  const parts: Part[] = [];
  const machineLanguage: QueryLanguage = root['QueryLanguage'] === 'JSONata' ? 'JSONata' : 'JSONPath';

  const scope = (kind: ObjectKind, value: JsonObject, path: TreePath): void => {
    const states = isObject(value['States']) ? value['States'] : {};
    const siblings = Object.keys(states);
    parts.push({ kind, path, value, language: machineLanguage, siblings });
    for (const [name, state] of Object.entries(states)) {
      if (isObject(state)) stateParts(state, [...path, 'States', name], siblings);
    }
  };

  const stateParts = (state: JsonObject, path: TreePath, siblings: readonly string[]): void => {
    const language = state['QueryLanguage'] === undefined ? machineLanguage : (state['QueryLanguage'] as QueryLanguage);
    const add = (kind: ObjectKind, value: Json | undefined, at: TreePath): void => {
      if (isObject(value)) parts.push({ kind, path: at, value, language, siblings });
    };
    const addEach = (kind: ObjectKind, field: string): void => {
      listOf(state[field]).forEach((value, index) => {
        add(kind, value, [...path, field, index]);
      });
    };
    add(state['Type'] as ObjectKind, state, path);
    addEach('retrier', 'Retry');
    addEach('catcher', 'Catch');
    addEach('choiceRule', 'Choices');
    for (const [field, inner, innerField] of READERS) {
      add(field === 'ItemReader' ? 'itemReader' : 'resultWriter', state[field], [...path, field]);
      add(inner, memberOf(state[field], innerField), [...path, field, innerField]);
    }
    add('itemBatcher', state['ItemBatcher'], [...path, 'ItemBatcher']);
    listOf(state['Branches']).forEach((branch, index) => {
      if (isObject(branch)) scope('branch', branch, [...path, 'Branches', index]);
    });
    for (const field of ['ItemProcessor', 'Iterator']) {
      const processor = state[field];
      if (!isObject(processor)) continue;
      add('processorConfig', processor['ProcessorConfig'], [...path, field, 'ProcessorConfig']);
      scope('itemProcessor', processor, [...path, field]);
    }
  };

  scope('machine', root, []);
  return parts;
}

const READERS = [
  ['ItemReader', 'readerConfig', 'ReaderConfig'],
  ['ResultWriter', 'writerConfig', 'WriterConfig'],
] as const;

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) ? value[name] : undefined;
}

/** The texts in a value, each with its path below it. */
export function textsIn(
  value: Json | undefined,
  path: TreePath = [],
): { readonly path: TreePath; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, Json][] = Array.isArray(value)
    ? value.map((item: Json, index): [number, Json] => [index, item])
    : Object.entries(value as JsonObject);
  return entries.flatMap(([step, item]) => textsIn(item, [...path, step]));
}
