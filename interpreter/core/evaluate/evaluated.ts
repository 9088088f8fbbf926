import { Failure } from '../failure';

/**
 * A value that the core cannot have at once (JSONata's evaluator answers by a promise). The fiber that needs it stands
 * until the driver has settled it; afterwards `result` is there.
 */
export class Pending<T> {
  result: T | Failure | undefined;
  constructor(private readonly work: Promise<T | Failure>) {}

  /** Called once by the driver; rejects only for a defect of ours. */
  async settle(): Promise<void> {
    this.result = await this.work;
  }

  /** The same value, worked on further. */
  map<U>(next: (value: T) => Evaluated<U>): Pending<U> {
    return new Pending<U>(
      this.work.then((value) => {
        if (value instanceof Failure) return value;
        const following = next(value);
        return following instanceof Pending ? following.work : following;
      }),
    );
  }
}

/** What an evaluation answers: the value, the error, or that it takes its time. */
export type Evaluated<T> = T | Failure | Pending<T>;

/** Works on a value when it is there. */
export function whenEvaluated<T, U>(value: Evaluated<T>, next: (value: T) => Evaluated<U>): Evaluated<U> {
  if (value instanceof Failure) return value;
  return value instanceof Pending ? value.map(next) : next(value);
}
