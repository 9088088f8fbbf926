/** Where a run's time comes from; `now` is in milliseconds since the epoch. */
export type Clock = RealClock | VirtualClock;

export interface RealClock {
  readonly kind: 'real';
  now(): number;
}

/** The time of the computer. */
export function realClock(): RealClock {
  return { kind: 'real', now: () => Date.now() };
}

/** A time that moves only when it is told to: it never goes back. */
export interface VirtualClock {
  readonly kind: 'virtual';
  now(): number;
  advanceTo(time: number): void;
}

export function virtualClock(start: number): VirtualClock {
  let time = start;
  return {
    kind: 'virtual',
    now: () => time,
    advanceTo(target) {
      if (target > time) time = target;
    },
  };
}
