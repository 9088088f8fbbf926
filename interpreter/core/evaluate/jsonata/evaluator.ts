import type { Resolved } from '../../../../language/expressions/jsonata/resolved';
import type { CallContext } from './callables';
import type { Frame } from './frame';
import type { Limits } from './limits';
import type { Value } from './values';

/** What the parts of the evaluator need of each other. */
export interface Evaluator {
  readonly limits: Limits;
  /** What functions of the library are given. */
  readonly context: CallContext;
  /** The value of a form, with `input` as the context item. */
  evaluate(form: Resolved, input: Value, frame: Frame): Value;
}
