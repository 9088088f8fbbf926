import type { EventRow } from '../run/view-messages';
import { durationText } from './duration';
import { byId, element } from './elements';
import { VirtualList } from './virtual-list';

/** The history as a list of events that can be filtered; choosing one shows all of it. */
export class EventsView {
  private readonly all: EventRow[] = [];
  /** All of them where nothing is filtered: the list itself, so that what comes is not copied again and again. */
  private shown: EventRow[] = this.all;
  private selected = -1;
  /** The event that is to be shown as soon as it has come. */
  private awaited: number | undefined;
  private words = '';
  private readonly list: VirtualList<EventRow>;

  constructor(
    root: HTMLElement,
    private readonly choose: (event: EventRow) => void,
  ) {
    root.tabIndex = 0;
    this.list = new VirtualList(root, { rowHeight: 22, draw: (event, index) => this.draw(event, index) });
    const filter = byId('event-filter') as HTMLInputElement;
    filter.addEventListener('input', () => {
      this.words = filter.value.trim().toLowerCase();
      this.selected = -1;
      this.shown = this.words === '' ? this.all : this.all.filter((event) => this.fits(event));
      this.refresh();
    });
    root.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown') this.select(this.selected + 1);
      else if (event.key === 'ArrowUp') this.select(this.selected - 1);
      else return;
      event.preventDefault();
    });
  }

  clear(): void {
    this.all.length = 0;
    this.shown = this.words === '' ? this.all : [];
    this.selected = -1;
    this.awaited = undefined;
    this.refresh();
  }

  add(events: readonly EventRow[]): void {
    this.all.push(...events);
    if (this.shown !== this.all) this.shown.push(...events.filter((event) => this.fits(event)));
    this.refresh();
    if (this.awaited !== undefined && events.some(({ id }) => id === this.awaited)) this.reveal(this.awaited);
  }

  /** Shows an event in the list, now or when it has come, if the filter lets it. */
  reveal(id: number): void {
    this.awaited = this.all.some((event) => event.id === id) ? undefined : id;
    this.selected = this.shown.findIndex((event) => event.id === id);
    this.list.redraw();
    if (this.selected >= 0) this.list.reveal(this.selected);
  }

  private fits({ type, name }: EventRow): boolean {
    return type.toLowerCase().includes(this.words) || name.toLowerCase().includes(this.words);
  }

  private refresh(): void {
    this.list.setItems(this.shown);
    byId('event-count').textContent =
      this.shown.length === this.all.length
        ? `${String(this.all.length)} events`
        : `${String(this.shown.length)} of ${String(this.all.length)} events`;
  }

  private select(index: number): void {
    const event = this.shown[index];
    if (!event) return;
    this.selected = index;
    this.list.redraw();
    this.list.reveal(index);
    this.choose(event);
  }

  private draw({ id, type, name, time }: EventRow, index: number): HTMLElement {
    return element(
      'div',
      {
        class: `event ${tone(type)}`,
        attributes: { role: 'option', 'aria-selected': String(index === this.selected) },
        onClick: () => {
          this.select(index);
        },
      },
      element('span', { class: 'id', text: String(id) }),
      element('span', { class: 'event-type', text: type }),
      element('span', { class: 'notes', text: name, title: name }),
      element('span', { class: 'duration', text: durationText(time) }),
    );
  }
}

function tone(type: string): string {
  if (/(Failed|TimedOut|Aborted)$/.test(type)) return 'failed';
  return /(Succeeded)$/.test(type) ? 'succeeded' : '';
}
