import { isJsonObject, type Json, type JsonObject } from '../../../language/json';
import { parameter } from '../call-facts';
import { isSdk, logged, type LocalService } from './local-service';

/** Takes events for buses and shows them in the log: no rule is waiting for them here. */
export const eventBridge: LocalService = {
  actions: ['events:putEvents', 'aws-sdk:eventbridge:putEvents'],
  answer(call, exchange) {
    const given = parameter(call, 'Entries');
    const entries: readonly Json[] = Array.isArray(given) ? given : [];
    const results = entries.map((entry): JsonObject => {
      const fault = faultOf(isJsonObject(entry) ? entry : {});
      if (fault) return fault;
      exchange.log(`event (no rule waits for it here): ${logged(JSON.stringify(entry))}`);
      return { EventId: exchange.nextId() };
    });
    const output = { Entries: results, FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length };
    // Digest E27: the SDK reports failed entries as a result, the optimized integration as an error.
    if (output.FailedEntryCount > 0 && !isSdk(call)) {
      return {
        kind: 'answer',
        answer: { kind: 'failed', error: 'EventBridge.FailedEntry', cause: JSON.stringify(output) },
      };
    }
    const length = Buffer.byteLength(JSON.stringify(output));
    return { kind: 'response', output, contentType: 'application/x-amz-json-1.1', length };
  },
};

function faultOf(entry: JsonObject): JsonObject | undefined {
  for (const name of ['Source', 'DetailType', 'Detail']) {
    const value = entry[name];
    if (value !== undefined && value !== null && value !== '') continue;
    const ErrorMessage = `Parameter ${name} is not valid. Reason: ${name} is a required argument.`;
    return { ErrorCode: 'InvalidArgument', ErrorMessage };
  }
  return isDetail(entry['Detail']) ? undefined : { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

/** The detail is an object, or JSON text of one. */
function isDetail(detail: Json | undefined): boolean {
  if (typeof detail !== 'string') return isJsonObject(detail);
  try {
    return isJsonObject(JSON.parse(detail));
  } catch {
    return false;
  }
}
