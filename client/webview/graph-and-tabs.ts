import { GRAPH_STYLE } from '../../graph/draw/palette';
import type { StateGraph } from '../../language/graph/build-graph';
import { makeDivider } from './divider';
import { byId } from './elements';
import { GraphCanvas } from './graph/canvas';
import { Tabs, type Tab } from './tabs';

/** What outlives a reload of the page: the tab that is open, and the size of the upper part. */
export interface KeptLook {
  readonly panel?: string;
  readonly share?: number;
}

export interface GraphAndTabsOptions {
  readonly tabs: readonly Tab[];
  /** The panel that is open where nothing is kept. */
  readonly first: string;
  readonly kept: KeptLook | undefined;
  readonly keep: (look: KeptLook) => void;
  /** A state of the graph was chosen, by its name. */
  readonly choose: (name: string) => void;
  /** A tab was opened; the first one too. */
  readonly opened?: (panel: string) => void;
}

export interface GraphAndTabs {
  readonly canvas: GraphCanvas;
  readonly tabs: Tabs;
  /** Draws the graph; as a whole once it can be seen. */
  readonly showGraph: (graph: StateGraph, title: string) => void;
  /** Shows which state is looked at; undefined for the execution. */
  readonly selectState: (name: string | undefined) => void;
}

/** Sets up what the page of a run and that of two runs have alike: tabs, of which one holds the graph, above details. */
export function graphAndTabs({ tabs: all, first, kept, keep, choose, opened }: GraphAndTabsOptions): GraphAndTabs {
  const style = document.querySelector<HTMLStyleElement>('style[data-graph]');
  if (style) style.textContent = GRAPH_STYLE;
  /** The graph was laid out while it could not be seen. */
  let needsFit = false;
  const canvas = new GraphCanvas(byId('stage'), {
    worker: document.body.dataset['worker'] ?? '',
    choose: (id) => {
      choose(id.replace(/^state:/, ''));
    },
    say: (text) => {
      byId('graph-note').textContent = text;
    },
  });
  const fit = (): void => {
    needsFit = false;
    canvas.viewport.fit();
  };
  const zoom = (id: string, factor: number): void => {
    byId(id).addEventListener('click', () => {
      canvas.viewport.zoom(factor);
    });
  };
  zoom('zoom-in', 1.2);
  zoom('zoom-out', 1 / 1.2);
  byId('fit').addEventListener('click', fit);
  const tabs = new Tabs(all, (panel) => {
    keep({ panel });
    if (panel === 'graph' && needsFit) fit();
    opened?.(panel);
  });
  const divider = makeDivider(byId('divider'), byId('main'), (share) => {
    keep({ share });
  });
  divider.set(kept?.share ?? 50);
  tabs.show(kept?.panel ?? first);
  return {
    canvas,
    tabs,
    showGraph: (graph, title) => {
      needsFit = tabs.shown !== 'graph';
      void canvas.show(graph, title);
    },
    selectState: (name) => {
      canvas.select(name === undefined ? undefined : `state:${name}`);
    },
  };
}
