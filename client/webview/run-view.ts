// The script of the run view. It holds no facts of its own: the extension sends all again when the view says "ready".
import type { NodeMark } from '../graph/messages';
import type { Details, FromView, Row, RunHeader, RunSource, ToView, ViewLogLine } from '../run/view-messages';
import { AnswerForms } from './answer-form';
import { drawDetails } from './details';
import { durationText } from './duration';
import { byId, element } from './elements';
import { EventsView } from './events-view';
import { graphAndTabs, type KeptLook } from './graph-and-tabs';
import { statusIcon, statusWords } from './icons';
import { colouredJson } from './json-text';
import type { IterationTable } from './iteration-table';
import { Timeline } from './timeline';

/** What of the view's look outlives a reload of it. */
interface Look extends KeptLook {
  /** The run that is shown, and its row that was chosen. */
  readonly source?: RunSource | undefined;
  readonly chosen?: number | undefined;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  getState(): Look | undefined;
  setState(look: Look): void;
};

const editor = acquireVsCodeApi();
const send = (message: FromView): void => {
  editor.postMessage(message);
};
const keepLook = (look: Look): void => {
  editor.setState({ ...editor.getState(), ...look });
};
/** The row that was chosen before the page was made anew, until it has come. */
let wanted: number | undefined;
/** Until the user chooses a row, the view shows the execution. */
let hasChosen = false;
let shown = 0;
let details: Details | undefined;
let iterations: IterationTable | undefined;
let hasAskedForEvents = false;
let hasGraph = false;

const timeline = new Timeline(byId('states'), byId('ruler'), {
  select: (key) => {
    hasChosen = true;
    show(key);
  },
  reveal: (key) => {
    if (key !== 0) send({ kind: 'reveal', key });
  },
});
const answers = new AnswerForms(byId('questions'), send);
const events = new EventsView(byId('event-list'), ({ id, key }) => {
  showEvent(id, key);
});
const { canvas, tabs, showGraph, selectState } = graphAndTabs({
  tabs: [
    { tab: 'tab-graph', panel: 'graph' },
    { tab: 'tab-timeline', panel: 'timeline' },
    { tab: 'tab-events', panel: 'events' },
    { tab: 'tab-log', panel: 'log-part' },
  ],
  first: 'graph',
  kept: editor.getState(),
  keep: keepLook,
  choose: (name) => {
    const row = timeline.lastVisit(name);
    if (row) choose(row.key);
  },
  opened: (panel) => {
    if (panel === 'events') askForEvents();
  },
});

onClick('cancel', () => {
  send({ kind: 'cancel' });
});
onClick('again', () => {
  send({ kind: 'again' });
});
onClick('redrive', () => {
  send({ kind: 'redrive' });
});
onClick('replay', () => {
  choose(0);
  send({ kind: 'replay' });
});
onClick('compare', () => {
  send({ kind: 'compare' });
});
onClick('export', () => {
  send({ kind: 'export' });
});
window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  receive(data);
});
send({ kind: 'ready' });

function receive(message: ToView): void {
  switch (message.kind) {
    case 'reset':
      reset();
      return;
    case 'header':
      drawHeader(message.header);
      timeline.setHeader(message.header);
      return;
    case 'graph':
      hasGraph = true;
      showGraph(message.graph, message.title);
      return;
    case 'marks':
      canvas.updateMarks(message.marks);
      if (!hasChosen) canvas.follow(running(message.marks));
      return;
    case 'rows': {
      const before = timeline.get(shown);
      timeline.update(message.rows);
      if (wanted !== undefined && timeline.get(wanted)) choose(wanted);
      if (!hasGraph) byId('graph-note').textContent = 'There is no definition to draw.';
      if (looksOther(before, timeline.get(shown))) redraw();
      return;
    }
    case 'questions':
      answers.update(message);
      return;
    case 'log':
      addLog(message.lines, message.hidden);
      return;
    case 'events':
      events.add(message.events);
      return;
    case 'event':
      drawEvent(message.text);
      return;
    case 'details':
      if (message.details.key !== shown) return;
      details = message.details;
      redraw();
      if (!hasChosen && details.failedAt) canvas.follow([`state:${details.failedAt.name}`]);
      return;
    case 'iterations':
      if (message.key !== shown || details?.key !== shown) return;
      details = { ...details, iterations: message.page };
      if (iterations) iterations.update(message.page);
      else redraw();
  }
}

function running(marks: Readonly<Record<string, NodeMark>>): string[] {
  return Object.entries(marks).flatMap(([id, { status }]) => (status === 'running' ? [id] : []));
}

function reset(): void {
  timeline.clear();
  answers.clear();
  canvas.clear();
  events.clear();
  byId('log').replaceChildren();
  byId('details').replaceChildren();
  byId('graph-note').textContent = '';
  hasChosen = false;
  wanted = editor.getState()?.chosen;
  hasGraph = false;
  shown = 0;
  details = undefined;
  hasAskedForEvents = false;
  if (tabs.shown === 'events') askForEvents();
}

function askForEvents(): void {
  if (hasAskedForEvents) return;
  hasAskedForEvents = true;
  send({ kind: 'events' });
}

function show(key: number): void {
  wanted = undefined;
  shown = key;
  keepLook({ chosen: key });
  const row = timeline.get(key);
  selectState(key === 0 ? undefined : row?.name);
  send({ kind: 'select', key });
}

function choose(key: number): void {
  hasChosen = true;
  timeline.select(key);
  show(key);
}

function redraw(): void {
  const row = timeline.get(shown);
  if (!row || !details || details.key !== shown) return;
  iterations = drawDetails(byId('details'), row, details, { send, choose, showEvent });
  if (!hasChosen) timeline.select(0);
}

/** What of a row the details show: a Map state's row comes anew with each of its iterations. */
function looksOther(before: Row | undefined, after: Row | undefined): boolean {
  return (
    before?.status !== after?.status ||
    before?.time.end !== after?.time.end ||
    before?.attempts?.length !== after?.attempts?.length
  );
}

function showEvent(id: number, key = shown): void {
  if (key !== shown) choose(key);
  askForEvents();
  events.reveal(id);
  send({ kind: 'event', id });
}

/** One event as the history has it, above all else that is known of its step. */
function drawEvent(text: string): void {
  const pane = byId('details');
  pane.querySelector('.whole-event')?.remove();
  const close = element('button', {
    class: 'quiet',
    text: 'Close',
    attributes: { type: 'button' },
    onClick: () => pane.querySelector('.whole-event')?.remove(),
  });
  pane
    .querySelector('.facts')
    ?.after(
      element(
        'section',
        { class: 'part whole-event' },
        element('div', { class: 'part-head' }, element('h3', { text: 'Event' }), close),
        element(
          'pre',
          { class: 'data event', attributes: { tabindex: '0', 'aria-label': 'Event' } },
          colouredJson(text),
        ),
      ),
    );
}

function drawHeader(header: RunHeader): void {
  const { machine, file, status, summary, eventCount, realDuration, runDuration, isVirtual, origin } = header;
  keepSource(header.source);
  byId('machine').textContent = machine;
  byId('machine').title = file;
  byId('status').className = `status ${status}`;
  byId('status').replaceChildren(
    statusIcon(status),
    element('span', { text: summary || statusWords(status), title: summary }),
  );
  byId('facts').textContent = [
    origin === 'history'
      ? durationText(runDuration)
      : `${durationText(realDuration)}${isVirtual ? ` (${durationText(runDuration)} simulated)` : ''}`,
    `${String(eventCount)} events`,
    origin === 'live' ? undefined : new Date(header.startedAt).toLocaleString(),
    origin === 'history' ? 'from a history file' : undefined,
  ]
    .filter((fact) => fact !== undefined)
    .join(' · ');
  byId('cancel').hidden = status !== 'running';
  byId('compare').hidden = status === 'running';
  byId('again').hidden = status === 'running' || origin === 'history';
  byId('replay').hidden = status === 'running' || origin === 'live';
  byId('redrive').hidden = origin === 'history' || ['running', 'succeeded', 'broken'].includes(status);
}

/** Another run has other rows; of the one that was shown before, the chosen row is shown again. */
function keepSource(source: RunSource | undefined): void {
  const kept = editor.getState();
  if (JSON.stringify(kept?.source) === JSON.stringify(source)) return;
  wanted = undefined;
  keepLook({ source, chosen: undefined });
}

function addLog(lines: readonly ViewLogLine[], hidden: number): void {
  const log = byId('log');
  const isAtEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 4;
  for (const { state, stream, text } of lines) {
    log.append(
      element(
        'div',
        { class: `line ${stream}` },
        element('span', { class: 'from', text: state }),
        element('span', { text }),
      ),
    );
  }
  const count = log.childElementCount;
  byId('tab-log').textContent = count === 0 ? 'Log' : `Log (${String(count)})`;
  byId('log-hidden').hidden = hidden === 0;
  byId('log-hidden').textContent = `${String(hidden)} more lines: see the output channel "Stepwright Run"`;
  if (isAtEnd) log.scrollTop = log.scrollHeight;
}

function onClick(id: string, work: () => void): void {
  byId(id).addEventListener('click', work);
}
