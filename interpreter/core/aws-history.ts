import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import type { HistoryEvent } from './events';
import { isJsonArray } from './read';
import { parseTimestamp } from './time';
import { jsonText } from '../../language/json-text';

/** Members that are JSON values here and JSON text in the service's answers (digest H3). */
const DATA = ['input', 'output', 'parameters'] as const;

/** The name of the details field that belongs to an event type (digest H4); undefined for types without details. */
export function detailsField(type: string): string | undefined {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

/** The events as GetExecutionHistory returns them: data as JSON text, times in seconds. */
export function toAwsHistory(events: readonly HistoryEvent[]): JsonObject {
  return { events: events.map(toAwsEvent) };
}

export function toAwsEvent(event: HistoryEvent): JsonObject {
  const { timestamp, type, id, previousEventId, details } = event;
  const base = { timestamp: timestamp / 1000, type, id, previousEventId };
  const field = details && detailsField(type);
  return field === undefined || !details ? base : { ...base, [field]: toAwsDetails(details) };
}

function toAwsDetails(details: Readonly<Record<string, Json | undefined>>): JsonObject {
  const result: Record<string, Json> = {};
  for (const [name, value] of Object.entries(details)) {
    if (value === undefined) continue;
    if (name === 'assignedVariables' && isJsonObject(value)) {
      result[name] = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jsonText(item)]));
      result['assignedVariablesDetails'] = { truncated: false };
    } else if (name === 'parameters') result[name] = jsonText(value);
    else if (name === 'input' || name === 'output') {
      result[name] = jsonText(value);
      result[`${name}Details`] = { truncated: false };
    } else result[name] = value;
  }
  return result;
}

export type ParsedHistory =
  | { readonly ok: true; readonly events: readonly HistoryEvent[] }
  /** What is wrong, and at which event. */
  | { readonly ok: false; readonly message: string };

/** Reads what GetExecutionHistory (API, SDK or command line) returned, or a list of such events. */
export function parseAwsHistory(history: Json): ParsedHistory {
  const list = isJsonObject(history) ? history['events'] : history;
  if (!isJsonArray(list)) return { ok: false, message: 'This is no execution history: it has no list "events".' };
  const events: HistoryEvent[] = [];
  for (const [index, item] of list.entries()) {
    const event = parseEvent(item);
    if (typeof event === 'string') return { ok: false, message: `Event ${String(index + 1)} of the history ${event}.` };
    events.push(event);
  }
  events.sort((a, b) => a.id - b.id);
  return { ok: true, events };
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
