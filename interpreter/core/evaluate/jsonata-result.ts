import type { Json } from '../../../language/json';
import type { RandomSource } from '../random';

/**
 * What an evaluation gives. A failure carries the end of the cause text as the service words it (digest E13, F43-F46),
 * e.g. `returned nothing (undefined).` or `threw an error during evaluation. T2001: …`; who evaluates adds
 * `The JSONata expression '<expr>' specified for the field '<loc>' ` before it.
 */
export type EvaluationResult =
  { readonly kind: 'value'; readonly value: Json } | { readonly kind: 'failed'; readonly ending: string };

/** What an expression may use of its surroundings. */
export interface EvaluationEnvironment {
  /** The value of `$name`: `states` and the variables in scope. Asked only for names that the expression uses. */
  readonly lookup: (name: string) => Json | undefined;
  /** The run's clock in milliseconds since the epoch: `$now()`, `$millis()`. */
  readonly now: number;
  /** The run's randomness: `$random()`, `$shuffle()`, `$uuid()`. */
  readonly random: RandomSource;
}
