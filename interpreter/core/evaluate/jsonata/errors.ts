import { errorMessage, type Inserts } from './messages';

/** An error of an evaluation that JSONata has a code for (digest F43). */
export class QueryError {
  /** The operator or function that failed; set where it is known. */
  token: string | undefined;

  constructor(
    readonly code: string,
    readonly inserts: Inserts = {},
    token?: string,
  ) {
    this.token = token;
  }

  /** `T2001: The left side of the "+" operator must evaluate to a number` */
  describe(): string {
    return `${this.code}: ${errorMessage(this.code, this.token, this.inserts)}`;
  }
}

/** The service stops an evaluation (digest F44); such an error has no code (F45). */
export class LimitError {
  constructor(readonly message: string) {}
}

export const STACK_LIMIT =
  'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive';
export const MEMORY_LIMIT = 'Expression evaluation memory limit exceeded: Check for excessive memory usage';
export const TIME_LIMIT = 'Expression evaluation timeout: Check for infinite loop';

/** What the service answers for an exception of its own (digest F45), as for text that is not base 64. */
export class InternalError {
  readonly message = 'threw an internal error during evaluation.';
}
