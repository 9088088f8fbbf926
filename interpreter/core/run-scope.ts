import type { Json, JsonObject } from '../../language/json';
import { Failure } from './failure';
import type { CompiledScope, CompiledState, Fiber, Leaving, Message, Steps } from './runtime';
import { assignVariables } from './variables';

/** States entered in one go before other fibers, timers and the driver get their turn. */
const TURN = 250;

/** Digest H30, S40. */
const RESCHEDULED: ReadonlySet<string> = new Set(['Task', 'Parallel', 'Map']);

const GO: Message = { kind: 'go' };

/**
 * The way of a line of control through the states of a scope (digest D4). States that need no time are worked off in one loop;
 * only a state that waits has a generator.
 */
export class ScopeWalk {
  /** The work of the current state, while it waits. */
  private steps: Steps<Leaving | Failure> | undefined = undefined;
  /** How many states it has come to. */
  private turns = 0;
  /** Its state has failed, and with it an execution that is redriven. */
  private isKept = false;

  constructor(
    private readonly fiber: Fiber,
    private readonly scope: CompiledScope,
  ) {}

  /**
   * Goes on as far as nothing has to be waited for: answers the output of the last state or the error that ended the scope;
   * undefined while it waits.
   */
  resume(message: Message): Json | Failure | undefined {
    const { fiber } = this;
    if (fiber.engine.parked.has(fiber)) return undefined;
    let left = this.arrive(message);
    while (left) {
      if (fiber.execution.result) return null;
      if (left instanceof Failure) {
        if (left.evaluation) reportEvaluation(fiber, left);
        if (!fiber.engine.redriver?.keeps(fiber)) return left;
        this.isKept = true;
        fiber.engine.park(fiber);
        return undefined;
      }
      leave(fiber, left);
      if (left.next === undefined) return left.output;
      left = this.comeTo(left.next, left.output);
    }
    return undefined;
  }

  /** Where the message finds the line: inside a state, before one at which it has been stopped, or at the beginning. */
  private arrive(message: Message): Leaving | Failure | undefined {
    const { steps, fiber } = this;
    if (steps) return this.step(steps, message);
    if (!fiber.state) return this.comeTo(this.scope.startAt, fiber.input);
    if (!this.isKept) return this.work(fiber.state);
    this.isKept = false;
    return this.workAgain(fiber.state);
  }

  private comeTo(name: string, input: Json): Leaving | Failure | undefined {
    const { fiber } = this;
    const { engine } = fiber;
    const state = this.scope.states.get(name);
    if (!state) return new Failure('States.Runtime', `There is no state "${name}".`, 'fatal');
    fiber.state = state;
    fiber.input = input;
    if (engine.gate?.(fiber) === 'pause') {
      engine.park(fiber);
      return undefined;
    }
    if (++this.turns % TURN === 0) {
      engine.post(fiber, GO);
      return undefined;
    }
    return this.work(state);
  }

  private work(state: CompiledState): Leaving | Failure | undefined {
    const { fiber } = this;
    enter(fiber, state, fiber.input);
    if (state.runAtOnce) return state.runAtOnce(fiber);
    if (state.run) return this.step(state.run(fiber), GO);
    throw new Error(`The state "${state.name}" has no work.`);
  }

  /** A Task is scheduled, and branches and items are begun again in the same stay; other states are entered again. */
  private workAgain(state: CompiledState): Leaving | Failure | undefined {
    const { fiber } = this;
    if (!state.run || !RESCHEDULED.has(state.type)) return this.work(state);
    fiber.retryCount = 0;
    fiber.token = undefined;
    return this.step(state.run(fiber), GO);
  }

  private step(steps: Steps<Leaving | Failure>, message: Message): Leaving | Failure | undefined {
    const step = steps.next(message);
    this.steps = step.done ? undefined : steps;
    return step.done ? step.value : undefined;
  }
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

function leave(fiber: Fiber, left: Leaving): void {
  const { state } = fiber;
  const { assigned } = left;
  if (!state?.exitedType) return;
  if (!assigned || assigned.size === 0) {
    fiber.lastEventId = fiber.execution.emit(fiber.lastEventId, state.exitedType, {
      name: state.name,
      output: left.output,
    });
    return;
  }
  assignVariables(fiber.variables, assigned);
  fiber.lastEventId = fiber.execution.emit(fiber.lastEventId, state.exitedType, {
    assignedVariables: sortedByName(assigned),
    name: state.name,
    output: left.output,
  });
}

/** Digest R40; recorded in the order of their names. */
function sortedByName(assigned: ReadonlyMap<string, Json>): JsonObject {
  return Object.fromEntries([...assigned].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Digest H19: EvaluationFailed, and what follows hangs on it. */
export function reportEvaluation(fiber: Fiber, failure: Failure): void {
  if (failure.reported || !failure.evaluation) return;
  failure.reported = true;
  const { location, after } = failure.evaluation;
  // Once the state has written events of its work, it hangs on the last of them, as the state's end would (H10).
  const atEntry = fiber.lastEventId === fiber.enteredEventId;
  const previous = atEntry && after === 'before-state' ? fiber.beforeStateEventId : fiber.lastEventId;
  fiber.lastEventId = fiber.execution.emit(previous, 'EvaluationFailed', {
    cause: failure.cause ?? null,
    error: failure.error ?? null,
    ...(location === undefined ? {} : { location }),
    state: fiber.state?.name ?? null,
  });
}
