import { shortened } from '../../language/text/shortened';
import { memberPath, type PathStep } from './json-path-text';
import { button, element } from './elements';
import { findInJson } from './json-search';
import { VirtualList } from './virtual-list';

export interface JsonTreeOptions {
  readonly title: string;
  /** Paths that are copied are written for a JSONata state. */
  readonly isJsonata: boolean;
  readonly copy: (text: string) => void;
}

interface Line {
  readonly path: readonly PathStep[];
  readonly value: unknown;
}

const opensByItself = 20;
const longestPreview = 80;
const rowHeight = 22;

/**
 * JSON of any size as a tree: what is not open costs nothing, and only lines in sight are drawn. By keyboard: the arrows
 * move, open and close; Ctrl+C copies the value, Ctrl+Shift+C its path.
 */
export class JsonTree {
  readonly element: HTMLElement;
  private readonly root = element('div', { class: 'json-tree', attributes: { role: 'tree', tabindex: '0' } });
  private readonly note = element('span', { class: 'note', attributes: { role: 'status' } });
  private readonly list: VirtualList<Line>;
  private readonly open = new Set<string>();
  private lines: Line[] = [];
  private selected = 0;
  private found: readonly (readonly PathStep[])[] = [];
  private foundAt = -1;

  constructor(
    private readonly value: unknown,
    private readonly options: JsonTreeOptions,
  ) {
    this.root.setAttribute('aria-label', options.title);
    this.list = new VirtualList(this.root, { rowHeight, draw: (line, index) => this.draw(line, index) });
    this.root.addEventListener('keydown', (event) => {
      if (this.pressed(event)) event.preventDefault();
    });
    this.openKey([]);
    for (const [step, inner] of members(value).slice(0, opensByItself))
      if (members(inner).length > 0 && members(inner).length <= opensByItself) this.openKey([step]);
    this.element = element('div', { class: 'json-tree-frame' }, this.tools(), this.root);
    this.refresh();
  }

  private tools(): HTMLElement {
    const search = element('input', {
      attributes: { type: 'search', placeholder: 'Find', 'aria-label': `Find in ${this.options.title}` },
    });
    search.addEventListener('input', () => {
      this.search(search.value);
    });
    search.addEventListener('keydown', ({ key, shiftKey }) => {
      if (key === 'Enter') this.showFound(this.foundAt + (shiftKey ? -1 : 1));
    });
    return element(
      'div',
      { class: 'json-tools' },
      search,
      this.note,
      button('Copy path', 'quiet', () => {
        this.copyPath();
      }),
      button('Copy value', 'quiet', () => {
        this.copyValue();
      }),
    );
  }

  private search(words: string): void {
    this.found = findInJson(this.value, words);
    this.foundAt = -1;
    if (words.trim() === '') this.note.textContent = '';
    else if (this.found.length === 0) this.note.textContent = 'Nothing found';
    else this.showFound(0);
  }

  private showFound(wanted: number): void {
    const count = this.found.length;
    if (count === 0) return;
    this.foundAt = (wanted + count) % count;
    const path = this.found[this.foundAt] ?? [];
    for (let depth = 0; depth < path.length; depth++) this.openKey(path.slice(0, depth));
    this.note.textContent = `${String(this.foundAt + 1)} of ${String(count)}`;
    this.refresh();
    this.select(this.lines.findIndex((line) => keyOf(line.path) === keyOf(path)));
  }

  private openKey(path: readonly PathStep[]): void {
    this.open.add(keyOf(path));
  }

  private refresh(): void {
    this.lines = [];
    const add = (path: readonly PathStep[], value: unknown): void => {
      this.lines.push({ path, value });
      if (!this.open.has(keyOf(path))) return;
      for (const [step, inner] of members(value)) add([...path, step], inner);
    };
    add([], this.value);
    this.selected = Math.min(this.selected, this.lines.length - 1);
    this.root.style.height = `${String(Math.min(this.lines.length, 18) * rowHeight + 4)}px`;
    this.list.setItems(this.lines);
    this.list.redraw();
  }

  private draw({ path, value }: Line, index: number): HTMLElement {
    const count = members(value).length;
    const isOpen = this.open.has(keyOf(path));
    const name = path.at(-1);
    const row = element(
      'div',
      {
        class: 'json-row',
        attributes: {
          role: 'treeitem',
          'aria-level': String(path.length + 1),
          'aria-selected': String(index === this.selected),
          ...(count > 0 && { 'aria-expanded': String(isOpen) }),
        },
        onClick: () => {
          this.select(index);
          if (count > 0) this.toggle(path);
          this.root.focus({ preventScroll: true });
        },
      },
      element('span', { class: `twisty ${count === 0 ? 'leaf' : isOpen ? 'open' : 'closed'}` }),
      name === undefined ? undefined : element('span', { class: 'json-key', text: String(name) }),
      name === undefined ? undefined : document.createTextNode(': '),
      element('span', { class: `json-${kindOf(value)}`, text: preview(value) }),
    );
    row.style.setProperty('--depth', String(Math.min(path.length, 30)));
    return row;
  }

  private select(index: number): void {
    if (index < 0 || index >= this.lines.length) return;
    this.selected = index;
    this.list.redraw();
    this.list.reveal(index);
  }

  private toggle(path: readonly PathStep[]): void {
    const key = keyOf(path);
    if (!this.open.delete(key)) this.open.add(key);
    this.refresh();
  }

  private pressed({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    const line = this.lines[this.selected];
    if (!line) return false;
    const isOpen = this.open.has(keyOf(line.path));
    const isNested = members(line.value).length > 0;
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'c') {
      if (shiftKey) this.copyPath();
      else this.copyValue();
    } else if (key === 'ArrowDown') this.select(this.selected + 1);
    else if (key === 'ArrowUp') this.select(this.selected - 1);
    else if (key === 'Home') this.select(0);
    else if (key === 'End') this.select(this.lines.length - 1);
    else if (key === 'ArrowRight' && isNested && !isOpen) this.toggle(line.path);
    else if (key === 'ArrowRight') this.select(this.selected + (isNested ? 1 : 0));
    else if (key === 'ArrowLeft' && isOpen && isNested) this.toggle(line.path);
    else if (key === 'ArrowLeft')
      this.select(this.lines.findIndex(({ path }) => keyOf(path) === keyOf(line.path.slice(0, -1))));
    else if ((key === 'Enter' || key === ' ') && isNested) this.toggle(line.path);
    else return false;
    return true;
  }

  private copyPath(): void {
    const line = this.lines[this.selected];
    if (line) this.say(memberPath(line.path, this.options.isJsonata), 'Path copied');
  }

  private copyValue(): void {
    const line = this.lines[this.selected];
    if (line) this.say(JSON.stringify(line.value, null, 2), 'Value copied');
  }

  private say(text: string, done: string): void {
    this.options.copy(text);
    this.note.textContent = done;
  }
}

function members(value: unknown): [PathStep, unknown][] {
  if (Array.isArray(value)) return value.map((item: unknown, index): [PathStep, unknown] => [index, item]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function keyOf(path: readonly PathStep[]): string {
  return JSON.stringify(path);
}

function kindOf(value: unknown): 'string' | 'number' | 'word' | 'nested' {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  return typeof value === 'object' && value !== null ? 'nested' : 'word';
}

function preview(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? '[1 element]' : `[${String(value.length)} elements]`;
  if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value);
    return names.length === 0
      ? '{}'
      : shortened(`{ ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''} }`, longestPreview);
  }
  return shortened(JSON.stringify(value), longestPreview);
}
