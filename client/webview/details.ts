import type { Details, FromView, Row, Stage, ViewLogLine } from '../run/view-messages';
import { choicePart } from './choice-part';
import { durationText } from './duration';
import { button, element } from './elements';
import { statusIcon, statusWords } from './icons';
import { iterationTable, type IterationTable } from './iteration-table';
import { jsonView } from './json-view';
import { colouredJson } from './json-text';
import { replayPart } from './replay-part';

export interface DetailsActions {
  readonly send: (message: FromView) => void;
  /** Selects another row. */
  readonly choose: (key: number) => void;
  readonly showEvent: (id: number) => void;
}

/**
 * What came into a state and out of it stage by stage, why it failed, and what the history says of it. Gives the table of
 * a Map state's iterations, which change while all else stays.
 */
export function drawDetails(
  pane: HTMLElement,
  row: Row,
  details: Details,
  actions: DetailsActions,
): IterationTable | undefined {
  const { key, data, failedAt, iterations, isJsonata } = details;
  const { send } = actions;
  const parts = data.map(({ stage, title, text, sameAs }) =>
    sameAs !== undefined
      ? element('p', { class: 'same-as', text: `${title}: the same as ${sameAs}` })
      : jsonView(text, {
          title,
          name: stage,
          isJsonata,
          copy: (copied) => {
            send({ kind: 'copy', text: copied });
          },
          open: () => {
            send({ kind: 'open', key, stage });
          },
        }),
  );
  const table =
    iterations &&
    iterationTable(iterations, {
      choose: actions.choose,
      ask: (from, to) => {
        send({ kind: 'iterations', from, to });
      },
    });
  const scrolled = pane.dataset['key'] === String(key) ? pane.scrollTop : 0;
  pane.dataset['key'] = String(key);
  pane.replaceChildren(
    element(
      'div',
      { class: 'details-head' },
      statusIcon(row.status),
      element('h2', { text: row.name }),
      ...(key === 0 ? [] : stateActions(details, send)),
    ),
    element('p', { class: 'facts', text: factsOf(row).join(' · ') }),
    ...failure(details),
    ...(failedAt ? [leadTo(failedAt, actions)] : []),
    ...(details.replay ? [replayPart(details.replay, actions.showEvent)] : []),
    ...(details.rules ? [choicePart(details.rules)] : []),
    ...(table ? [table.element] : []),
    ...missing(
      row,
      data.map(({ stage }) => stage),
    ),
    ...parts,
    ...(details.log ? [logPart(details.log)] : []),
    ...eventsPart(details, actions),
  );
  pane.scrollTop = scrolled;
  return table;
}

/** What one does with a state of the run. */
function stateActions({ key, canRun }: Details, send: DetailsActions['send']): HTMLElement[] {
  const action = (text: string, message: FromView): HTMLElement =>
    button(text, 'link', () => {
      send(message);
    });
  return [
    action('Show in definition', { kind: 'reveal', key }),
    ...(canRun
      ? [
          action('Run from here…', { kind: 'run-part', key, extent: 'from' }),
          action('Run only this…', { kind: 'run-part', key, extent: 'only' }),
        ]
      : []),
  ];
}

function factsOf(row: Row): string[] {
  const { start, end } = row.time;
  const calls = row.attempts?.length ?? 0;
  return [
    row.type,
    row.lane,
    row.outcome || statusWords(row.status),
    calls > 1 ? `${String(calls)} attempts` : undefined,
    end !== undefined && end > start ? durationText(end - start) : undefined,
    row.key === 0 ? undefined : `at ${durationText(start)}`,
  ].filter((fact) => fact !== undefined);
}

/** A state that ended in an error has no output, which one looks for. */
function missing({ status, key }: Row, stages: readonly Stage[]): HTMLElement[] {
  if (status === 'running' || stages.includes('output') || key === 0) return [];
  return [element('p', { class: 'none', text: 'No output: the state did not end by itself.' })];
}

function leadTo(failedAt: NonNullable<Details['failedAt']>, { send, choose }: DetailsActions): HTMLElement {
  return element(
    'p',
    { class: 'failed-at' },
    document.createTextNode('At state '),
    button(failedAt.name, 'link', () => {
      choose(failedAt.key);
      send({ kind: 'reveal', key: failedAt.key });
    }),
  );
}

function failure({ error, cause }: Details): HTMLElement[] {
  if (error === undefined && cause === undefined) return [];
  return [
    element(
      'div',
      { class: 'failure', attributes: { role: 'alert' } },
      element('p', { class: 'error', text: error ?? 'Error' }),
      cause === undefined ? undefined : element('pre', { class: 'cause' }, colouredJson(prettyCause(cause))),
    ),
  ];
}

/** The cause of a function's error is JSON text in one line. */
function prettyCause(cause: string): string {
  if (!/^[[{]/.test(cause)) return cause;
  try {
    return JSON.stringify(JSON.parse(cause), null, 2);
  } catch {
    return cause;
  }
}

/** What the step's handlers have printed. */
function logPart(lines: readonly ViewLogLine[]): HTMLElement {
  return element(
    'section',
    { class: 'part' },
    element('div', { class: 'part-head' }, element('h3', { text: 'Log' })),
    element(
      'pre',
      { class: 'data step-log', attributes: { tabindex: '0', 'aria-label': 'Log' } },
      ...lines.map(({ stream, text }) => element('span', { class: stream, text: `${text}\n` })),
    ),
  );
}

function eventsPart({ events, moreEvents }: Details, { showEvent }: DetailsActions): HTMLElement[] {
  if (events.length === 0) return [];
  const rows = events.map(({ id, type, time }) =>
    element(
      'li',
      {},
      button(`${String(id)}  ${type}`, 'link', () => {
        showEvent(id);
      }),
      element('span', { class: 'when', text: `at ${durationText(time)}` }),
    ),
  );
  return [
    element(
      'section',
      { class: 'part' },
      element('div', { class: 'part-head' }, element('h3', { text: 'History events' })),
      element('ul', { class: 'step-events' }, ...rows),
      moreEvents > 0 ? element('p', { class: 'none', text: `${String(moreEvents)} more: see Events` }) : undefined,
    ),
  ];
}
