// What waits for the user's answer: a card for each question, with a JSON editor and the buttons that answer.
import type { AnsweredQuestion, FromAnswerForm, QuestionsMessage, ShownQuestion } from '../run/answer-messages';
import { readJson } from '../../language/tree/read-json';
import { button, element } from './elements';
import { colouredJson } from './json-text';

type Send = (message: FromAnswerForm) => void;

/** The cards of the open questions; those that are still open keep what has been typed. */
export class AnswerForms {
  private readonly cards = new Map<number, HTMLElement>();
  private readonly kept = new Map<number, HTMLElement>();

  constructor(
    private readonly place: HTMLElement,
    private readonly send: Send,
  ) {}

  clear(): void {
    this.cards.clear();
    this.kept.clear();
    this.place.replaceChildren();
    this.place.hidden = true;
  }

  update({ open, answered }: QuestionsMessage): void {
    const ids = new Set(open.map(({ id }) => id));
    for (const [id, card] of this.cards) {
      if (ids.has(id)) continue;
      card.remove();
      this.cards.delete(id);
    }
    for (const question of open) {
      if (this.cards.has(question.id)) continue;
      const card = questionCard(question, this.send);
      this.cards.set(question.id, card);
      this.place.append(card);
    }
    for (const answer of answered) {
      if (this.kept.has(answer.id)) continue;
      const line = answeredLine(answer, this.send);
      this.kept.set(answer.id, line);
      this.place.append(line);
    }
    this.place.hidden = this.place.childElementCount === 0;
  }
}

function reasonOf({ reason, functionName, resource }: ShownQuestion): string {
  switch (reason) {
    case 'token':
      return 'waits for its task token';
    case 'activity':
      return 'waits for a worker of its activity';
    case 'missing': {
      const called = functionName ?? resource.replace(/^arn:[^:]*:states:[^:]*:[^:]*:/, '');
      return `calls ${called}, which nothing answers`;
    }
  }
}

function questionCard(question: ShownQuestion, send: Send): HTMLElement {
  const { id, state, resource, reason, message, input, example, heartbeatSeconds } = question;
  const waits = reasonOf(question);
  const name = `answer-${String(id)}`;
  const output = editor(`${name}-output`, example, Math.min(Math.max(example.split('\n').length, 4), 10));
  const error = field(`${name}-error`, 'States.TaskFailed');
  const cause = field(`${name}-cause`, '');
  const fault = element('p', { class: 'fault', attributes: { role: 'alert' } });
  const succeed = (): void => {
    const reading = readJson(output.value);
    fault.textContent =
      reading.kind === 'read'
        ? ''
        : `Not JSON, line ${String(reading.line)}, column ${String(reading.column)}: ${reading.message}`;
    output.setAttribute('aria-invalid', String(reading.kind === 'faulty'));
    if (reading.kind === 'read') send({ kind: 'reply', id, reply: { kind: 'succeed', output: reading.value } });
    else output.focus();
  };
  output.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) succeed();
  });
  const beat = button('Heartbeat', 'second', () => {
    send({ kind: 'reply', id, reply: { kind: 'heartbeat' } });
    beat.textContent = 'Heartbeat sent';
    setTimeout(() => (beat.textContent = 'Heartbeat'), 1_500);
  });
  beat.hidden = reason === 'missing';
  beat.title =
    heartbeatSeconds === undefined ? 'This task has no HeartbeatSeconds' : `Wanted every ${String(heartbeatSeconds)} s`;
  return element(
    'section',
    { class: 'question', attributes: { 'aria-label': `${state} ${waits}` } },
    element(
      'p',
      { class: 'asks' },
      element('strong', { text: state }),
      element('span', { text: ` ${waits}`, title: resource }),
    ),
    message === undefined ? undefined : details('What is missing', element('p', { class: 'message', text: message })),
    details('Its input', element('pre', { class: 'data', attributes: { tabindex: '0' } }, colouredJson(input.text))),
    element(
      'div',
      { class: 'answer' },
      label('Output (JSON)', output),
      element(
        'div',
        { class: 'buttons' },
        button('Succeed', 'main', succeed),
        beat,
        button(reason === 'missing' ? 'Fail as Unanswered' : 'Leave Unanswered', 'second', () =>
          send({ kind: 'reply', id, reply: { kind: 'leave' } }),
        ),
      ),
      fault,
    ),
    details(
      'Fail instead',
      element(
        'div',
        { class: 'answer fails' },
        label('Error', error),
        label('Cause', cause),
        element(
          'div',
          { class: 'buttons' },
          button('Fail', 'second', () => {
            const reply = { kind: 'fail' as const, error: error.value, cause: cause.value };
            send({ kind: 'reply', id, reply });
          }),
        ),
      ),
    ),
  );
}

function answeredLine({ id, state, isFailure }: AnsweredQuestion, send: Send): HTMLElement {
  const keep = button('Keep as Mock', 'link', () => {
    send({ kind: 'keep-mock', id });
    keep.disabled = true;
    keep.textContent = 'Kept in stepwright.json';
  });
  const what = isFailure ? 'failed by hand' : 'was answered by hand';
  return element(
    'p',
    { class: 'answered' },
    element('strong', { text: state }),
    element('span', { text: ` ${what}` }),
    keep,
  );
}

function details(summary: string, ...children: readonly Node[]): HTMLElement {
  return element('details', {}, element('summary', { text: summary }), ...children);
}

function label(text: string, input: HTMLElement): HTMLElement {
  return element('label', { attributes: { for: input.id } }, element('span', { text }), input);
}

function editor(id: string, value: string, rows: number): HTMLTextAreaElement {
  const area = element('textarea', { attributes: { id, rows: String(rows), spellcheck: 'false' } });
  area.value = value;
  return area;
}

function field(id: string, value: string): HTMLInputElement {
  const input = element('input', { attributes: { id, type: 'text', spellcheck: 'false' } });
  input.value = value;
  return input;
}
