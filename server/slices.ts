import type { Steps } from '../language/steps';

/** So long may work keep the server from its next turn. An answer takes several turns: of messages, and of files that are asked for. */
const SLICE_MS = 5;

/** Work that waits for its next slice, in the order of coming. */
const waiting: (() => void)[] = [];

/**
 * Does the steps in slices of time, messages of the client are taken between any two slices, whosever work they are. Stops
 * where `isWanted` says no (the document has changed, the request was cancelled): then the answer is undefined.
 */
export async function inSlices<Result>(steps: Steps<Result>, isWanted: () => boolean): Promise<Result | undefined> {
  for (;;) {
    const sliceEnds = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < sliceEnds);
    await nextTurn();
    if (!isWanted()) return undefined;
  }
}

/** One slice in each turn of the event loop: of several timers that are due none waits for messages in between. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    setTurn();
  });
}

let isTurnSet = false;

function setTurn(): void {
  if (isTurnSet || waiting.length === 0) return;
  isTurnSet = true;
  // A web worker has no setImmediate.
  setTimeout(() => {
    isTurnSet = false;
    waiting.shift()?.();
    // Behind the slice that this begins.
    queueMicrotask(setTurn);
  }, 0);
}
