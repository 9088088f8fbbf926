import { isJsonObject, type Json } from '../../language/json';
import { decodeUtf8, NotUtf8 } from '../../language/text/decode-utf8';
import { ItemStoreError } from '../item-store';
import { readAll, type StoredObject } from './object-store';

/**
 * The elements of the array in a JSON file, or of the array or object that `itemsPointer` (RFC 6901) leads to; an
 * object gives `{Key, Value}` for each member (digest S52).
 */
export async function* readJson(
  object: StoredObject,
  itemsPointer: string | undefined,
): AsyncIterable<readonly Json[]> {
  const value = parseJson(await readAll(object));
  if (itemsPointer === undefined || itemsPointer === '') {
    if (!Array.isArray(value)) throw new ItemStoreError(NOT_ITERABLE);
    yield value as readonly Json[];
    return;
  }
  const found = resolvePointer(value, itemsPointer);
  if (Array.isArray(found)) yield found as readonly Json[];
  else if (isJsonObject(found)) yield Object.entries(found).map(([Key, Value]) => ({ Key, Value }));
  else throw new ItemStoreError(NOT_ITERABLE);
}

/** The service's words [R]. */
const NOT_ITERABLE = 'Attempting to map over non-iterable node.';

function parseJson(bytes: Uint8Array): Json {
  try {
    return JSON.parse(decodeUtf8(bytes).replace(/^\uFEFF/, '')) as Json;
  } catch (problem) {
    if (problem instanceof NotUtf8) throw new ItemStoreError(`The file cannot be read: ${problem.message}`);
    throw new ItemStoreError(
      `The file is not valid JSON: ${problem instanceof Error ? problem.message : String(problem)}.`,
    );
  }
}

function resolvePointer(value: Json, pointer: string): Json {
  if (!pointer.startsWith('/')) {
    throw new ItemStoreError(`ItemsPointer "${pointer}" is not a JSON Pointer: it must start with a slash.`);
  }
  let current: Json | undefined = value;
  for (const step of pointer.slice(1).split('/')) {
    const name = step.replace(/~1/g, '/').replace(/~0/g, '~');
    if (Array.isArray(current))
      current = /^(0|[1-9]\d*)$/.test(name) ? (current as readonly Json[])[Number(name)] : undefined;
    else current = isJsonObject(current) && Object.hasOwn(current, name) ? current[name] : undefined;
    if (current === undefined) throw new ItemStoreError(`ItemsPointer "${pointer}" leads to nothing in the file.`);
  }
  return current;
}
