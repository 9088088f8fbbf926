import type { Json } from '../../language/json';
import type { Stage } from '../core/runtime';
import type { ExplainedRule } from '../../language/features/explained-rule';

/** What a history says of one stay in a state. */
export interface RecordedStep {
  readonly state: string;
  readonly input: Json;
  /** The variables that the state could see. */
  readonly variables: Readonly<Record<string, Json>>;
  /** What its task, its branches or its iterations gave; absent where the history does not say. */
  readonly answer?: RecordedAnswer;
  /** Epoch milliseconds. */
  readonly enteredTime: number;
  readonly retryCount: number;
  /** The input of the execution. */
  readonly executionInput?: Json;
  /** Which item the iteration works on that the state is in. */
  readonly item?: { readonly index: number; readonly value?: Json };
}

export type RecordedAnswer =
  | { readonly kind: 'result'; readonly value: Json }
  | { readonly kind: 'failure'; readonly error?: string; readonly cause?: string };

/** The data of a step on their way through the state, and of a Choice state why it went where it did. */
export interface StepInspection {
  readonly stages: readonly InspectedStage[];
  readonly rules?: readonly ExplainedRule[];
}

export interface InspectedStage {
  readonly stage: Stage;
  readonly value: Json;
}
