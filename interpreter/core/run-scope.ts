import type { Json } from '../../language/json';
import { Failure } from './failure';
import type { CompiledScope, CompiledState, Fiber, Leaving, Steps } from './runtime';
import { assignVariables } from './variables';

/** States entered in one go before other fibers, timers and the driver get their turn. */
const TURN = 250;

/** Goes through the states of a scope (digest D4): answers the output of the last one, or the error that ended it. */
export function* runScope(fiber: Fiber, scope: CompiledScope, input: Json): Steps<Json | Failure> {
  const { engine, execution } = fiber;
  let value = input;
  let name: string | undefined = scope.startAt;
  for (let turn = 1; ; turn++) {
    const state: CompiledState | undefined = scope.states.get(name);
    if (!state) return new Failure('States.Runtime', `There is no state "${name}".`, 'fatal');
    fiber.state = state;
    fiber.input = value;
    if (engine.gate?.(fiber) === 'pause') {
      engine.park(fiber);
      while (engine.parked.has(fiber)) yield;
    }
    if (turn % TURN === 0) {
      engine.post(fiber, { kind: 'go' });
      yield;
    }
    enter(fiber, state, value);
    const left: Leaving | Failure = state.runAtOnce ? state.runAtOnce(fiber) : yield* timed(state, fiber);
    if (execution.result) return null;
    if (left instanceof Failure) {
      if (left.evaluation) reportEvaluation(fiber, left);
      return left;
    }
    leave(fiber, state, left);
    if (left.next === undefined) return left.output;
    name = left.next;
    value = left.output;
  }
}

function timed(state: CompiledState, fiber: Fiber): Steps<Leaving | Failure> {
  if (state.run) return state.run(fiber);
  throw new Error(`The state "${state.name}" has no work.`);
}

function enter(fiber: Fiber, state: CompiledState, input: Json): void {
  fiber.engine.entered++;
  fiber.beforeStateEventId = fiber.lastEventId;
  fiber.retryCount = 0;
  fiber.token = undefined;
  fiber.enteredTime = fiber.engine.now;
  const id = fiber.execution.emit(fiber.lastEventId, state.enteredType, { input, name: state.name });
  fiber.enteredEventId = id;
  fiber.lastEventId = id;
}

function leave(fiber: Fiber, state: CompiledState, left: Leaving): void {
  const { assigned } = left;
  if (!state.exitedType) return;
  if (!assigned || assigned.size === 0) {
    fiber.lastEventId = fiber.execution.emit(fiber.lastEventId, state.exitedType, {
      name: state.name,
      output: left.output,
    });
    return;
  }
  assignVariables(fiber.variables, assigned);
  fiber.lastEventId = fiber.execution.emit(fiber.lastEventId, state.exitedType, {
    assignedVariables: Object.fromEntries(assigned),
    name: state.name,
    output: left.output,
  });
}

/** Digest H19: EvaluationFailed, and what follows hangs on it. */
export function reportEvaluation(fiber: Fiber, failure: Failure): void {
  if (failure.reported || !failure.evaluation) return;
  failure.reported = true;
  const { location, after } = failure.evaluation;
  const previous = after === 'entered' ? fiber.enteredEventId : fiber.beforeStateEventId;
  fiber.lastEventId = fiber.execution.emit(previous, 'EvaluationFailed', {
    cause: failure.cause ?? null,
    error: failure.error ?? null,
    ...(location === undefined ? {} : { location }),
    state: fiber.state?.name ?? null,
  });
}
