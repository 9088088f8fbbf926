import type { Failure } from './failure';
import type { Fiber } from './runtime';

/**
 * A branch or an iteration has failed (digest H24): the others are stopped. The failing event is what all that follows hangs
 * on; a Task, Wait, Map or Parallel state that was open is written as aborted, the failing branch's own task too.
 */
export function endUnfinished(
  fiber: Fiber,
  failed: Fiber,
  failure: Failure,
  around?: { failed(): void; aborted(child: Fiber): void },
): void {
  const failedAt = failed.lastEventId;
  fiber.lastEventId = failedAt;
  around?.failed();
  if (failed.state?.type === 'Task' && !failure.evaluation && failure.handling !== 'fatal') {
    fiber.execution.emit(failedAt, 'TaskStateAborted');
  }
  fiber.release(failed);
  const unfinished = [...fiber.children].sort((a, b) => a.index - b.index);
  for (const child of unfinished) {
    around?.aborted(child);
    abortOpenStates(child, failedAt);
    child.cancel();
    fiber.release(child);
  }
}

/** One event for each open state of a line of control, outer before inner. */
function abortOpenStates(fiber: Fiber, failedAt: number): void {
  const type = fiber.state?.type;
  if (type === 'Task' || type === 'Wait' || type === 'Map' || type === 'Parallel') {
    fiber.execution.emit(failedAt, `${type}StateAborted`);
  }
  for (const child of fiber.children) {
    if (type === 'Map') {
      fiber.execution.emit(failedAt, 'MapIterationAborted', { index: child.index, name: fiber.state?.name ?? '' });
    }
    abortOpenStates(child, failedAt);
  }
}
