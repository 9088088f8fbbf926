// The script of the run view. It holds no facts of its own: the extension sends all again when the view says "ready".
import type { Details, FromView, RunHeader, ToView, ViewLogLine } from '../run/view-messages';
import { AnswerForms } from './answer-form';
import { drawDetails } from './details';
import { durationText } from './duration';
import { byId, element } from './elements';
import { statusIcon, statusWords } from './icons';
import { RowTree } from './row-tree';

declare function acquireVsCodeApi(): { postMessage(message: FromView): void };

const editor = acquireVsCodeApi();
const send = (message: FromView): void => {
  editor.postMessage(message);
};
const tree = new RowTree(byId('states'), {
  select: (key) => {
    hasChosen = true;
    show(key);
  },
  reveal: (key) => {
    if (key !== 0) send({ kind: 'reveal', key });
  },
});
const answers = new AnswerForms(byId('questions'), send);
/** Until the user chooses a row, the view shows the execution. */
let hasChosen = false;
let shown = 0;
let details: Details | undefined;

byId('cancel').addEventListener('click', () => send({ kind: 'cancel' }));
byId('again').addEventListener('click', () => send({ kind: 'again' }));
byId('redrive').addEventListener('click', () => send({ kind: 'redrive' }));
window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  receive(data);
});
send({ kind: 'ready' });

function receive(message: ToView): void {
  switch (message.kind) {
    case 'reset':
      tree.clear();
      answers.clear();
      byId('log').replaceChildren();
      byId('details').replaceChildren();
      hasChosen = false;
      shown = 0;
      details = undefined;
      return;
    case 'header':
      drawHeader(message.header);
      return;
    case 'rows': {
      const changed = tree.update(message.rows);
      note('rows-hidden', message.hidden, 'more states: see the log');
      if (!hasChosen) tree.select(0);
      if (changed.has(shown)) redraw();
      return;
    }
    case 'questions':
      answers.update(message);
      return;
    case 'log':
      addLog(message.lines, message.hidden);
      return;
    case 'details':
      if (message.details.key !== shown) return;
      details = message.details;
      redraw();
  }
}

function show(key: number): void {
  shown = key;
  send({ kind: 'select', key });
}

function redraw(): void {
  const row = tree.get(shown);
  if (!row || !details) return;
  drawDetails(byId('details'), row, details, send, (key) => {
    hasChosen = true;
    tree.select(key);
    show(key);
  });
}

function drawHeader(header: RunHeader): void {
  const { machine, file, status, summary, eventCount, realDuration, runDuration, isVirtual } = header;
  byId('machine').textContent = machine;
  byId('machine').title = file;
  byId('status').className = `status ${status}`;
  byId('status').replaceChildren(statusIcon(status), element('span', { text: summary || statusWords(status) }));
  byId('facts').textContent = [
    `${durationText(realDuration)}${isVirtual ? ` (${durationText(runDuration)} simulated)` : ''}`,
    `${String(eventCount)} events`,
  ].join(' · ');
  byId('cancel').hidden = status !== 'running';
  byId('again').hidden = status === 'running';
  byId('redrive').hidden = status === 'running' || status === 'succeeded' || status === 'broken';
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
  byId('log-part').hidden = log.childElementCount === 0;
  note('log-hidden', hidden, 'more lines: see the output channel "Stepwright Run"');
  if (isAtEnd) log.scrollTop = log.scrollHeight;
}

function note(id: string, hidden: number, text: string): void {
  byId(id).hidden = hidden === 0;
  byId(id).textContent = `${String(hidden)} ${text}`;
}
