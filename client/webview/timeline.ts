import type { AttemptSpan, Row, RunHeader } from '../run/view-messages';
import { durationText } from './duration';
import { byId, element } from './elements';
import { statusIcon, statusWords } from './icons';
import { RowTree, type ShownRow } from './row-tree';
import { TimeWindow } from './time-window';
import { VirtualList } from './virtual-list';

export interface TimelineActions {
  readonly select: (key: number) => void;
  readonly reveal: (key: number) => void;
}

/**
 * The states of a run as a tree, each with its bar in time. By keyboard: the arrows, Home and End move the selection, left
 * and right close and open, Enter shows the state in the text.
 */
export class Timeline {
  private readonly tree = new RowTree();
  private readonly time = new TimeWindow();
  private readonly list: VirtualList<ShownRow>;
  private shown: readonly ShownRow[] = [];
  private selected = 0;
  private header: RunHeader | undefined;
  private frame: number | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly ruler: HTMLElement,
    private readonly on: TimelineActions,
  ) {
    root.tabIndex = 0;
    this.list = new VirtualList(root, { rowHeight: 26, draw: (row) => this.draw(row) });
    root.addEventListener('keydown', (event) => {
      if (this.pressed(event.key)) event.preventDefault();
    });
    root.addEventListener('wheel', this.wheel, { passive: false });
    const clock = byId('clock') as HTMLSelectElement;
    clock.addEventListener('change', () => {
      this.time.clock = clock.value === 'real' ? 'real' : 'run';
      this.measure();
      this.time.fit();
      this.redraw();
    });
    const zoomBy = (id: string, work: () => void): void => {
      byId(id).addEventListener('click', () => {
        work();
        this.redraw();
      });
    };
    zoomBy('time-in', () => {
      this.time.zoom(1.5);
    });
    zoomBy('time-out', () => {
      this.time.zoom(1 / 1.5);
    });
    zoomBy('time-fit', () => {
      this.time.fit();
    });
  }

  clear(): void {
    this.tree.clear();
    this.selected = 0;
    this.schedule();
  }

  get(key: number): Row | undefined {
    return this.tree.get(key);
  }

  /** The latest visit of a state. */
  lastVisit(name: string): Row | undefined {
    return this.tree.lastVisit(name);
  }

  update(rows: readonly Row[]): void {
    this.tree.update(rows);
    this.schedule();
  }

  setHeader(header: RunHeader): void {
    this.header = header;
    this.measure();
    this.schedule();
  }

  /** Moves the selection there, and shows it. */
  select(key: number): void {
    if (!this.tree.get(key)) return;
    this.selected = key;
    this.tree.reveal(key);
    this.redraw();
    const index = this.shown.findIndex(({ row }) => row.key === key);
    if (index >= 0) this.list.reveal(index);
  }

  private measure(): void {
    if (!this.header) return;
    this.time.setTotal(this.time.clock === 'run' ? this.header.runDuration : this.header.realDuration);
  }

  private schedule(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.redraw();
    });
  }

  private redraw(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
    this.shown = this.tree.shown();
    this.list.setItems(this.shown);
    this.root.setAttribute('aria-activedescendant', `row-${String(this.selected)}`);
    this.drawRuler();
  }

  private drawRuler(): void {
    this.ruler.replaceChildren(
      ...this.time.ticks().map(({ at, left }) => {
        const tick = element('span', { class: 'tick', text: at === 0 ? '0' : durationText(at) });
        tick.style.left = `${String(left * 100)}%`;
        return tick;
      }),
    );
  }

  private draw({ row, depth, state }: ShownRow): HTMLElement {
    const retries = (row.attempts?.length ?? 1) - 1;
    const notes = [
      row.lane,
      retries > 0 ? `${String(retries + 1)} attempts` : undefined,
      row.status === 'failed' || row.status === 'caught' ? row.error : undefined,
    ].filter((note) => note !== undefined);
    const duration = this.durationOf(row);
    const item = element(
      'div',
      {
        class: `row ${row.status}`,
        attributes: {
          id: `row-${String(row.key)}`,
          role: 'treeitem',
          'aria-level': String(depth + 1),
          'aria-selected': String(row.key === this.selected),
          'data-key': String(row.key),
          ...(state !== 'leaf' && { 'aria-expanded': String(state === 'open') }),
        },
        onClick: () => {
          this.choose(row.key);
        },
      },
      element(
        'span',
        { class: 'label' },
        element('span', {
          class: `twisty ${state}`,
          attributes: { 'aria-hidden': 'true' },
          onClick: () => {
            this.toggle(row.key);
          },
        }),
        statusIcon(row.status),
        element('span', { class: 'visually-hidden', text: `${statusWords(row.status)}: ` }),
        element('span', { class: 'name', text: row.name, title: row.name }),
        element('span', { class: 'type', text: row.type }),
        notes.length > 0
          ? element('span', { class: 'notes', text: notes.join(' · '), title: notes.join(' · ') })
          : undefined,
      ),
      element('span', { class: 'bars', title: duration }, ...this.bars(row)),
      element('span', { class: 'duration', text: duration }),
    );
    // Not as an attribute: the page's policy allows no styles in it.
    item.style.setProperty('--depth', String(Math.min(depth, 12)));
    return item;
  }

  private bars(row: Row): HTMLElement[] {
    const whole = this.bar(row.time, `bar ${row.status}`);
    const tries = row.attempts ?? [];
    // A single call fills its state mostly: only several are told apart.
    if (tries.length < 2) return whole ? [whole] : [];
    const inner = tries.map((attempt: AttemptSpan) =>
      this.bar(attempt, `attempt ${attempt.isFailed ? 'failed' : 'succeeded'}`),
    );
    return [whole, ...inner].filter((bar) => bar !== undefined);
  }

  private bar(span: Row['time'], className: string): HTMLElement | undefined {
    const place = this.time.place(span);
    if (!place) return undefined;
    const bar = element('span', { class: className });
    bar.style.left = `${String(place.left * 100)}%`;
    bar.style.width = `${String(place.width * 100)}%`;
    return bar;
  }

  private durationOf({ time }: Row): string {
    const [start, end] = this.time.clock === 'run' ? [time.start, time.end] : [time.realStart, time.realEnd];
    if (start === undefined || end === undefined || end === start) return '';
    return durationText(end - start);
  }

  private toggle(key: number): void {
    const state = this.tree.stateOf(key);
    if (state !== 'leaf') this.tree.set(key, state === 'open' ? 'closed' : 'open');
    this.redraw();
  }

  private choose(key: number): void {
    this.root.focus({ preventScroll: true });
    this.select(key);
    this.on.select(key);
  }

  private pressed(key: string): boolean {
    const index = this.shown.findIndex(({ row }) => row.key === this.selected);
    const current = this.shown[index];
    if (key === 'Enter') this.on.reveal(this.selected);
    else if (key === 'ArrowRight' && current?.state === 'closed') this.toggle(this.selected);
    else if (key === 'ArrowLeft' && current?.state === 'open') this.toggle(this.selected);
    else {
      const targets: Readonly<Record<string, number | undefined>> = {
        ArrowDown: this.shown[index + 1]?.row.key,
        ArrowUp: this.shown[index - 1]?.row.key,
        ArrowRight: current?.state === 'open' ? this.shown[index + 1]?.row.key : undefined,
        ArrowLeft: current?.row.parent,
        Home: 0,
        End: this.shown.at(-1)?.row.key,
      };
      if (!(key in targets)) return false;
      const target = targets[key];
      if (target !== undefined) this.choose(target);
    }
    return true;
  }

  private readonly wheel = (event: WheelEvent): void => {
    const bars = event.target instanceof Element ? event.target.closest('.row')?.querySelector('.bars') : undefined;
    const box = bars?.getBoundingClientRect();
    if (!box || box.width === 0) return;
    if (event.ctrlKey || event.metaKey)
      this.time.zoom(Math.exp(-event.deltaY / 300), Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
    else if (event.shiftKey) this.time.pan(event.deltaY / box.width);
    else return;
    event.preventDefault();
    this.redraw();
  };
}
