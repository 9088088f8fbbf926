// The script of the page of resources: which tasks a machine has, and what answers each in a local run.
import type { FromResourcesView, ShownResource, ToResourcesView } from '../resources/messages';
import { button, byId, element } from './elements';

declare function acquireVsCodeApi(): { postMessage(message: FromResourcesView): void };

const editor = acquireVsCodeApi();
const send = (message: FromResourcesView): void => {
  editor.postMessage(message);
};

byId('record').addEventListener('click', () => send({ kind: 'record' }));
byId('settings').addEventListener('click', () => send({ kind: 'open-settings' }));
window.addEventListener('message', ({ data }: MessageEvent<ToResourcesView>) => {
  draw(data);
});
send({ kind: 'ready' });

function draw(message: ToResourcesView): void {
  byId('machine').textContent = message.machine;
  const isRefused = message.kind === 'refused';
  byId('fault').hidden = !isRefused;
  byId('tasks').hidden = isRefused || message.resources.length === 0;
  byId('notes').hidden = isRefused || message.notes.length === 0;
  if (isRefused) {
    byId('fault').textContent = message.message;
    byId('summary').textContent = '';
    return;
  }
  byId('summary').textContent = summary(message.resources);
  byId('notes').replaceChildren(...message.notes.map((note) => element('li', { text: note })));
  byId('rows').replaceChildren(...message.resources.flatMap(rows));
}

function summary(resources: readonly ShownResource[]): string {
  if (resources.length === 0) return 'This state machine calls nothing.';
  const missing = resources.filter(({ answeredBy }) => answeredBy === 'nothing').length;
  const tasks = resources.length === 1 ? '1 task' : `${String(resources.length)} tasks`;
  return missing === 0 ? `${tasks}, all are answered` : `${tasks}, ${String(missing)} without an answer`;
}

const words = {
  mock: 'Mock',
  handler: 'Handler',
  endpoint: 'Endpoint',
  machine: 'State machine',
  simulated: 'Simulated here',
  person: 'Asks you',
  nothing: 'Nothing',
  unknown: 'Known when it runs',
} as const;

/** The row of a task; below it what to do where nothing answers. */
function rows(resource: ShownResource): HTMLElement[] {
  const { message } = resource;
  const task = row(resource);
  if (message === undefined) return [task];
  const cell = element('td', { attributes: { colspan: '4' } }, more(message));
  return [task, element('tr', { class: 'more' }, cell)];
}

function row(resource: ShownResource): HTMLElement {
  const { state, functionName, resource: arn, answeredBy, place } = resource;
  const calls = functionName ?? arn.replace(/^arn:[^:]*:states:[^:]*:[^:]*:/, '');
  return element(
    'tr',
    { class: answeredBy },
    element(
      'td',
      {},
      button(state, 'link', () => send({ kind: 'reveal', state })),
    ),
    element('td', { class: 'calls', text: calls, title: arn }),
    element(
      'td',
      {},
      element('span', { class: 'by', text: words[answeredBy] }),
      place === undefined
        ? undefined
        : answeredBy === 'handler'
          ? button(place, 'link', () => send({ kind: 'open-handler', state }))
          : element('span', { class: 'place', text: place }),
    ),
    element('td', { class: 'buttons' }, ...actions(resource)),
  );
}

function more(message: string): HTMLElement {
  return element('details', {}, element('summary', { text: 'What to do' }), element('p', { text: message }));
}

function actions({ state, functionName, answeredBy }: ShownResource): HTMLElement[] {
  if (answeredBy === 'mock') return [button('Open Mock', 'quiet', () => send({ kind: 'open-settings' }))];
  const mock = button('Mock', 'quiet', () => send({ kind: 'mock', state }));
  mock.title = 'Answers this state by a mock in stepwright.json';
  if (answeredBy !== 'nothing' || functionName === undefined) return [mock];
  return [button('Create Handler…', 'quiet', () => send({ kind: 'create-handler', state })), mock];
}
