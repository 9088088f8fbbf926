import { byId } from './elements';

export interface Tab {
  readonly tab: string;
  readonly panel: string;
}

/** Tabs as the pattern of ARIA has them: the arrows, Home and End go from one to the next. */
export class Tabs {
  private current: Tab | undefined;

  constructor(
    private readonly tabs: readonly Tab[],
    private readonly on: (panel: string) => void,
  ) {
    tabs.forEach((one, index) => {
      const button = byId(one.tab);
      button.addEventListener('click', () => {
        this.show(one.panel);
      });
      button.addEventListener('keydown', (event) => {
        const targets: Readonly<Record<string, number>> = {
          ArrowRight: (index + 1) % tabs.length,
          ArrowLeft: (index + tabs.length - 1) % tabs.length,
          Home: 0,
          End: tabs.length - 1,
        };
        const target = tabs[targets[event.key] ?? -1];
        if (!target) return;
        event.preventDefault();
        this.show(target.panel);
        byId(target.tab).focus();
      });
    });
  }

  /** The panel that is shown. */
  get shown(): string | undefined {
    return this.current?.panel;
  }

  show(panel: string): void {
    const wanted = this.tabs.find((one) => one.panel === panel) ?? this.tabs[0];
    if (!wanted) return;
    this.current = wanted;
    for (const one of this.tabs) {
      const isShown = one === wanted;
      byId(one.panel).hidden = !isShown;
      const button = byId(one.tab);
      button.setAttribute('aria-selected', String(isShown));
      button.tabIndex = isShown ? 0 : -1;
    }
    this.on(wanted.panel);
  }
}
