import { isJsonObject, type Json } from '../../language/json';
import { jsonEqual } from '../../language/json-equal';
import type { HistoryEvent } from '../core/events';
import { parseTimestamp } from '../core/time';

/** Where a replay leaves the recording. */
export interface HistoryDifference {
  /** The event of the recording; the one after the last for what came in addition. */
  readonly eventId: number;
  readonly type: string;
  readonly message: string;
  readonly expected?: Json;
  readonly actual?: Json;
}

/**
 * Compares two histories line of control by line of control, so that it does not matter how branches interleaved: events
 * that hang on the same event are matched by type and place. Times, tokens and ARNs differ in each run and do not count.
 * Linear in the histories.
 */
export function compareHistories(
  recorded: readonly HistoryEvent[],
  replayed: readonly HistoryEvent[],
): readonly HistoryDifference[] {
  const differences: HistoryDifference[] = [];
  const followers = new Map<string, HistoryEvent[]>();
  for (const event of replayed) {
    const key = keyOf(event, event.previousEventId);
    const same = followers.get(key);
    if (same) same.push(event);
    else followers.set(key, [event]);
  }
  /** Ids of the recording -> ids of the replay. */
  const matched = new Map<number, number>([[0, 0]]);
  let count = 0;
  for (const event of recorded) {
    const previous = matched.get(event.previousEventId);
    // What follows a missing event is missing too: it is told once.
    if (previous === undefined) continue;
    const found = followers.get(keyOf(event, previous))?.shift();
    if (!found) {
      differences.push({ eventId: event.id, type: event.type, message: missing(event, replayed, previous) });
      continue;
    }
    count++;
    matched.set(event.id, found.id);
    differences.push(...detailDifferences(event, found));
  }
  if (differences.length === 0 && count < replayed.length) {
    const type =
      replayed.find((event) => followers.get(keyOf(event, event.previousEventId))?.includes(event))?.type ?? '';
    const eventId = recorded.length + 1;
    differences.push({ eventId, type, message: `The replay goes on with ${type} where the recording ends.` });
  }
  return differences;
}

/** Events of one type below one event are told apart by name and index. */
function keyOf(event: HistoryEvent, previous: number): string {
  const { name, index } = event.details ?? {};
  return `${String(previous)} ${event.type} ${JSON.stringify([name ?? null, index ?? null])}`;
}

function missing(event: HistoryEvent, replayed: readonly HistoryEvent[], previous: number): string {
  const instead = replayed.find(({ previousEventId, id }) => previousEventId === previous && id > previous);
  const name = event.details?.['name'];
  const what = typeof name === 'string' ? `${event.type} of "${name}"` : event.type;
  return instead
    ? `The recording has ${what} here, the replay ${instead.type}.`
    : `The recording has ${what} here; the replay does not come to it.`;
}

function detailDifferences(recorded: HistoryEvent, replayed: HistoryEvent): readonly HistoryDifference[] {
  const expected = recorded.details ?? {};
  const actual = replayed.details ?? {};
  return [...new Set([...Object.keys(expected), ...Object.keys(actual)])].flatMap((name) => {
    if (name === 'roleArn' || name === 'mapRunArn' || name === 'region' || name === 'workerName') return [];
    const [before, now] = [expected[name], actual[name]];
    if (before !== undefined && now !== undefined && isSame(before, now)) return [];
    return [
      {
        eventId: recorded.id,
        type: recorded.type,
        message: `"${name}" of ${recorded.type} differs from the recording.`,
        ...(before === undefined ? {} : { expected: before }),
        ...(now === undefined ? {} : { actual: now }),
      },
    ];
  });
}

/** Equal but for what belongs to one run: instants, ARNs of the run, tokens, random ids. */
function isSame(a: Json, b: Json): boolean {
  if (jsonEqual(a, b)) return true;
  if (typeof a === 'string' && typeof b === 'string') return isOfOneRun(a) && isOfOneRun(b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSame(item as Json, (b[index] ?? null) as Json));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key] ?? null, b[key] ?? null))
  );
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

function isOfOneRun(text: string): boolean {
  if (text.length > 100 && /^[A-Za-z0-9+/=_-]+$/.test(text)) return true;
  if (/^arn:[^:]*:(states|iam):/.test(text)) return true;
  return UUID.test(text) || parseTimestamp(text) !== undefined;
}
