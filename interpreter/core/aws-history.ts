import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import type { HistoryEvent } from './events';
import { isJsonArray } from './read';
import { parseTimestamp } from './time';
import { jsonText } from '../../language/json-text';

/** Members that are JSON values here and JSON text in the service's answers (digest H3). */
const DATA = ['input', 'output', 'parameters'] as const;

const fieldNames = new Map<string, string>();

/** The name of the details field that belongs to an event type (digest H4). */
export function detailsField(type: string): string {
  let name = fieldNames.get(type);
  if (name === undefined) fieldNames.set(type, (name = makeDetailsField(type)));
  return name;
}

function makeDetailsField(type: string): string {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

type TextOf = (value: Json) => string;

/** The events as GetExecutionHistory returns them: data as JSON text, times in seconds. */
export function toAwsHistory(events: readonly HistoryEvent[]): JsonObject {
  const textOf = rememberingLast();
  return { events: events.map((event) => toAwsEvent(event, textOf)) };
}

/** What one state gives the next one gets, the very same value: its text is made once. */
function rememberingLast(): TextOf {
  let last: Json | undefined;
  let text = '';
  return (value) => {
    if (typeof value !== 'object' || value === null) return jsonText(value);
    if (value !== last) {
      text = jsonText(value);
      last = value;
    }
    return text;
  };
}

export function toAwsEvent(event: HistoryEvent, textOf: TextOf = jsonText): JsonObject {
  const { timestamp, type, id, previousEventId, details } = event;
  const base: Record<string, Json> = { timestamp: timestamp / 1000, type, id, previousEventId };
  if (details) base[detailsField(type)] = toAwsDetails(details, textOf);
  return base;
}

const NOT_TRUNCATED: JsonObject = { truncated: false };

function toAwsDetails(details: Readonly<Record<string, Json | undefined>>, textOf: TextOf): JsonObject {
  const result: Record<string, Json> = {};
  for (const name of Object.keys(details)) {
    const value = details[name];
    if (value === undefined) continue;
    if (name === 'assignedVariables' && isJsonObject(value)) {
      result[name] = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, textOf(item)]));
      result['assignedVariablesDetails'] = NOT_TRUNCATED;
    } else if (name === 'parameters') result[name] = textOf(value);
    else if (name === 'input') {
      result[name] = textOf(value);
      result['inputDetails'] = NOT_TRUNCATED;
    } else if (name === 'output') {
      result[name] = textOf(value);
      result['outputDetails'] = NOT_TRUNCATED;
    } else result[name] = value;
  }
  return result;
}

export type ParsedHistory =
  | { readonly ok: true; readonly events: readonly HistoryEvent[] }
  /** What is wrong, at which event, and the events before it. */
  | { readonly ok: false; readonly message: string; readonly events: readonly HistoryEvent[] };

/** Reads what GetExecutionHistory (API, SDK or command line) returned, or a list of such events. */
export function parseAwsHistory(history: Json): ParsedHistory {
  const list = isJsonObject(history) ? history['events'] : history;
  if (!isJsonArray(list))
    return { ok: false, message: 'This is no execution history: it has no list "events".', events: [] };
  const events: HistoryEvent[] = [];
  for (const [index, item] of list.entries()) {
    const event = parseEvent(item);
    if (typeof event === 'string')
      return { ok: false, message: `Event ${String(index + 1)} of the history ${event}.`, events: inOrder(events) };
    events.push(event);
  }
  return { ok: true, events: inOrder(events) };
}

/** The service gives the newest first where it was asked to. */
function inOrder(events: readonly HistoryEvent[]): HistoryEvent[] {
  return [...events].sort((a, b) => a.id - b.id);
}

function parseEvent(item: Json): HistoryEvent | string {
  if (!isJsonObject(item)) return 'is no object';
  const { id, type, previousEventId } = item;
  if (typeof id !== 'number' || typeof type !== 'string') return 'has no "id" and "type"';
  const timestamp = parseTime(item['timestamp']);
  if (timestamp === undefined) return 'has no readable "timestamp"';
  const field = detailsField(type);
  const given = field === undefined ? undefined : item[field];
  const base = { id, previousEventId: typeof previousEventId === 'number' ? previousEventId : 0, timestamp, type };
  if (!isJsonObject(given)) return base;
  const details: Record<string, Json> = {};
  for (const [name, value] of Object.entries(given)) {
    if (name.endsWith('Details') && isJsonObject(value) && 'truncated' in value) continue;
    const parsed = parseMember(name, value);
    if (parsed === undefined) return `has a "${name}" that is no JSON text`;
    details[name] = parsed;
  }
  return { ...base, details };
}

function parseMember(name: string, value: Json): Json | undefined {
  if (name === 'assignedVariables' && isJsonObject(value)) {
    const variables: Record<string, Json> = {};
    for (const [key, text] of Object.entries(value)) {
      const parsed = parseText(text);
      if (parsed === undefined) return undefined;
      variables[key] = parsed;
    }
    return variables;
  }
  return DATA.some((data) => data === name) ? parseText(value) : value;
}

function parseText(value: Json): Json | undefined {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return undefined;
  }
}

/** Seconds since the epoch (API), or a date-time text (command line, SDKs). */
function parseTime(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return Math.round(value * 1000);
  return typeof value === 'string' ? parseTimestamp(value) : undefined;
}
