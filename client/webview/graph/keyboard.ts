import type { PlacedGraph } from '../../../graph/layout';
import { neighbour } from './neighbours';

/** What keys do on a graph. */
export interface KeyActions {
  zoom(factor: number): void;
  fit(): void;
  choose(id: string): void;
  /** Hides or shows the inside of a state; false where it has none. */
  toggle(id: string): boolean;
  /** Moves a state into sight. */
  reveal(id: string): void;
}

const STEP = 1.25;

/** The keyboard on a graph: Tab reaches one state only, the arrows lead on from there along the lines. */
export class Keyboard {
  private reachable: string | undefined;

  constructor(
    stage: HTMLElement,
    private readonly nodes: () => ReadonlyMap<string, SVGGElement>,
    private readonly placed: () => PlacedGraph | undefined,
    private readonly actions: KeyActions,
  ) {
    stage.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element) this.makeReachable(stateIdOf(target));
    });
    stage.addEventListener('keydown', (event) => {
      if (this.pressed(event)) event.preventDefault();
    });
  }

  /** Puts the focus on the state that Tab reaches. */
  focus(): void {
    const id = this.reachable ?? this.nodes().keys().next().value;
    if (id !== undefined) this.focusOn(id);
  }

  focusOn(id: string): void {
    this.nodes().get(id)?.focus({ preventScroll: true });
  }

  /** Lets Tab reach this state; where it is not drawn, or none is named, the first. */
  makeReachable(id = this.reachable): void {
    const nodes = this.nodes();
    const next = id !== undefined && nodes.has(id) ? id : nodes.keys().next().value;
    if (this.reachable !== undefined && this.reachable !== next)
      nodes.get(this.reachable)?.setAttribute('tabindex', '-1');
    this.reachable = next;
    if (next !== undefined) nodes.get(next)?.setAttribute('tabindex', '0');
  }

  private pressed({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey || altKey) return false;
    const id = target instanceof Element ? stateIdOf(target) : undefined;
    if (id !== undefined && this.pressedOn(id, key)) return true;
    switch (key) {
      case '+':
      case '=':
        this.actions.zoom(STEP);
        return true;
      case '-':
        this.actions.zoom(1 / STEP);
        return true;
      case '0':
        this.actions.fit();
        return true;
      default:
        return false;
    }
  }

  private pressedOn(id: string, key: string): boolean {
    if (key === ' ' && this.actions.toggle(id)) return true;
    if (key === 'Enter' || key === ' ') {
      this.actions.choose(id);
      return true;
    }
    const next = this.nextByKey(id, key);
    if (next === undefined) return key.startsWith('Arrow');
    this.focusOn(next);
    this.actions.reveal(next);
    return true;
  }

  private nextByKey(id: string, key: string): string | undefined {
    const placed = this.placed();
    if (!placed) return undefined;
    const ids = [...this.nodes().keys()];
    if (key.startsWith('Arrow')) return neighbour(placed, id, key);
    if (key === 'Home') return ids[0];
    return key === 'End' ? ids.at(-1) : undefined;
  }
}

/** The state whose element this is, or in whose element it lies. */
export function stateIdOf(element: Element): string | undefined {
  const node = element.closest('g.state');
  return node instanceof SVGGElement ? node.dataset['id'] : undefined;
}
