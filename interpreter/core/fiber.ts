import type { Json } from '../../language/json';
import { Pending, type Evaluated } from './evaluate/evaluated';
import type { Failure } from './failure';
import { runScope } from './run-scope';
import type { CompiledScope, Execution, Fiber, Message, Steps } from './runtime';
import { newVariables, type Variables } from './variables';

/**
 * The main line of an execution: `ended` gets the output of its last state, or the error that nobody caught.
 * Branches and iterations are made by `fork`; they tell their parent by a `child` message.
 */
export function mainFiber(
  execution: Execution,
  scope: CompiledScope,
  start: { readonly input: Json; readonly variables: Readonly<Record<string, Json>> | undefined },
  ended: (outcome: Json | Failure, main: Fiber) => void,
): Fiber {
  const variables = newVariables(undefined, start.variables);
  return createFiber({ execution, scope, parent: undefined, variables, index: 0, ended }, start.input, 0);
}

interface Place {
  readonly execution: Execution;
  readonly scope: CompiledScope;
  readonly parent: Fiber | undefined;
  readonly variables: Variables;
  readonly index: number;
  readonly ended: (outcome: Json | Failure, fiber: Fiber) => void;
}

function createFiber(place: Place, input: Json, lastEventId: number): Fiber {
  const { execution, parent, variables, index } = place;
  const { engine } = execution;
  const children = new Set<Fiber>();
  const executions = new Set<Execution>();
  let done = false;

  const fiber: Fiber = {
    execution,
    engine,
    parent,
    children,
    executions,
    variables,
    index,
    get done() {
      return done;
    },
    lastEventId,
    beforeStateEventId: 0,
    state: undefined,
    input,
    enteredEventId: 0,
    enteredTime: 0,
    retryCount: 0,
    token: undefined,
    task: undefined,
    mapItem: parent?.mapItem,
    start() {
      engine.post(fiber, { kind: 'go' });
    },
    resume(message) {
      if (done || execution.result) return;
      const step = steps.next(message);
      if (!step.done) return;
      done = true;
      place.ended(step.value, fiber);
    },
    cancel() {
      if (done) return;
      done = true;
      if (fiber.task) engine.host.stopTask(fiber.task);
      fiber.task = undefined;
      for (const child of children) child.cancel();
      children.clear();
      for (const started of executions) started.abort();
      executions.clear();
      engine.unpark(fiber);
    },
    release(child) {
      children.delete(child);
    },
    fork(scope, childInput, childLastEventId, childIndex) {
      const child = createFiber(
        {
          execution,
          scope,
          parent: fiber,
          variables: newVariables(variables),
          index: childIndex,
          ended: (outcome, ended) => {
            engine.post(fiber, { kind: 'child', child: ended, outcome });
          },
        },
        childInput,
        childLastEventId,
      );
      children.add(child);
      return child;
    },
  };
  const steps: Steps<Json | Failure> = runScope(fiber, place.scope, input);
  return fiber;
}

/** Waits for a value that is not there yet; messages that come meanwhile are kept for who waits next. */
export function* settled<T>(fiber: Fiber, value: Evaluated<T>): Steps<T | Failure> {
  if (!(value instanceof Pending)) return value;
  fiber.engine.host.evaluate(value, fiber);
  const kept: Message[] = [];
  while (value.result === undefined) {
    const message = yield;
    if (message.kind !== 'evaluated') kept.push(message);
  }
  for (const message of kept) fiber.engine.post(fiber, message);
  return value.result;
}

/** Waits until a time of the run's clock. */
export function* sleepUntil(fiber: Fiber, time: number): Steps<void> {
  const timer = fiber.engine.setTimer(fiber, time);
  for (;;) {
    const message = yield;
    if (message.kind === 'timer' && message.timer === timer) return;
  }
}
