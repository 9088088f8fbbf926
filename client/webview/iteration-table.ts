import type { IterationRow } from '../run/view-messages';
import { durationText } from './duration';
import { element } from './elements';
import { statusIcon, statusWords } from './icons';
import { VirtualList } from './virtual-list';

const rowHeight = 24;
const mostInSight = 10;

export interface IterationTable {
  readonly element: HTMLElement;
  /** Shows these iterations; rows that stayed the same objects stay as they are. */
  readonly update: (iterations: readonly IterationRow[]) => void;
}

/** The iterations of a Map state, failures first, as many as there are; a row leads to the state inside. */
export function iterationTable(first: readonly IterationRow[], choose: (key: number) => void): IterationTable {
  let iterations = first;
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
  const update = (next: readonly IterationRow[]): void => {
    iterations = next;
    body.style.height = `${String(Math.min(iterations.length, mostInSight) * rowHeight + 2)}px`;
    size.textContent = summary(iterations);
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

/** `40 iterations: 2 failed, 38 succeeded`. */
function summary(iterations: readonly IterationRow[]): string {
  const counts = new Map<string, number>();
  for (const { status } of iterations) counts.set(status, (counts.get(status) ?? 0) + 1);
  const parts = [...counts].map(([status, count]) => `${String(count)} ${status}`);
  return `${String(iterations.length)}: ${parts.join(', ')}`;
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
