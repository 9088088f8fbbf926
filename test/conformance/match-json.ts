import { isJsonObject, type Json } from '../../language/json';
import type { Placeholders } from './placeholders';

/**
 * The first difference between an expected and an actual value, or undefined (README, "How to compare"): objects without
 * regard to the order of keys, numbers by value, placeholders by rule 1, JSON text by rule 2.
 */
export function difference(
  expected: Json,
  actual: Json | undefined,
  placeholders: Placeholders,
  path = '',
): string | undefined {
  if (typeof expected === 'string' && /^<any:[^<>]*>$/.test(expected) && actual !== undefined) return undefined;
  if (actual === undefined) return `${path || 'value'}: expected ${show(expected)}, got nothing`;
  if (typeof expected === 'string') {
    const matches = typeof actual === 'string' && placeholders.matches(expected, actual);
    return matches ? undefined : `${path || 'value'}: expected ${show(expected)}, got ${show(actual)}`;
  }
  if (Array.isArray(expected)) return listDifference(expected, actual, placeholders, path);
  if (!isJsonObject(expected)) {
    return Object.is(expected, actual) || (expected === 0 && actual === 0)
      ? undefined
      : `${path || 'value'}: expected ${show(expected)}, got ${show(actual)}`;
  }
  if (!isJsonObject(actual)) return `${path || 'value'}: expected ${show(expected)}, got ${show(actual)}`;
  for (const key of Object.keys(expected)) {
    const found = difference(expected[key] ?? null, actual[key], placeholders, `${path}/${key}`);
    if (found) return found;
  }
  const extra = Object.keys(actual).find((key) => !(key in expected));
  return extra === undefined ? undefined : `${path}/${extra}: unexpected ${show(actual[extra] ?? null)}`;
}

function listDifference(
  expected: readonly Json[],
  actual: Json,
  placeholders: Placeholders,
  path: string,
): string | undefined {
  if (!Array.isArray(actual)) return `${path || 'value'}: expected ${show(expected)}, got ${show(actual)}`;
  for (const [index, item] of expected.entries()) {
    const found = difference(item, actual[index] as Json | undefined, placeholders, `${path}/${String(index)}`);
    if (found) return found;
  }
  return actual.length > expected.length
    ? `${path}: ${String(actual.length)} items instead of ${String(expected.length)}`
    : undefined;
}

/** Rule 2: where an object is expected and a text is there, the text is JSON. */
export function parsedWhereObject(expected: Json | undefined, actual: Json | undefined): Json | undefined {
  if (typeof actual !== 'string' || typeof expected !== 'object' || expected === null) return actual;
  try {
    return JSON.parse(actual) as Json;
  } catch {
    return actual;
  }
}

/** A copy without the members that paths such as `$..a.b` name, and without members called as in `names`. */
export function without(value: Json, paths: readonly string[], names: readonly string[] = []): Json {
  const chains = [
    ...paths.map((path) => path.slice(path.lastIndexOf('..') + 2).split('.')),
    ...names.map((name) => [name]),
  ];
  return chains.length === 0 ? value : strip(value, chains);
}

function strip(value: Json, chains: readonly (readonly string[])[]): Json {
  if (Array.isArray(value)) return value.map((item) => strip(item as Json, chains));
  if (!isJsonObject(value)) return value;
  const result: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) {
    if (chains.some((chain) => chain.length === 1 && chain[0] === key)) continue;
    const below = chains.filter((chain) => chain.length > 1 && chain[0] === key).map((chain) => chain.slice(1));
    result[key] = dropHere(strip(member, chains), below);
  }
  return result;
}

/** Removes members that are named from this very object on. */
function dropHere(value: Json, chains: readonly (readonly string[])[]): Json {
  if (chains.length === 0 || !isJsonObject(value)) return value;
  const result: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) {
    if (chains.some((chain) => chain.length === 1 && chain[0] === key)) continue;
    result[key] = dropHere(
      member,
      chains.filter((chain) => chain.length > 1 && chain[0] === key).map((chain) => chain.slice(1)),
    );
  }
  return result;
}

function show(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
