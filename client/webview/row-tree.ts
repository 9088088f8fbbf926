import type { Row } from '../run/view-messages';
import { durationText } from './duration';
import { element } from './elements';
import { statusIcon, statusWords } from './icons';

/**
 * The states of a run as a tree for pointer and keyboard: the arrows, Home and End move the selection, Enter shows the
 * state in the text. Rows stand in the order in which they were entered, those inside of a state below it.
 */
export class RowTree {
  private readonly rows = new Map<number, { row: Row; item: HTMLElement }>();
  private selected = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly on: { readonly select: (key: number) => void; readonly reveal: (key: number) => void },
  ) {
    root.addEventListener('keydown', (event) => {
      this.pressed(event);
    });
  }

  clear(): void {
    this.rows.clear();
    this.root.replaceChildren();
    this.selected = 0;
  }

  get(key: number): Row | undefined {
    return this.rows.get(key)?.row;
  }

  /** Adds the rows that are new and draws those anew that changed; gives the keys of these. */
  update(rows: readonly Row[]): Set<number> {
    const changed = new Set<number>();
    for (const row of rows) {
      const before = this.rows.get(row.key);
      if (before && JSON.stringify(before.row) === JSON.stringify(row)) continue;
      changed.add(row.key);
      const item = this.draw(row);
      this.rows.set(row.key, { row, item });
      if (before) {
        const hadFocus = before.item === document.activeElement;
        before.item.replaceWith(item);
        if (hadFocus) item.focus();
      } else this.insert(row, item);
    }
    return changed;
  }

  select(key: number): void {
    const before = this.rows.get(this.selected);
    const next = this.rows.get(key);
    if (!next) return;
    for (const [item, isSelected] of [
      [before?.item, false],
      [next.item, true],
    ] as const) {
      item?.setAttribute('aria-selected', String(isSelected));
      item?.setAttribute('tabindex', isSelected ? '0' : '-1');
    }
    this.selected = key;
  }

  /** After the last row that is inside of the same parent, so that branches at one time do not mix with the main line. */
  private insert(row: Row, item: HTMLElement): void {
    let last = this.rows.get(row.parent)?.item;
    for (let next = last?.nextElementSibling; next; next = next.nextElementSibling) {
      if (row.key === 0 || Number(next.getAttribute('aria-level')) <= row.depth) break;
      last = next as HTMLElement;
    }
    if (last && row.key !== 0) last.after(item);
    else this.root.append(item);
  }

  private draw(row: Row): HTMLElement {
    const isSelected = row.key === this.selected;
    const notes = [
      row.lane,
      row.attempts > 1 ? `${String(row.attempts)} attempts` : undefined,
      row.status === 'failed' || row.status === 'caught' ? row.error : undefined,
    ].filter((note) => note !== undefined);
    const item = element(
      'div',
      {
        class: `row ${row.status}`,
        attributes: {
          role: 'treeitem',
          'aria-level': String(row.depth + 1),
          'aria-selected': String(isSelected),
          tabindex: isSelected ? '0' : '-1',
          'data-key': String(row.key),
        },
        onClick: () => {
          this.choose(row.key);
        },
      },
      statusIcon(row.status),
      element('span', { class: 'visually-hidden', text: `${statusWords(row.status)}: ` }),
      element('span', { class: 'name', text: row.name, title: row.name }),
      element('span', { class: 'type', text: row.type }),
      notes.length > 0
        ? element('span', { class: 'notes', text: notes.join(' · '), title: notes.join(' · ') })
        : undefined,
      element('span', { class: 'duration', text: row.duration ? durationText(row.duration) : '' }),
    );
    // Not as an attribute: the page's policy allows no styles in it.
    item.style.setProperty('--depth', String(Math.min(row.depth, 12)));
    return item;
  }

  private choose(key: number): void {
    this.select(key);
    this.rows.get(key)?.item.focus();
    this.on.select(key);
  }

  private pressed(event: KeyboardEvent): void {
    const current = this.rows.get(this.selected)?.item;
    const targets: Readonly<Record<string, Element | null | undefined>> = {
      ArrowDown: current?.nextElementSibling,
      ArrowUp: current?.previousElementSibling,
      Home: this.root.firstElementChild,
      End: this.root.lastElementChild,
      ArrowLeft: this.rows.get(this.rows.get(this.selected)?.row.parent ?? 0)?.item,
    };
    if (event.key === 'Enter') this.on.reveal(this.selected);
    else if (event.key in targets) {
      const target = targets[event.key];
      if (target instanceof HTMLElement) this.choose(Number(target.dataset['key']));
    } else return;
    event.preventDefault();
  }
}
