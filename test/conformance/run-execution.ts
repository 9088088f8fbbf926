import { startRun } from '../../interpreter/run';
import { toAwsHistory } from '../../interpreter/core/aws-history';
import { toLogLines } from '../../interpreter/core/log-lines';
import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { buildModel } from '../../language/model/build-model';
import { parseJson } from '../../language/tree/parse-json';
import type { Case } from './case';
import { caseRunner, type Answered } from './case-runner';
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
}

async function execute(given: Case, answered: Answered): Promise<Actual> {
  const definition = typeof given.definition === 'string' ? given.definition : JSON.stringify(given.definition);
  const run = startRun({
    model: buildModel(parseJson(definition)),
    input: given.input ?? {},
    runner: caseRunner(given, answered),
    type: given.type ?? 'STANDARD',
    accountId: '111122223333',
    roleArn: 'arn:aws:iam::111122223333:role/sfn-role',
    ...(given.stateMachineName === undefined ? {} : { stateMachineName: given.stateMachineName }),
    ...(given.executionName === undefined ? {} : { executionName: given.executionName }),
    startTime: given.clock === undefined ? Date.now() : Date.parse(given.clock),
  });
  const result = await run.done;
  const history = toAwsHistory(run.events)['events'];
  const logging = given.logging;
  return {
    ...result,
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
  const names = given.lambdas || given.collaborators ? EXCHANGE : [];
  const absent = recordedBeforeRedrive(given) ? ['RedriveCount'] : [];
  const reduce = (value: Json): Json => without(value, given.ignore ?? [], [...names, ...absent]);
  const member = (name: 'output' | 'error' | 'cause'): string | undefined => {
    const wanted = expect[name];
    if (wanted === undefined) return undefined;
    const got = parsedWhereObject(wanted, actual[name]);
    return difference(reduce(wanted), got === undefined ? undefined : reduce(got), placeholders, name);
  };
  const events = (): string | undefined => {
    if (!expect.events) return undefined;
    const wanted = expect.events.map((event) => reduce(withoutAccount(event)) as JsonObject);
    const got = actual.events.map((event) => reduce(withoutAccount(event)) as JsonObject);
    const compared = expect.incomplete ? got.slice(0, wanted.length) : got;
    return eventsDifference(wanted, compared, expect.eventsOrder ?? 'exact', placeholders);
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

/** Rule 6: what belongs to the account. */
function withoutAccount(event: JsonObject): JsonObject {
  return event;
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
