import type { Json, JsonObject } from '../json';
import type { KnownData, StateValues } from './known-data';

/**
 * The custom LSP notification by which a client tells what a run of a machine has shown of its data. It serves completion
 * and hover; the client abridges the values.
 */
export const LAST_RUN = 'stepwright/lastRun';

export interface LastRunParams {
  readonly uri: string;
  /** Which of a template's machines, by the name of its resource. */
  readonly machine?: string;
  readonly input?: Json;
  readonly context?: JsonObject;
  readonly states: Readonly<Record<string, StateValues>>;
}

/** The longest text, the most members and elements, and the deepest nesting that are kept of a value. */
const MAX_TEXT = 200;
const MAX_MEMBERS = 64;
const MAX_ELEMENTS = 3;
const MAX_DEPTH = 8;

/** A value as far as it tells what is in it: long texts are cut, of lists the first elements are kept. */
export function abridge(value: Json, depth = 0): Json {
  if (typeof value === 'string') return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT - 1)}…` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    if (depth >= MAX_DEPTH) return [];
    return value.slice(0, MAX_ELEMENTS).map((item: Json) => abridge(item, depth + 1));
  }
  if (depth >= MAX_DEPTH) return {};
  const members = Object.entries(value).slice(0, MAX_MEMBERS);
  return Object.fromEntries(members.map(([name, member]) => [name, abridge(member, depth + 1)]));
}

/** The notification's content as features read it. */
export function knownFromRun({ input, context, states }: LastRunParams): KnownData {
  return { source: 'lastRun', input, ...(context && { context }), states: new Map(Object.entries(states)) };
}
