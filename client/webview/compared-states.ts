import type { ComparedState, RunDifference, StateSide } from '../runs/compare-messages';
import { durationText } from './duration';
import { element } from './elements';
import { changeSign, changeWords } from './graph/decorate';
import { statusIcon, statusWords } from './icons';
import { VirtualList } from './virtual-list';

/** The states of two runs in a list, those that differ first. The arrows, Home and End choose one. */
export class ComparedStates {
  private states: readonly ComparedState[] = [];
  private selected = 0;
  private readonly list: VirtualList<ComparedState>;

  constructor(
    private readonly root: HTMLElement,
    private readonly choose: (state: ComparedState) => void,
  ) {
    this.list = new VirtualList(root, { rowHeight: 26, draw: (state, index) => this.draw(state, index) });
    root.addEventListener('keydown', (event) => {
      const target = {
        ArrowDown: this.selected + 1,
        ArrowUp: this.selected - 1,
        Home: 0,
        End: this.states.length - 1,
      }[event.key];
      if (target === undefined) return;
      event.preventDefault();
      this.pick(target);
    });
  }

  setStates(states: readonly ComparedState[]): void {
    this.states = states;
    this.selected = 0;
    this.list.setItems(states);
  }

  get(key: number): ComparedState | undefined {
    return this.states.find((state) => state.key === key);
  }

  named(name: string): ComparedState | undefined {
    return this.states.find((state) => state.key !== 0 && state.name === name);
  }

  /** Shows which state is looked at. */
  select(key: number): void {
    const index = this.states.findIndex((state) => state.key === key);
    if (index < 0) return;
    this.selected = index;
    this.list.redraw();
    this.list.reveal(index);
    this.root.setAttribute('aria-activedescendant', rowId(key));
  }

  private pick(index: number): void {
    const state = this.states[index];
    if (!state) return;
    this.select(state.key);
    this.choose(state);
  }

  private draw(state: ComparedState, index: number): HTMLElement {
    const { key, name, type, within, difference, before, after } = state;
    const around = within.length > 0 ? `in ${within.join(' / ')}` : '';
    const words = `${name}, ${type} ${around}. ${changeWords(difference)}. Earlier: ${sideWords(before)}. Later: ${sideWords(after)}`;
    return element(
      'div',
      {
        class: `compared ${difference}`,
        title: words,
        attributes: {
          id: rowId(key),
          role: 'option',
          'aria-label': words,
          'aria-selected': String(index === this.selected),
        },
        onClick: () => {
          this.pick(index);
        },
      },
      differenceSign(difference),
      element('span', { class: 'name', text: name }),
      element('span', { class: 'notes', text: [type, around].filter(Boolean).join(' ') }),
      side(before),
      side(after),
    );
  }
}

/** A sign in the colour of the difference. Hidden from screen readers: the words stand beside it. */
export function differenceSign(difference: RunDifference): HTMLElement {
  return element(
    'span',
    { class: `change ${difference}`, title: changeWords(difference), attributes: { 'aria-hidden': 'true' } },
    element('span', { class: 'sign', text: changeSign(difference) }),
  );
}

function side(one: StateSide | undefined): HTMLElement {
  if (!one) return element('span', { class: 'side none', text: '—' });
  const count = one.visits > 1 ? ` ×${String(one.visits)}` : '';
  return element(
    'span',
    { class: 'side' },
    statusIcon(one.status),
    element('span', { text: `${durationText(one.duration)}${count}` }),
  );
}

function sideWords(one: StateSide | undefined): string {
  if (!one) return 'not visited';
  const { status, visits, failed, duration } = one;
  return [
    statusWords(status),
    visits > 1 ? `${String(visits)} visits` : undefined,
    visits > 1 && failed > 0 ? `${String(failed)} failed` : undefined,
    durationText(duration),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function rowId(key: number): string {
  return `state-${String(key)}`;
}
