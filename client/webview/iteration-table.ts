import type { IterationPage, IterationRow } from '../run/view-messages';
import { durationText } from './duration';
import { element } from './elements';
import { statusIcon, statusWords } from './icons';
import { VirtualList } from './virtual-list';

const rowHeight = 24;
const mostInSight = 10;
/** So many more are asked for on both sides of those in sight. */
const ahead = 50;

export interface IterationTable {
  readonly element: HTMLElement;
  readonly update: (page: IterationPage) => void;
}

export interface IterationActions {
  /** Leads to a state inside. */
  readonly choose: (key: number) => void;
  /** Asks for the iterations from a place in the list to before another. */
  readonly ask: (from: number, to: number) => void;
}

/** The iterations of a Map state, failures first, as many as there are, of which only those near to the eye are here. */
export function iterationTable(first: IterationPage, { choose, ask }: IterationActions): IterationTable {
  let iterations: IterationRow[] = [];
  const body = element('div', {
    class: 'iterations',
    attributes: { role: 'listbox', tabindex: '0', 'aria-label': 'Iterations, failures first' },
  });
  let selected = -1;
  const list = new VirtualList<IterationRow>(body, {
    rowHeight,
    draw: (iteration, index) =>
      drawRow(iteration, index === selected, () => {
        pick(index);
      }),
    missing: (from, to) => {
      ask(Math.max(0, from - ahead), to + ahead);
    },
  });
  const pick = (index: number): void => {
    const { key } = iterations[index] ?? {};
    selected = Math.max(0, Math.min(index, iterations.length - 1));
    list.redraw();
    list.reveal(selected);
    if (key !== undefined) choose(key);
  };
  body.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') selected = Math.min(selected + 1, iterations.length - 1);
    else if (event.key === 'ArrowUp') selected = Math.max(0, selected - 1);
    else if (event.key === 'Enter') {
      pick(selected);
      return;
    } else return;
    event.preventDefault();
    list.redraw();
    list.reveal(selected);
  });
  const size = element('span', { class: 'size' });
  const update = ({ from, rows, counts }: IterationPage): void => {
    iterations = [];
    iterations.length = counts.reduce((sum, { count }) => sum + count, 0);
    rows.forEach((row, index) => (iterations[from + index] = row));
    body.style.height = `${String(Math.min(iterations.length, mostInSight) * rowHeight + 2)}px`;
    size.textContent = summary(iterations.length, counts);
    list.setItems(iterations);
  };
  update(first);
  const part = element(
    'section',
    { class: 'part' },
    element('div', { class: 'part-head' }, element('h3', { text: 'Iterations' }), size),
    body,
  );
  return { element: part, update };
}

/** `40: 2 failed, 38 succeeded`. */
function summary(all: number, counts: IterationPage['counts']): string {
  const parts = counts.map(({ status, count }) => `${String(count)} ${status}`);
  return `${String(all)}: ${parts.join(', ')}`;
}

function drawRow(
  { index, status, time, name, error }: IterationRow,
  isSelected: boolean,
  onClick: () => void,
): HTMLElement {
  const what = status === 'failed' ? [name, error].filter((part) => part !== undefined).join(': ') : '';
  return element(
    'div',
    {
      class: `iteration ${status}`,
      attributes: { role: 'option', 'aria-selected': String(isSelected) },
      onClick,
    },
    element('span', { class: 'index', text: String(index) }),
    statusIcon(status),
    element('span', { text: statusWords(status) }),
    element('span', { class: 'notes', text: what, title: what }),
    element('span', {
      class: 'duration',
      text: time.end !== undefined && time.end > time.start ? durationText(time.end - time.start) : '',
    }),
  );
}
