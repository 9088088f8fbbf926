import type { TaskCall, TaskRunner } from './task-runner';

/**
 * One runner out of several: each call goes to the first that can run it, in the order given (mocks of the test case, mocks
 * of the configuration, handlers, local services). A call that none can run is refused: the run fails at that state before
 * anything is called, with what to do about it.
 */
export function chooseRunner(runners: readonly TaskRunner[]): TaskRunner {
  const choose = (call: TaskCall): TaskRunner | undefined => runners.find((runner) => runner.canRun(call));
  return {
    name: runners.map(({ name }) => name).join(', '),
    canRun: (call) => choose(call) !== undefined,
    refuse(call) {
      const runner = choose(call);
      return runner ? runner.refuse?.(call) : nobody(call);
    },
    start(call, report, stop) {
      const runner = choose(call);
      return runner ? runner.start(call, report, stop) : Promise.resolve({ kind: 'refused', cause: nobody(call) });
    },
    async dispose() {
      await Promise.all(runners.map(async (runner) => runner.dispose?.()));
    },
  };
}

/** What to do about a call that nothing answers. */
function nobody({ state, resource }: TaskCall): string {
  return (
    `Nothing on this machine answers ${resource}, which the state "${state}" calls. ` +
    `Say in stepwright.json what it answers: { "mocks": { ${JSON.stringify(state)}: { "return": {} } } } ` +
    `(by the state's name or by the Resource), or choose a test case of a mock file (--mock-config FILE --test-case NAME).`
  );
}
