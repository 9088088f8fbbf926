import { parameterNamed } from '../../../language/integrations';
import type { Parameter, ParameterShape, StructureShape } from '../../../language/integrations/parameter-shape';
import { isJsonObject, type Json, type JsonObject } from '../../../language/json';

/** How a protocol writes what JSON has no type for. */
export interface WireScalars {
  bytes(value: Buffer): Json;
  time(milliseconds: number): Json;
}

/** What a kind of integration makes of an answer. */
export interface ResultStyle {
  time(milliseconds: number): Json;
  /** The name of a member whose name in the model is known. */
  name(member: Parameter): string;
}

/**
 * Parameters of a definition as the service wants them: under the names of its API, texts for bytes, times from ISO 8601.
 * What should be a text and is none is sent as its JSON text, as the optimized integrations do (recorded for messages of
 * queues and topics). What the table does not know is sent as it is.
 */
export function toWire(input: JsonObject, shape: StructureShape, scalars: WireScalars): JsonObject {
  return structureToWire(input, shape, (value, of) => valueToWire(value, of, scalars));
}

function structureToWire(
  value: JsonObject,
  shape: StructureShape,
  convert: (value: Json, shape: ParameterShape) => Json,
): JsonObject {
  return fromEntries(
    Object.entries(value).map(([name, member]) => {
      const parameter = parameterNamed(shape, name);
      return parameter ? [parameter.wireName, convert(member, parameter.shape)] : [name, member];
    }),
  );
}

function valueToWire(value: Json, shape: ParameterShape, scalars: WireScalars): Json {
  if (value === null) return null;
  switch (shape.kind) {
    case 'string':
      return typeof value === 'object' ? JSON.stringify(value) : value;
    case 'blob':
      return scalars.bytes(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
    case 'timestamp': {
      const time = typeof value === 'string' ? Date.parse(value) : NaN;
      return Number.isNaN(time) ? value : scalars.time(time);
    }
    case 'list':
      return Array.isArray(value) ? value.map((item) => valueToWire(item, shape.item, scalars)) : value;
    case 'map':
      if (!isJsonObject(value)) return value;
      return fromEntries(Object.entries(value).map(([key, item]) => [key, valueToWire(item, shape.value, scalars)]));
    case 'structure':
      return isJsonObject(value) ? toWire(value, shape, scalars) : value;
    default:
      return value;
  }
}

/**
 * An answer as Step Functions gives it: members in Pascal case, bytes as text (in base 64 where they are none), without
 * what is null. `bytesOf` reads what the client has for bytes.
 */
export function fromWire(
  output: JsonObject,
  shape: StructureShape,
  style: ResultStyle,
  bytesOf: (value: Json) => Buffer | undefined,
): JsonObject {
  const byWireName = new Map<string, Parameter>();
  for (const member of shape.members().values()) byWireName.set(member.wireName, member);
  return fromEntries(
    Object.entries(output).flatMap(([name, value]): [string, Json][] => {
      if (value === null) return [];
      const member = byWireName.get(name);
      if (!member) return [[capital(name), value]];
      return [[style.name(member), valueFromWire(value, member.shape, style, bytesOf)]];
    }),
  );
}

function valueFromWire(
  value: Json,
  shape: ParameterShape,
  style: ResultStyle,
  bytesOf: (value: Json) => Buffer | undefined,
): Json {
  const inner = (item: Json, of: ParameterShape): Json => valueFromWire(item, of, style, bytesOf);
  switch (shape.kind) {
    case 'blob': {
      const bytes = bytesOf(value);
      return bytes ? textOf(bytes) : value;
    }
    case 'timestamp': {
      const time = timeOf(value);
      return time === undefined ? value : style.time(time);
    }
    case 'list':
      return Array.isArray(value) ? value.map((item: Json) => inner(item, shape.item)) : value;
    case 'map':
      if (!isJsonObject(value)) return value;
      return fromEntries(Object.entries(value).map(([key, item]) => [key, inner(item, shape.value)]));
    case 'structure':
      return isJsonObject(value) ? fromWire(value, shape, style, bytesOf) : value;
    default:
      return value;
  }
}

export function bytesOfBase64(value: Json): Buffer | undefined {
  return typeof value === 'string' ? Buffer.from(value, 'base64') : undefined;
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('base64');
  }
}

/** Seconds since the epoch, or ISO 8601: protocols and clients differ. */
function timeOf(value: Json): number | undefined {
  if (typeof value === 'number') return Math.round(value * 1000);
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** The API's own name beginning with a capital. */
export function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Keeps a member named `__proto__` a member. */
function fromEntries(entries: readonly (readonly [string, Json])[]): JsonObject {
  return Object.fromEntries(entries);
}
