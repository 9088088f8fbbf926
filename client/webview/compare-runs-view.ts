// The script of the page of two runs beside each other. It holds no facts of its own: all comes again on "ready".
import {
  runDifferences,
  type ComparedDetails,
  type ComparedRun,
  type ComparedState,
  type FromComparison,
  type Side,
  type ToComparison,
} from '../runs/compare-messages';
import type { RunSource } from '../run/view-messages';
import { drawCompared } from './compared-details';
import { ComparedStates, differenceSign } from './compared-states';
import { button, byId, element } from './elements';
import { graphAndTabs, type KeptLook } from './graph-and-tabs';
import { changeWords } from './graph/decorate';
import { statusIcon, statusWords } from './icons';

/** What of the page's look outlives a reload of it. */
interface Look extends KeptLook {
  readonly chosen?: number;
  /** The runs that are compared. */
  readonly runs?: readonly (RunSource | undefined)[];
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromComparison): void;
  getState(): Look | undefined;
  setState(look: Look): void;
};

const editor = acquireVsCodeApi();
const send = (message: FromComparison): void => {
  editor.postMessage(message);
};
const keepLook = (look: Look): void => {
  editor.setState({ ...editor.getState(), ...look });
};
let shown = { key: 0, visit: 0 };

const states = new ComparedStates(byId('states'), ({ key }) => {
  show(key);
});
const { canvas, showGraph, selectState } = graphAndTabs({
  tabs: [
    { tab: 'tab-states', panel: 'states-part' },
    { tab: 'tab-graph', panel: 'graph' },
  ],
  first: 'states-part',
  kept: editor.getState(),
  keep: keepLook,
  choose: (name) => {
    const state = states.named(name);
    if (!state) return;
    states.select(state.key);
    show(state.key);
  },
});

onClick('texts', () => {
  send({ kind: 'texts' });
});
window.addEventListener('message', ({ data }: MessageEvent<ToComparison>) => {
  receive(data);
});
send({ kind: 'ready' });

function receive(message: ToComparison): void {
  switch (message.kind) {
    case 'runs': {
      keepLook({ runs: [message.before.source, message.after.source] });
      drawHead(message.states[0], message.before, message.after);
      states.setStates(message.states);
      drawLegend(message.states);
      const chosen = states.get(editor.getState()?.chosen ?? 0) ?? message.states[0];
      if (!chosen) return;
      states.select(chosen.key);
      show(chosen.key);
      return;
    }
    case 'graph':
      if (!message.graph) {
        byId('graph-note').textContent = 'There is no definition to draw.';
        return;
      }
      canvas.setChanges(message.changes);
      showGraph(message.graph, message.title);
      return;
    case 'details':
      drawDetails(message.details);
  }
}

function show(key: number, visit = 0): void {
  shown = { key, visit };
  keepLook({ chosen: key });
  const state = states.get(key);
  selectState(key === 0 ? undefined : state?.name);
  send({ kind: 'select', key, visit });
}

function drawDetails(details: ComparedDetails): void {
  const state = states.get(details.key);
  if (!state || details.key !== shown.key || details.visit !== shown.visit) return;
  const { key, visit } = details;
  const hadFocus = document.activeElement?.closest('.visits') !== null;
  drawCompared(byId('details'), state, details, {
    copy: (text) => {
      send({ kind: 'copy', text });
    },
    open: (stage, side) => {
      send({ kind: 'open', key, visit, stage, side });
    },
    chooseVisit: (next) => {
      show(key, next);
    },
  });
  // The list was made anew under the keyboard.
  if (hadFocus) byId('details').querySelector<HTMLElement>('.visits [role=listbox]')?.focus();
}

function drawHead(execution: ComparedState | undefined, before: ComparedRun, after: ComparedRun): void {
  byId('machine').textContent = execution?.name ?? '';
  byId('runs').replaceChildren(runHead('Earlier', 'before', before), runHead('Later', 'after', after));
}

function runHead(words: string, side: Side, { title, status, summary, startedAt }: ComparedRun): HTMLElement {
  return element(
    'p',
    { class: 'run' },
    element('span', { class: 'which', text: words }),
    statusIcon(status),
    element('span', { class: 'summary', text: summary || statusWords(status) }),
    button(title, 'link', () => {
      send({ kind: 'run', side });
    }),
    element('span', { class: 'when', text: new Date(startedAt).toLocaleString() }),
  );
}

/** Signs and words, not colours alone; the numbers say whether one has seen all. */
function drawLegend(all: readonly ComparedState[]): void {
  const kinds = runDifferences.flatMap((difference) => {
    const count = all.filter((state) => state.key !== 0 && state.difference === difference).length;
    if (count === 0) return [];
    const words = `${changeWords(difference)}: ${String(count)}`;
    return [element('li', {}, differenceSign(difference), element('span', { text: words }))];
  });
  byId('legend').replaceChildren(...kinds);
}

function onClick(id: string, work: () => void): void {
  byId(id).addEventListener('click', work);
}
