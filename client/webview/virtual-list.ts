export interface ListOptions<Item> {
  /** Pixels; all rows are equally high. */
  readonly rowHeight: number;
  readonly draw: (item: Item, index: number) => HTMLElement;
  /** Told which items are in sight, from the first to before the last, where some of them are missing in a sparse list. */
  readonly missing?: (first: number, last: number) => void;
}

/** More than the eye sees, so that a fast scroll meets rows that are there. */
const margin = 8;

/** A list of any length in a scrolling element: only the rows in sight are elements of the page. */
export class VirtualList<Item> {
  private items: readonly Item[] = [];
  private readonly spacer = document.createElement('div');
  private readonly drawn = new Map<number, { readonly item: Item; readonly row: HTMLElement }>();
  private frame: number | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly options: ListOptions<Item>,
  ) {
    this.spacer.className = 'spacer';
    this.spacer.setAttribute('role', 'presentation');
    root.classList.add('virtual-list');
    root.append(this.spacer);
    root.addEventListener('scroll', () => {
      this.schedule();
    });
    new ResizeObserver(() => {
      this.schedule();
    }).observe(root);
  }

  /** Shows these items; rows of items that are the same objects stay as they are. Holes of a sparse list stay empty. */
  setItems(items: readonly Item[]): void {
    this.items = items;
    this.schedule();
  }

  /** Draws all rows anew, also those of items that stayed the same. */
  redraw(): void {
    for (const { row } of this.drawn.values()) row.remove();
    this.drawn.clear();
    this.schedule();
  }

  /** Scrolls just so far that the row is in sight. */
  reveal(index: number): void {
    const { rowHeight } = this.options;
    // Where the list has just grown there must be room to scroll to.
    this.fit();
    const { scrollTop, clientHeight } = this.root;
    const top = index * rowHeight;
    if (top < scrollTop) this.root.scrollTop = top;
    else if (top + rowHeight > scrollTop + clientHeight) this.root.scrollTop = top + rowHeight - clientHeight;
    this.paint();
  }

  private schedule(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.paint();
    });
  }

  private fit(): void {
    this.spacer.style.height = `${String(this.items.length * this.options.rowHeight)}px`;
  }

  private paint(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
    const { rowHeight, draw } = this.options;
    const { scrollTop, clientHeight } = this.root;
    this.fit();
    const first = Math.max(0, Math.floor(scrollTop / rowHeight) - margin);
    const last = Math.min(this.items.length, Math.ceil((scrollTop + clientHeight) / rowHeight) + margin);
    for (const [index, { row, item }] of this.drawn) {
      if (index >= first && index < last && this.items[index] === item) continue;
      row.remove();
      this.drawn.delete(index);
    }
    let areMissing = false;
    for (let index = first; index < last; index++) {
      const item = this.items[index];
      areMissing ||= item === undefined;
      if (item === undefined || this.drawn.has(index)) continue;
      const row = draw(item, index);
      row.style.transform = `translateY(${String(index * rowHeight)}px)`;
      this.drawn.set(index, { item, row });
      this.spacer.append(row);
    }
    if (areMissing) this.options.missing?.(first, last);
  }
}
