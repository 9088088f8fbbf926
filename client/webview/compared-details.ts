import type { Stage } from '../run/view-messages';
import type {
  ComparedData,
  ComparedDetails,
  ComparedState,
  ComparedVisit,
  Side,
  VisitSide,
} from '../runs/compare-messages';
import { differenceSign } from './compared-states';
import { durationText } from './duration';
import { element } from './elements';
import { changeWords } from './graph/decorate';
import { statusIcon, statusWords } from './icons';
import { jsonDifferences } from './json-difference';
import { memberPath } from './json-path-text';
import { jsonView } from './json-view';
import { VirtualList } from './virtual-list';

export interface ComparedActions {
  readonly copy: (text: string) => void;
  readonly open: (stage: Stage, side: Side) => void;
  /** Shows another visit of the state. */
  readonly chooseVisit: (visit: number) => void;
}

const sideTitles = { before: 'Earlier', after: 'Later' } as const;
const mostPlaces = 20;
const longestValue = 60;
const rowHeight = 24;
const mostInSight = 8;

/** One visit of a state in both runs: how it went, and its data with the places at which they differ. */
export function drawCompared(
  pane: HTMLElement,
  state: ComparedState,
  details: ComparedDetails,
  actions: ComparedActions,
): void {
  const { visits, before, after, data } = details;
  pane.replaceChildren(
    element('div', { class: 'details-head' }, differenceSign(state.difference), element('h2', { text: state.name })),
    element('p', { class: 'facts', text: [state.type, ...state.within, changeWords(state.difference)].join(' · ') }),
    ...(visits.length > 1 ? [visitList(details, actions)] : []),
    sidesTable(before, after),
    ...data.map((one) => dataPart(one, actions)),
  );
  pane.scrollTop = 0;
}

/** The visits of a state, those that differ first. */
function visitList({ visits, moreVisits, visit }: ComparedDetails, { chooseVisit }: ComparedActions): HTMLElement {
  const body = element('div', {
    class: 'iterations',
    attributes: { role: 'listbox', tabindex: '0', 'aria-label': 'Visits, those that differ first' },
  });
  const list = new VirtualList<ComparedVisit>(body, {
    rowHeight,
    draw: (one, index) =>
      visitRow(one, index === visit, () => {
        chooseVisit(index);
      }),
  });
  body.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = visit + step;
    if (next >= 0 && next < visits.length) chooseVisit(next);
  });
  body.style.height = `${String(Math.min(visits.length, mostInSight) * rowHeight + 2)}px`;
  list.setItems(visits);
  // The element gets its height when it stands in the page.
  requestAnimationFrame(() => {
    list.reveal(visit);
  });
  const differing = visits.filter(({ difference }) => difference !== 'same').length;
  const all = visits.length + moreVisits;
  return element(
    'section',
    { class: 'part visits' },
    element(
      'div',
      { class: 'part-head' },
      element('h3', { text: 'Visits' }),
      element('span', { class: 'size', text: `${String(all)}: ${String(differing)} differ` }),
    ),
    body,
    moreVisits > 0
      ? element('p', { class: 'none', text: `${String(moreVisits)} more are not listed: see the text difference.` })
      : undefined,
  );
}

function visitRow(
  { place, difference, before, after }: ComparedVisit,
  isSelected: boolean,
  onClick: () => void,
): HTMLElement {
  const words = [before, after].map((status) => (status === undefined ? 'not visited' : statusWords(status)));
  return element(
    'div',
    { class: 'iteration', attributes: { role: 'option', 'aria-selected': String(isSelected) }, onClick },
    differenceSign(difference),
    element('span', { class: 'name', text: place === '' ? 'visit 1' : place }),
    element('span', { class: 'notes', text: `${words.join(' ↔ ')} · ${changeWords(difference)}` }),
  );
}

interface Fact {
  readonly name: string;
  readonly of: (side: VisitSide) => string | undefined;
  /** It always differs: that is not marked. */
  readonly isTime?: boolean;
}

const facts: readonly Fact[] = [
  { name: 'Status', of: ({ status }) => statusWords(status) },
  { name: 'Error', of: ({ error }) => error },
  { name: 'Cause', of: ({ cause }) => cause },
  { name: 'Went on to', of: ({ path }) => (path.length === 0 ? undefined : path.join(' → ')) },
  { name: 'Iterations', of: ({ iterations }) => iterations },
  { name: 'Attempts', of: ({ attempts }) => (attempts === 0 ? undefined : String(attempts)) },
  {
    name: 'Duration',
    of: ({ duration }) => (duration === undefined ? undefined : durationText(duration)),
    isTime: true,
  },
];

function sidesTable(before: VisitSide | undefined, after: VisitSide | undefined): HTMLElement {
  const rows = facts.flatMap(({ name, of, isTime = false }) => {
    const [old, now] = [before && of(before), after && of(after)];
    if (old === undefined && now === undefined) return [];
    const differs = !isTime && old !== now;
    return [
      element(
        'tr',
        differs ? { class: 'differs' } : {},
        element('th', { text: name, attributes: { scope: 'row' } }),
        cell(old, name === 'Status' ? before : undefined),
        cell(now, name === 'Status' ? after : undefined),
        element('td', { class: 'verdict', text: isTime ? '' : differs ? 'differs' : 'same' }),
      ),
    ];
  });
  const heads = [sideTitles.before, sideTitles.after, 'Compared'].map((text) =>
    element('th', { text, attributes: { scope: 'col' } }),
  );
  return element(
    'table',
    { class: 'sides' },
    element('thead', {}, element('tr', {}, element('td', {}), ...heads)),
    element('tbody', {}, ...rows),
  );
}

function cell(text: string | undefined, side: VisitSide | undefined): HTMLElement {
  return element(
    'td',
    text === undefined ? { class: 'none' } : {},
    side ? statusIcon(side.status) : undefined,
    element('span', { text: text ?? '—' }),
  );
}

function dataPart({ stage, title, before, after, isSame }: ComparedData, actions: ComparedActions): HTMLElement {
  const view = (text: string, heading: string, side: Side): HTMLElement =>
    jsonView(text, {
      title: heading,
      name: stage,
      isJsonata: false,
      copy: actions.copy,
      open: () => {
        actions.open(stage, side);
      },
    });
  if (isSame && after !== undefined)
    return element('div', { class: 'pair same' }, view(after, `${title}: the same in both`, 'after'));
  const side = (text: string | undefined, which: Side): HTMLElement =>
    text === undefined
      ? element('p', { class: 'none', text: `${title}: nothing in the ${sideTitles[which].toLowerCase()} run` })
      : view(text, `${title}, ${sideTitles[which].toLowerCase()}`, which);
  return element(
    'section',
    { class: 'pair', attributes: { 'aria-label': `${title} of both runs` } },
    ...(before === undefined || after === undefined ? [] : places(title, JSON.parse(before), JSON.parse(after))),
    element('div', { class: 'columns' }, side(before, 'before'), side(after, 'after')),
  );
}

/** The places at which two values differ, each with both values; nothing where they differ as a whole. */
function places(title: string, before: unknown, after: unknown): HTMLElement[] {
  const found = jsonDifferences(before, after, mostPlaces + 1);
  if (found[0]?.path.length === 0) return [];
  const items = found.slice(0, mostPlaces).map((one) =>
    element(
      'li',
      {},
      element('code', { text: memberPath(one.path, false) }),
      element('span', {
        text: `: ${'before' in one ? shortText(one.before) : 'nothing'} → ${'after' in one ? shortText(one.after) : 'nothing'}`,
      }),
    ),
  );
  const more = found.length > mostPlaces ? [element('li', { class: 'none', text: 'and more' })] : [];
  return [
    element('p', { class: 'places-head', text: `${title}: differs at` }),
    element('ul', { class: 'places' }, ...items, ...more),
  ];
}

function shortText(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= longestValue ? text : `${text.slice(0, longestValue - 1)}…`;
}
