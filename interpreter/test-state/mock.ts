import type { Json } from '../../language/json';
import { Failure } from '../core/failure';
import type { Stage } from '../core/runtime';
import type { TaskRunner } from '../tasks/task-runner';
import type { TestStateMock, TestStateRequest } from './request';

/** Answers the one call of a Task state with the mock. */
export function mockRunner(mock: TestStateMock): TaskRunner {
  return {
    name: 'test mock',
    canRun: () => true,
    start: () =>
      Promise.resolve(
        mock.errorOutput
          ? { kind: 'failed', ...mock.errorOutput }
          : { kind: 'succeeded', output: JSON.parse(mock.result ?? 'null') as Json },
      ),
  };
}

/**
 * What a Map or Parallel gives instead of running its children: the mock, or the failure of a Map run of which more
 * iterations failed than the state tolerates (digest S49, A43).
 */
export function mockedContainer(
  mock: TestStateMock,
  { stateConfiguration }: TestStateRequest,
  limits: Readonly<Partial<Record<Stage, number>>>,
): Json | Failure {
  if (mock.errorOutput) return new Failure(mock.errorOutput.error, mock.errorOutput.cause);
  const result = JSON.parse(mock.result ?? 'null') as Json;
  const failures = stateConfiguration?.mapIterationFailureCount ?? 0;
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = limits;
  const items = Array.isArray(result) ? result.length : 0;
  const tooMany =
    (count !== undefined && failures > count) ||
    (percentage !== undefined && items > 0 && (failures / items) * 100 > percentage);
  if (!tooMany) return result;
  return new Failure(
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded',
  );
}
