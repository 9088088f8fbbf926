/** A flag that can be waited for. */
export interface WakeUp {
  raise(): void;
  /** Whether it was raised since it was asked for last. */
  taken(): boolean;
  /** Waits until it is raised, or until a moment (epoch milliseconds). */
  waitFor(time: number | undefined): Promise<void>;
}

/** The longest that a timer can run. */
const LONGEST_TIMER = 2_147_483_647;

export function createWakeUp(): WakeUp {
  let raised = false;
  let resolve: (() => void) | undefined;
  return {
    raise() {
      raised = true;
      resolve?.();
    },
    taken() {
      const was = raised;
      raised = false;
      return was;
    },
    async waitFor(time) {
      if (raised) return;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((done) => {
        resolve = done;
        if (time !== undefined) timer = setTimeout(done, Math.min(Math.max(0, time - Date.now()), LONGEST_TIMER));
      });
      clearTimeout(timer);
      resolve = undefined;
      raised = false;
    },
  };
}
