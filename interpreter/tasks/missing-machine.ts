import { startsExecution, textParameter } from './call-facts';
import type { TaskCall, TaskRunner } from './task-runner';

/**
 * Refuses to start executions of machines that are not on this computer. The others are started by the engine itself
 * (interpreter/nested.ts). `why` answers what is missing and what to do, or undefined where the machine is there.
 */
export function missingMachineRunner(why: (arn: string) => string | undefined): TaskRunner {
  const obstacle = (call: TaskCall): string | undefined =>
    startsExecution(call) ? why(textParameter(call, 'StateMachineArn') ?? '') : undefined;
  return {
    name: 'missing state machines',
    canRun: (call) => obstacle(call) !== undefined,
    refuse: obstacle,
    start: (call) => Promise.resolve({ kind: 'refused', cause: obstacle(call) ?? '' }),
  };
}
