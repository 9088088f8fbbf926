import type { Json } from '../../json';
import type { OffsetRange } from '../../text/line-index';
import type { ExpressionFault } from '../fault';
import type { JsonPath } from '../json-path/ast';

/** What a parameter accepts. `integer`: a number, rounded where it has a fraction (digest F24). */
export type ParameterType = 'any' | 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';

export interface IntrinsicParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly optional?: boolean;
  /** May be given any number of times; only the last parameter. */
  readonly repeated?: boolean;
  /** The texts that the service knows here. */
  readonly oneOf?: readonly string[];
  readonly doc: string;
}

/** Randomness comes from the run. */
export interface IntrinsicEnvironment {
  /** A number from 0 up to, not including, 1. */
  random(): number;
  /** A version 4 UUID. */
  uuid(): string;
}

/** A value, or why there is none: the text of a `States.IntrinsicFailure` (digest F5). */
export type IntrinsicOutcome = { readonly value: Json } | { readonly failure: string };

export interface IntrinsicExample {
  readonly expression: string;
  readonly input?: Json;
  /** What the expression gives; absent where it fails. */
  readonly gives?: Json;
}

/** One intrinsic function: all that parser, evaluator, completion, hover and signature help know of it. */
export interface Intrinsic {
  /** With `States.` in front. */
  readonly name: string;
  readonly parameters: readonly IntrinsicParameter[];
  readonly returns: ParameterType;
  /** Markdown. */
  readonly doc: string;
  readonly examples: readonly IntrinsicExample[];
  /** Walks all that is inside its arguments, so that they must not be nested deeper than a JSON reader goes. */
  readonly walksValues?: true;
  /**
   * The result for arguments of the right count and types; ranges are checked here. `written`: the arguments as they stand
   * in the expression, where there is one.
   */
  call(
    args: readonly Json[],
    environment: IntrinsicEnvironment,
    written?: readonly IntrinsicArgument[],
  ): IntrinsicOutcome;
  /** What shows to be wrong in the arguments as written, beyond their count and types. */
  check?(written: readonly IntrinsicArgument[]): readonly ExpressionFault[];
}

/** A parsed call. All positions are indexes in `text`. */
export interface IntrinsicCall extends OffsetRange {
  readonly kind: 'call';
  /** The text that was parsed: the whole field. */
  readonly text: string;
  readonly intrinsic: Intrinsic;
  readonly nameRange: OffsetRange;
  readonly arguments: readonly IntrinsicArgument[];
}

export type IntrinsicArgument =
  IntrinsicCall | (OffsetRange & { readonly kind: 'path'; readonly path: JsonPath }) | IntrinsicLiteral;

export interface IntrinsicLiteral extends OffsetRange {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
  /** A text split at each `{}` whose braces are not escaped: what `States.Format` puts its values between (digest F51). */
  readonly parts?: readonly string[];
}
