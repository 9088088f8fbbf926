import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { difference, parsedWhereObject } from './match-json';
import type { Placeholders } from './placeholders';

/** An event in the form of the cases: data parsed, times and truncation marks left out (rules 2 and 4). */
export function normaliseEvent(event: JsonObject): JsonObject {
  const result: Record<string, Json> = {};
  for (const [name, value] of Object.entries(event)) {
    if (name === 'timestamp') continue;
    if (!isJsonObject(value)) {
      result[name] = value;
      continue;
    }
    const details: Record<string, Json> = {};
    for (const [member, content] of Object.entries(value)) {
      if (/^(input|output|assignedVariables)Details$/.test(member)) continue;
      details[member] = parseData(member, content);
    }
    if (Object.keys(details).length > 0) result[name] = details;
  }
  return result;
}

function parseData(name: string, content: Json): Json {
  if (name === 'assignedVariables' && isJsonObject(content)) {
    return Object.fromEntries(Object.entries(content).map(([key, text]) => [key, JSON.parse(String(text)) as Json]));
  }
  return name === 'input' || name === 'output' || name === 'parameters'
    ? (JSON.parse(String(content)) as Json)
    : content;
}

export type EventsOrder = 'exact' | 'mapRun' | 'concurrent' | 'sorted';

/** The first difference between the recorded and the produced history, or undefined. */
export function eventsDifference(
  expected: readonly JsonObject[],
  actual: readonly JsonObject[],
  order: EventsOrder,
  placeholders: Placeholders,
  reduce: (value: Json) => Json = (value) => value,
): string | undefined {
  return differenceIn({ placeholders, reduce }, expected, actual, order);
}

/** `reduce` takes away what is not compared; it is applied when texts have been parsed. */
interface Comparison {
  readonly placeholders: Placeholders;
  readonly reduce: (value: Json) => Json;
}

function differenceIn(
  comparison: Comparison,
  expected: readonly JsonObject[],
  actual: readonly JsonObject[],
  order: EventsOrder,
): string | undefined {
  switch (order) {
    case 'exact':
      return sequenceDifference(expected, actual, comparison, []);
    case 'mapRun': {
      const start = expected.findIndex((event) => event['type'] === 'MapRunStarted');
      return sequenceDifference(expected, actual, comparison, [], start < 0 ? Infinity : start);
    }
    case 'concurrent':
    case 'sorted':
      return multisetDifference(expected, actual, comparison, order);
  }
}

function sequenceDifference(
  expected: readonly JsonObject[],
  actual: readonly JsonObject[],
  comparison: Comparison,
  ignored: readonly string[],
  withoutPreviousFrom = Infinity,
): string | undefined {
  for (const [index, event] of expected.entries()) {
    const left = index >= withoutPreviousFrom ? [...ignored, 'previousEventId'] : ignored;
    const found = eventDifference(event, actual[index], comparison, left);
    if (found) return `event ${String(index + 1)} (${String(event['type'])}): ${found}`;
  }
  const extra = actual[expected.length];
  return extra ? `event ${String(expected.length + 1)}: unexpected ${String(extra['type'])}` : undefined;
}

function eventDifference(
  expected: JsonObject,
  actual: JsonObject | undefined,
  comparison: Comparison,
  ignored: readonly string[],
): string | undefined {
  if (!actual) return 'missing';
  const parsed: Record<string, Json> = {};
  for (const [name, value] of Object.entries(actual)) {
    if (ignored.includes(name)) continue;
    const wanted = expected[name];
    if (!isJsonObject(value) || !isJsonObject(wanted)) {
      parsed[name] = value;
      continue;
    }
    parsed[name] = Object.fromEntries(
      Object.entries(value).map(([member, content]) => [member, parsedWhereObject(wanted[member], content) ?? null]),
    );
  }
  const wanted = Object.fromEntries(Object.entries(expected).filter(([name]) => !ignored.includes(name)));
  return difference(comparison.reduce(wanted), comparison.reduce(parsed), comparison.placeholders);
}

const ENDS_OF_PARALLEL = ['ParallelStateSucceeded', 'ParallelStateFailed', 'ParallelStateExited'];
const ANY_PLACE = ['id', 'previousEventId'];

/**
 * Branches ran at once: the events are compared as a multiset without ids; those before the first and after the last
 * concurrent one stand in their order with their ids. For `sorted` the recorder left out the events that end a Parallel state
 * (but for the last), so they may be more here.
 */
function multisetDifference(
  expected: readonly JsonObject[],
  actual: readonly JsonObject[],
  comparison: Comparison,
  order: 'concurrent' | 'sorted',
): string | undefined {
  const start = expected.findIndex((event) => /^(Parallel|Map)StateStarted$/.test(String(event['type'])));
  const end = expected.findLastIndex((event) => /^(Parallel|Map)State(Exited|Failed)$/.test(String(event['type'])));
  const before = sequenceDifference(expected.slice(0, start + 1), actual.slice(0, start + 1), comparison, []);
  if (before) return before;
  const tail = expected.length - end;
  const inside = actual.slice(start + 1, actual.length - tail);
  for (const event of expected.slice(start + 1, end)) {
    const index = inside.findIndex((candidate) =>
      comparison.placeholders.attempt(() => eventDifference(event, candidate, comparison, ANY_PLACE) === undefined),
    );
    if (index < 0) {
      const like = inside.find((candidate) => candidate['type'] === event['type']);
      const why = like ? ` (${eventDifference(event, like, comparison, ANY_PLACE) ?? ''})` : '';
      return `no event like the expected ${String(event['type'])} ${String(event['id'])}${why}`;
    }
    inside.splice(index, 1);
  }
  const leftOut = order === 'sorted' ? ENDS_OF_PARALLEL : [];
  const unexpected = inside.filter((event) => !leftOut.includes(String(event['type'])));
  if (unexpected.length > 0) return `unexpected events: ${unexpected.map((event) => String(event['type'])).join(', ')}`;
  const ids = order === 'concurrent' ? ANY_PLACE : [];
  return sequenceDifference(expected.slice(end), actual.slice(actual.length - tail), comparison, ids);
}
