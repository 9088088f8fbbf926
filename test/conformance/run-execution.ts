import { toAwsHistory } from '../../interpreter/core/aws-history';
import { toLogLines } from '../../interpreter/core/log-lines';
import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import type { Case } from './case';
import type { Answered } from './case-runner';
import { startCase } from './start-case';
import { eventsDifference, normaliseEvent } from './compare-events';
import { difference, parsedWhereObject, without } from './match-json';
import { Placeholders } from './placeholders';

/** Runs an execution case; answers what differs from the recording, or undefined. The engine never sees `expect`. */
export async function runExecution(given: Case, answered: Answered): Promise<string | undefined> {
  const actual = await execute({ ...given, expect: {} }, answered);
  return compareExecution(given, actual);
}

export interface Actual {
  readonly status: string;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly events: readonly JsonObject[];
  readonly logLines: readonly JsonObject[];
  /** Whether some call was really run: what belongs to its HTTP exchange is then not compared. */
  readonly wasRun?: boolean;
}

async function execute(given: Case, answered: Answered): Promise<Actual> {
  const own: Answered = { replayed: 0, run: 0 };
  const run = startCase(given, own);
  const result = await run.done;
  const history = toAwsHistory(run.events)['events'];
  const logging = given.logging;
  answered.replayed += own.replayed;
  answered.run += own.run;
  return {
    ...result,
    wasRun: own.run > 0,
    events: (Array.isArray(history) ? history : []).filter(isJsonObject).map(normaliseEvent),
    logLines: logging
      ? toLogLines(run.events, run.executionArn, {
          level: logging.level,
          includeExecutionData: logging.includeExecutionData ?? false,
        })
      : [],
  };
}

/** Digest of the service's SDK calls: one HTTP exchange, not the language. */
const EXCHANGE = ['SdkHttpMetadata', 'SdkResponseMetadata'];

export function compareExecution(given: Case, actual: Actual): string | undefined {
  const { expect } = given;
  const placeholders = Placeholders.of(given.bindings ?? {});
  const names = actual.wasRun ? EXCHANGE : [];
  const absent = recordedBeforeRedrive(given) ? ['RedriveCount', 'RedriveStatus', 'RedriveStatusReason'] : [];
  const reduce = (value: Json): Json => without(value, given.ignore ?? [], [...names, ...absent]);
  const member = (name: 'output' | 'error' | 'cause'): string | undefined => {
    const wanted = expect[name];
    if (wanted === undefined) return undefined;
    const got = parsedWhereObject(wanted, actual[name]);
    return difference(reduce(wanted), got === undefined ? undefined : reduce(got), placeholders, name);
  };
  const events = (): string | undefined => {
    if (!expect.events) return undefined;
    const compared = expect.incomplete ? actual.events.slice(0, expect.events.length) : actual.events;
    return eventsDifference(expect.events, compared, expect.eventsOrder ?? 'exact', placeholders, reduce);
  };
  const end = (): string | undefined => {
    if (expect.incomplete || expect.status === undefined) return undefined;
    if (expect.status !== actual.status) {
      return `status: expected ${expect.status}, got ${actual.status} (${actual.error ?? ''}: ${actual.cause ?? ''})`;
    }
    return member('output') ?? member('error') ?? member('cause') ?? missingError(given, actual);
  };
  return end() ?? events() ?? logDifference(given, actual, placeholders);
}

/** The service has had redrive, and `RedriveCount` in the context object, since 15 November 2023. */
function recordedBeforeRedrive({ recorded }: Case): boolean {
  const [, day, month, year] = /^(\d{2})-(\d{2})-(\d{4})/.exec(recorded ?? '') ?? [];
  return year !== undefined && `${year}-${String(month)}-${String(day)}` < '2023-11-15';
}

/** A recorded failure without error or cause has none here either. */
function missingError({ expect }: Case, actual: Actual): string | undefined {
  if (expect.status !== 'FAILED' || !expect.events) return undefined;
  if (expect.error === undefined && actual.error !== undefined) return `error: unexpected ${actual.error}`;
  return expect.cause === undefined && actual.cause !== undefined ? `cause: unexpected ${actual.cause}` : undefined;
}

function logDifference(given: Case, actual: Actual, placeholders: Placeholders): string | undefined {
  const { loggedEvents, endEvent } = given.expect;
  const lines = actual.logLines.map((line): Json => ({
    id: line['id'] ?? null,
    type: line['type'] ?? null,
    previous_event_id: line['previous_event_id'] ?? null,
    details: normaliseEvent({ details: line['details'] ?? {} })['details'] ?? {},
  }));
  if (loggedEvents) {
    const found = difference([...loggedEvents], lines, placeholders, 'loggedEvents');
    if (found) return found;
  }
  return endEvent ? difference(endEvent, lines.at(-1), placeholders, 'endEvent') : undefined;
}
