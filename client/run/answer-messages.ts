import type { Question, Reply } from '../../host/messages';
import type { ShownText } from './shown-text';

/** A call that waits for an answer, as the view shows it. */
export interface ShownQuestion extends Omit<Question, 'input' | 'example'> {
  readonly input: ShownText;
  /** What an answer looks like, as JSON text. */
  readonly example: string;
}

export interface AnsweredQuestion {
  readonly id: number;
  readonly state: string;
  readonly isFailure: boolean;
}

/** All questions of the run as they are now. */
export interface QuestionsMessage {
  readonly kind: 'questions';
  readonly open: readonly ShownQuestion[];
  /** Answers that can be kept as mocks. */
  readonly answered: readonly AnsweredQuestion[];
}

export type FromAnswerForm =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  /** Puts an answer among the mocks of stepwright.json. */
  | { readonly kind: 'keep-mock'; readonly id: number };
