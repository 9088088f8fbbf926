import type { Question, Reply } from '../../host/messages';
import type { AnsweredQuestion, QuestionsMessage, ShownQuestion } from './answer-messages';
import { shown } from './shown-text';

/** An answer as `stepwright.json` has it among its mocks. */
export type Mock =
  { readonly return: unknown } | { readonly throw: { readonly error: string; readonly cause: string } };

/** The calls of a run that wait for somebody's answer, and what has been answered. */
export class QuestionBook {
  private readonly open = new Map<number, Question>();
  private readonly answers = new Map<number, { readonly question: Question; readonly mock: Mock }>();

  add(question: Question): void {
    this.open.set(question.id, question);
  }

  settle(id: number): void {
    this.open.delete(id);
  }

  clear(): void {
    this.open.clear();
  }

  /** Keeps an answer that is sent off, for a mock; false where the question is settled. */
  answer(id: number, reply: Reply): boolean {
    const question = this.open.get(id);
    if (!question) return false;
    if (reply.kind === 'succeed') this.answers.set(id, { question, mock: { return: reply.output } });
    if (reply.kind === 'fail') {
      this.answers.set(id, { question, mock: { throw: { error: reply.error, cause: reply.cause } } });
    }
    return true;
  }

  /** The mock that an answer would be, by the state's name. */
  mockOf(id: number): { readonly state: string; readonly mock: Mock } | undefined {
    const found = this.answers.get(id);
    return found && { state: found.question.state, mock: found.mock };
  }

  get first(): Question | undefined {
    return [...this.open.values()][0];
  }

  message(): QuestionsMessage {
    return {
      kind: 'questions',
      open: [...this.open.values()].map(toShown),
      answered: [...this.answers].map(([id, { question, mock }]): AnsweredQuestion => ({
        id,
        state: question.state,
        isFailure: 'throw' in mock,
      })),
    };
  }
}

function toShown({ input, example, ...question }: Question): ShownQuestion {
  return { ...question, input: shown(input), example: JSON.stringify(example, undefined, 2) };
}
