import { isJsonObject, type Json, type JsonObject } from '../../language/json';

/*
 * Reading fields of a definition that the rules have checked: a member of a wrong type counts as absent, so that an unchecked
 * definition runs as far as it can.
 */

export function textOf(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(object: JsonObject, name: string): number | undefined {
  const value = object[name];
  return typeof value === 'number' ? value : undefined;
}

export function objectOf(object: JsonObject, name: string): JsonObject | undefined {
  const value = object[name];
  return isJsonObject(value) ? value : undefined;
}

export function listOf(object: JsonObject, name: string): readonly Json[] {
  const value = object[name];
  return isJsonArray(value) ? value : [];
}

export function objectsOf(object: JsonObject, name: string): readonly JsonObject[] {
  return listOf(object, name).filter(isJsonObject);
}

export function textsOf(object: JsonObject, name: string): readonly string[] {
  return listOf(object, name).filter((item) => typeof item === 'string');
}

export function isJsonArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}
