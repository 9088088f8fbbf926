import type { Steps } from '../language/steps';

/** So long may work keep the server from answering others. */
const SLICE_MS = 20;

/**
 * Does the steps in slices of time, messages of the client are taken between them. Stops where `isWanted` says no (the
 * document has changed, the request was cancelled): then the answer is undefined.
 */
export async function inSlices<Result>(steps: Steps<Result>, isWanted: () => boolean): Promise<Result | undefined> {
  let sliceEnds = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnds) continue;
    // A web worker has no setImmediate.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (!isWanted()) return undefined;
    sliceEnds = performance.now() + SLICE_MS;
  }
}
