import type { ReplayReport } from '../run/view-messages';
import { button, element } from './elements';
import { colouredJson } from './json-text';

/** What a replay has shown, each difference at its event. */
export function replayPart({ summary, differences, more }: ReplayReport, showEvent: (id: number) => void): HTMLElement {
  const rows = differences.map(({ id, type, message, recorded, replayed }) =>
    element(
      'li',
      {},
      button(`${String(id)}  ${type}`, 'link', () => {
        showEvent(id);
      }),
      element('p', { text: message }),
      value('Recorded', recorded),
      value('Replayed', replayed),
    ),
  );
  return element(
    'section',
    { class: 'part replay' },
    element('div', { class: 'part-head' }, element('h3', { text: 'Replay' })),
    element('p', { text: summary, attributes: { role: 'status' } }),
    rows.length > 0 ? element('ul', { class: 'differences' }, ...rows) : undefined,
    more > 0 ? element('p', { class: 'none', text: `${String(more)} more` }) : undefined,
  );
}

function value(title: string, text: string | undefined): HTMLElement | undefined {
  if (text === undefined) return undefined;
  return element(
    'div',
    { class: 'compared' },
    element('span', { class: 'when', text: title }),
    element('code', {}, colouredJson(text)),
  );
}
