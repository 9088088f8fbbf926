/** Why a Choice state went where it did: each of its rules in order, with its truth and what it compared. */
export interface ExplainedRule {
  /** Where the rule leads. */
  readonly next: string;
  readonly isTaken: boolean;
  /** It is no rule but the state's `Default`. */
  readonly isDefault?: true;
  readonly condition: ExplainedCondition;
}

export interface ExplainedCondition {
  /** As a person reads it: `$.total > 1000`. */
  readonly text: string;
  /** Undefined where it was not looked at: something before it had settled the matter, or failed. */
  readonly matches: boolean | undefined;
  /** What it compared. */
  readonly operands: readonly Operand[];
  /** What it joins by and, or, not. */
  readonly parts: readonly ExplainedCondition[];
  /** Why it could not be evaluated. */
  readonly fault?: string;
}

/** A part of a condition and the beginning of its value as JSON; without `value` there is none. */
export interface Operand {
  readonly text: string;
  readonly value: string | undefined;
}
