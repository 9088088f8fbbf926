import { sdkTable } from '../../language/integrations/sdk-table';
import { loadSdkTable } from '../../workspace/sdk-table';
import type { Json, JsonObject } from '../../language/json';
import type { TestStateRequest } from '../../interpreter/test-state/request';
import { resultShapesOf } from '../../interpreter/test-state/result-shapes';
import { testState } from '../../interpreter/test-state/test-state';
import type { Case } from './case';
import { caseRunner, type Answered } from './case-runner';
import { difference, without } from './match-json';
import { Placeholders } from './placeholders';
import type { Simulation } from './simulation';

/** Only functions are called in these cases. */
const NOTHING_ELSE: Simulation = { nests: () => false, run: () => undefined };

const shapes = resultShapesOf(loadSdkTable() ?? sdkTable([]));

/** `testState`: the answer, or the refusal of the call, must be what was recorded. */
export async function runTestState(given: Case, answered: Answered): Promise<string | undefined> {
  const answer = await testState(requestOf(given), {
    runner: caseRunner(given, answered, NOTHING_ELSE),
    shapes,
    region: 'us-east-1',
    accountId: '111122223333',
  });
  const { apiError, result } = given.expect;
  const placeholders = Placeholders.of(given.bindings ?? {});
  const actual: Json = JSON.parse(JSON.stringify(answer)) as Json;
  if (apiError) return difference(apiError, actual, placeholders);
  return difference(reduced(result ?? null), reduced(actual), placeholders);
}

/** A function is really run here: what describes the HTTP exchange is not compared. */
function reduced(value: Json): Json {
  return without(value, [], ['SdkHttpMetadata', 'SdkResponseMetadata']);
}

/** Data is JSON in a case and text in the request. */
function requestOf(given: Case): TestStateRequest {
  const { context, variables, ...settings } = given.testState ?? ({} as JsonObject);
  const text = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? {}));
  return {
    ...(settings as Partial<TestStateRequest>),
    definition: text(given.definition),
    input: JSON.stringify(given.input ?? {}),
    ...(context !== undefined && { context: text(context) }),
    ...(variables !== undefined && { variables: text(variables) }),
  };
}
