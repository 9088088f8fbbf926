import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../language/json';

/** Deterministic ids: the same run asks for the same ones in the same order (a run with the same seed gives the same history). */
export function idSource(seed: string): () => string {
  let count = 0;
  return () => {
    const hex = createHash('sha256')
      .update(`${seed}:${String(++count)}`)
      .digest('hex');
    // Version 4, variant 1, as random ids are.
    const variant = '89ab'[parseInt(hex.charAt(16), 16) % 4] ?? '8';
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      variant + hex.slice(17, 20),
      hex.slice(20, 32),
    ].join('-');
  };
}

/** What `lambda:invoke` sends: text that is JSON goes as it is, other text as a JSON string, nothing as `{}` (digest S14). */
export function eventOf(payload: Json | undefined): Json {
  if (payload === undefined || payload === null) return {};
  if (typeof payload !== 'string') return payload;
  try {
    return JSON.parse(payload) as Json;
  } catch {
    return payload;
  }
}

/** The result of `lambda:invoke` (digest S14), as it was recorded; `date` is epoch milliseconds of the run's clock. */
export function invokeResult(
  payload: Json,
  bytes: number,
  requestId: string,
  date: number,
  version = '$LATEST',
): JsonObject {
  const trace = `root=1-${hexSeconds(date)}-${requestId.replaceAll('-', '').slice(0, 24)};parent=${requestId.slice(0, 8)}${requestId.slice(9, 13)}${requestId.slice(14, 18)};sampled=0;lineage=1:${requestId.slice(0, 8)}:0`;
  const length = String(bytes);
  const at = new Date(date).toUTCString();
  return {
    ExecutedVersion: version,
    Payload: payload,
    SdkHttpMetadata: {
      AllHttpHeaders: {
        'X-Amz-Executed-Version': [version],
        'x-amzn-Remapped-Content-Length': ['0'],
        Connection: ['keep-alive'],
        'x-amzn-RequestId': [requestId],
        'Content-Length': [length],
        Date: [at],
        'X-Amzn-Trace-Id': [trace],
        'Content-Type': ['application/json'],
      },
      HttpHeaders: {
        Connection: 'keep-alive',
        'Content-Length': length,
        'Content-Type': 'application/json',
        Date: at,
        'X-Amz-Executed-Version': version,
        'x-amzn-Remapped-Content-Length': '0',
        'x-amzn-RequestId': requestId,
        'X-Amzn-Trace-Id': trace,
      },
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
    StatusCode: 200,
  };
}

function hexSeconds(date: number): string {
  return Math.floor(date / 1000)
    .toString(16)
    .padStart(8, '0');
}

/** JSON text with blanks after `,` and `:`, as the service gives the error of a function that is called by its plain ARN (digest E3). */
export function spacedJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, member]) => `${JSON.stringify(key)}: ${spacedJson(member)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value);
}
