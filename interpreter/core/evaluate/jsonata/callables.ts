import type { CallForm, Resolved } from '../../../../language/expressions/jsonata/resolved';
import type { Frame } from './frame';
import type { Value } from './values';

/** What a function of the library may ask of the evaluation that calls it. */
export interface CallContext {
  /** Calls a function value. */
  call(callable: Value, args: readonly Value[]): Value;
  /** Counts work that a function does in a loop; throws when the evaluation has done too much. */
  work(steps?: number): void;
  /** Counts memory; throws when a value of `bytes` is too large. `added` is less than all where it grows step by step. */
  hold(bytes: number, added?: number): void;
  /** Milliseconds since the epoch. */
  readonly now: number;
  random(): number;
  uuid(): string;
}

/** A function of the library. The mark is the one the jsonata package's functions look for. */
export class NativeFunction {
  readonly _jsonata_function = true;

  constructor(
    readonly name: string,
    /** How many arguments `$map` and its like hand over at most. */
    readonly arity: number,
    /** None: arguments are taken as they are. */
    readonly signature: string | undefined,
    readonly implementation: (args: readonly Value[], context: CallContext) => Value,
  ) {}

  toJSON(): string {
    return '';
  }
}

/** `function($a, $b){ … }` with what surrounded it. */
export class Lambda {
  readonly _jsonata_lambda = true;

  constructor(
    readonly parameters: readonly string[],
    readonly signature: string | undefined,
    readonly body: Resolved,
    readonly input: Value,
    readonly frame: Frame,
  ) {}

  toJSON(): string {
    return '';
  }
}

/** A function that is handed to another one: when that calls it, no context stands in for missing arguments. */
export class PassedFunction {
  readonly _jsonata_function = true;

  constructor(
    readonly target: Value,
    readonly arity: number,
  ) {}

  toJSON(): string {
    return '';
  }
}

/** A regular expression: a function of a string that gives a match. */
export class Matcher {
  readonly _jsonata_function = true;

  constructor(
    readonly pattern: string,
    readonly flags: string,
  ) {}

  toJSON(): string {
    return '';
  }
}

/** A call in tail position that is still to be made. */
export class Thunk {
  constructor(
    readonly form: CallForm,
    readonly input: Value,
    readonly frame: Frame,
  ) {}
}

/** How many arguments a function takes. */
export function arityOf(callable: Value): number {
  if (callable instanceof NativeFunction || callable instanceof PassedFunction) return callable.arity;
  if (callable instanceof Lambda) return callable.parameters.length;
  // A regular expression takes the text and where to start.
  return callable instanceof Matcher ? 2 : 0;
}
