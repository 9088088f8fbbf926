import { isUtf8 } from 'node:buffer';

/** What a request to an endpoint came to. */
export type Fetched =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: Headers; readonly text: string }
  /** `isLate`: nothing came in time. */
  | { readonly kind: 'unreached'; readonly message: string; readonly isLate?: true }
  | { readonly kind: 'stopped' };

/** As long as the SDK's clients wait for an answer. */
export const ANSWER_SECONDS = 60;
/** No service answers with more, and a run takes 256 KiB. */
const LARGEST_ANSWER = 16 * 1024 * 1024;

/**
 * Sends a request to an address that a configuration names and reads the answer. Redirects are not followed: they could
 * lead to another computer than the one that was allowed. Waits for a minute, or as long as `milliseconds` say. Never rejects.
 */
export async function fetchWithin(
  url: URL,
  request: RequestInit,
  stop: AbortSignal,
  milliseconds = ANSWER_SECONDS * 1000,
): Promise<Fetched> {
  const unreached = (message: string): Fetched => ({ kind: 'unreached', message });
  const late = AbortSignal.timeout(milliseconds);
  try {
    const response = await fetch(url, { ...request, redirect: 'manual', signal: AbortSignal.any([stop, late]) });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      const target = response.headers.get('location') ?? 'nowhere';
      return unreached(`${url.origin} redirects to ${target}, which is not followed: name that address itself.`);
    }
    const bytes = await readWithin(response);
    if (!bytes) return unreached(`${url.origin} answers with more than ${String(LARGEST_ANSWER)} bytes.`);
    if (!isUtf8(bytes)) return unreached(`${url.origin} answers with bytes that are not UTF-8.`);
    const text = bytes.toString('utf8');
    return { kind: 'answered', status: response.status, headers: response.headers, text };
  } catch (error) {
    if (stop.aborted) return { kind: 'stopped' };
    if (late.aborted) {
      const message = `${url.origin} has not answered for ${String(milliseconds / 1000)} s.`;
      return { kind: 'unreached', message, isLate: true };
    }
    return unreached(`${url.origin} cannot be reached: ${reasonOf(error)}.`);
  }
}

async function readWithin(response: Response): Promise<Buffer | undefined> {
  if (!response.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    // Leaving the loop cancels the rest.
    if (size > LARGEST_ANSWER) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `fetch` hides the reason in the cause, and what tried several addresses has no text. */
function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  const reason = cause.message || ('code' in cause ? String(cause.code) : cause.name);
  return reason.replace(/\.$/, '');
}
