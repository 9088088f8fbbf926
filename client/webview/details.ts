import type { Details, FromView, Row, ShownText } from '../run/view-messages';
import { durationText } from './duration';
import { button, element } from './elements';
import { statusIcon, statusWords } from './icons';
import { colouredJson } from './json-text';

type Send = (message: FromView) => void;

/** What came into a state and out of it, and why it failed. */
export function drawDetails(
  pane: HTMLElement,
  row: Row,
  details: Details,
  send: Send,
  choose: (key: number) => void,
): void {
  const { key, failedAt } = details;
  const facts = [
    row.type,
    row.lane,
    statusWords(row.status),
    row.attempts > 1 ? `${String(row.attempts)} attempts` : undefined,
    row.duration ? durationText(row.duration) : undefined,
  ].filter((fact) => fact !== undefined);
  pane.replaceChildren(
    element(
      'div',
      { class: 'details-head' },
      statusIcon(row.status),
      element('h2', { text: row.name }),
      key === 0 ? undefined : button('Show in definition', 'link', () => send({ kind: 'reveal', key })),
    ),
    element('p', { class: 'facts', text: facts.join(' · ') }),
    ...failure(details),
    ...(failedAt
      ? [
          element(
            'p',
            { class: 'failed-at' },
            document.createTextNode('At state '),
            button(failedAt.name, 'link', () => {
              choose(failedAt.key);
              send({ kind: 'reveal', key: failedAt.key });
            }),
          ),
        ]
      : []),
    ...(key === 0
      ? [part('Output', 'output', details.output, key, send), part('Input', 'input', details.input, key, send)]
      : [part('Input', 'input', details.input, key, send), part('Output', 'output', details.output, key, send)]),
  );
}

function failure({ error, cause }: Details): HTMLElement[] {
  if (error === undefined && cause === undefined) return [];
  return [
    element(
      'div',
      { class: 'failure', attributes: { role: 'alert' } },
      element('p', { class: 'error', text: error ?? 'Error' }),
      cause === undefined ? undefined : element('pre', { class: 'cause' }, colouredJson(prettyCause(cause))),
    ),
  ];
}

/** The cause of a function's error is JSON text in one line. */
function prettyCause(cause: string): string {
  if (!/^[[{]/.test(cause)) return cause;
  try {
    return JSON.stringify(JSON.parse(cause), null, 2);
  } catch {
    return cause;
  }
}

function part(
  title: string,
  name: 'input' | 'output',
  shown: ShownText | undefined,
  key: number,
  send: Send,
): HTMLElement {
  const head = element('div', { class: 'part-head' }, element('h3', { text: title }));
  if (!shown) {
    return element('section', { class: 'part' }, head, element('p', { class: 'none', text: 'None' }));
  }
  head.append(
    button('Copy', 'quiet', () => send({ kind: 'copy', key, part: name })),
    button('Open', 'quiet', () => send({ kind: 'open', key, part: name })),
  );
  return element(
    'section',
    { class: 'part' },
    head,
    element(
      'pre',
      { class: `data ${name}`, attributes: { tabindex: '0', 'aria-label': title } },
      colouredJson(shown.text),
    ),
    shown.isCut ? element('p', { class: 'none', text: 'Cut here. "Open" shows all of it.' }) : undefined,
  );
}
