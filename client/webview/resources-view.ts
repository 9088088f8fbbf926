// The script of the page of resources: which tasks a machine has, and what answers each in a local run.
import type { FromResourcesView, ShownResource, ToResourcesView } from '../resources/messages';
import { button, byId, element } from './elements';
import { statusIcon } from './icons';

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
  byId('fault').textContent = isRefused ? message.message : '';
  byId('summary').textContent = isRefused ? '' : summary(message.resources);
  byId('notes').hidden = isRefused || message.notes.length === 0;
  byId('notes').replaceChildren(...(isRefused ? [] : message.notes.map((note) => element('li', { text: note }))));
  const focused = document.activeElement?.id;
  byId('tasks').replaceChildren(...(isRefused ? [] : groups(message.resources)));
  // What had the focus is drawn anew: the keyboard goes on from there.
  if (focused) document.getElementById(focused)?.focus();
}

function summary(resources: readonly ShownResource[]): string {
  if (resources.length === 0) return 'This state machine calls nothing.';
  const missing = resources.filter(isMissing).length;
  const tasks = resources.length === 1 ? '1 task' : `${String(resources.length)} tasks`;
  return missing === 0 ? `${tasks}, all are answered` : `${tasks}, ${String(missing)} without an answer`;
}

const isMissing = ({ answeredBy }: ShownResource): boolean => answeredBy === 'nothing';

/** What is to be done comes first. */
function groups(resources: readonly ShownResource[]): HTMLElement[] {
  const missing = resources.filter(isMissing);
  const others = resources.filter((one) => !isMissing(one));
  return [...group('Without an answer', missing), ...group('Answered', others)];
}

function group(title: string, resources: readonly ShownResource[]): HTMLElement[] {
  if (resources.length === 0) return [];
  return [
    element('h2', { text: `${title} (${String(resources.length)})` }),
    element('ul', { class: 'tasks' }, ...resources.map(task)),
  ];
}

const words = {
  mock: 'Mock',
  handler: 'Handler',
  endpoint: 'Endpoint',
  machine: 'State machine',
  simulated: 'Simulated here',
  person: 'You, in the run view',
  nothing: 'Nothing answers',
  unknown: 'Known when it runs',
} as const;

function task(resource: ShownResource): HTMLElement {
  const { state, resource: arn, functionName, answeredBy, place, message, waitsForToken } = resource;
  const calls = functionName ?? arn.replace(/^arn:[^:]*:states:[^:]*:[^:]*:/, '');
  const answer = element('p', { class: 'answer' }, element('span', { class: 'by', text: words[answeredBy] }));
  if (place !== undefined) {
    answer.append(
      answeredBy === 'handler'
        ? withId(
            `open ${state}`,
            button(place, 'link', () => send({ kind: 'open-handler', state })),
          )
        : element('span', { class: 'place', text: place }),
    );
  }
  if (waitsForToken) answer.append(element('span', { class: 'then', text: 'then waits for its task token' }));
  return element(
    'li',
    { class: `task ${answeredBy}` },
    statusIcon(icons[answeredBy]),
    element(
      'div',
      { class: 'what' },
      element(
        'p',
        { class: 'state' },
        withId(
          `state ${state}`,
          button(state, 'link', () => send({ kind: 'reveal', state })),
        ),
        element('span', { class: 'calls', text: calls, title: arn }),
      ),
      // What is missing is said by the message.
      answeredBy === 'nothing' ? undefined : answer,
      message === undefined ? undefined : element('p', { class: 'message', text: message }),
    ),
    element('div', { class: 'buttons' }, ...actions(resource)),
  );
}

const icons = {
  mock: 'succeeded',
  handler: 'succeeded',
  endpoint: 'succeeded',
  machine: 'succeeded',
  simulated: 'succeeded',
  person: 'timed-out',
  nothing: 'failed',
  unknown: 'aborted',
} as const;

function actions({ state, functionName, answeredBy }: ShownResource): HTMLElement[] {
  if (answeredBy === 'mock')
    return [
      withId(
        `mock ${state}`,
        button('Open Mock', 'second', () => send({ kind: 'open-settings' })),
      ),
    ];
  const mock = withId(
    `mock ${state}`,
    button('Mock', 'second', () => send({ kind: 'mock', state })),
  );
  mock.title = 'Answers this state by a mock in stepwright.json';
  if (answeredBy !== 'nothing' || functionName === undefined) return [mock];
  const create = withId(
    `create ${state}`,
    button('Create Handler…', 'main', () => send({ kind: 'create-handler', state })),
  );
  create.title = `Makes a file with a handler for "${functionName}" beside the state machine`;
  return [create, mock];
}

function withId<Made extends HTMLElement>(id: string, made: Made): Made {
  made.id = id;
  return made;
}
