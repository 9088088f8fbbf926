import type { Json } from '../../language/json';
import { Pending, type Evaluated } from './evaluate/evaluated';
import type { Failure } from './failure';
import { ScopeWalk } from './run-scope';
import type {
  CompiledScope,
  CompiledState,
  Engine,
  Execution,
  Fiber,
  MapItem,
  Message,
  PendingTask,
  Steps,
} from './runtime';
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
  const { input } = start;
  return new LineOfControl({ execution, scope, parent: undefined, variables, index: 0, input, lastEventId: 0, ended });
}

type Ended = (outcome: Json | Failure, fiber: Fiber) => void;

interface Place {
  readonly execution: Execution;
  readonly scope: CompiledScope;
  readonly parent: Fiber | undefined;
  readonly variables: Variables;
  readonly index: number;
  readonly input: Json;
  readonly lastEventId: number;
  readonly ended: Ended;
}

const NO_FIBERS: ReadonlySet<Fiber> = new Set();
const NO_EXECUTIONS: ReadonlySet<Execution> = new Set();

/** A class, and sets only where they are needed: a Map has one of these for each of its items. */
class LineOfControl implements Fiber {
  readonly execution: Execution;
  readonly engine: Engine;
  readonly parent: Fiber | undefined;
  readonly variables: Variables;
  readonly index: number;
  done = false;
  lastEventId: number;
  beforeStateEventId = 0;
  state: CompiledState | undefined = undefined;
  input: Json;
  fitting: Json | undefined = undefined;
  enteredEventId = 0;
  enteredTime = 0;
  retryCount = 0;
  token: string | undefined = undefined;
  task: PendingTask | undefined = undefined;
  mapItem: MapItem | undefined;
  private readonly walk: ScopeWalk;
  private readonly ended: Ended;
  private forked: Set<Fiber> | undefined = undefined;
  private startedExecutions: Set<Execution> | undefined = undefined;

  constructor({ execution, scope, parent, variables, index, input, lastEventId, ended }: Place) {
    this.execution = execution;
    this.engine = execution.engine;
    this.parent = parent;
    this.variables = variables;
    this.index = index;
    this.input = input;
    this.lastEventId = lastEventId;
    this.mapItem = parent?.mapItem;
    this.ended = ended;
    this.walk = new ScopeWalk(this, scope);
  }

  get children(): ReadonlySet<Fiber> {
    return this.forked ?? NO_FIBERS;
  }

  start(): void {
    this.engine.post(this, GO);
  }

  resume(message: Message): void {
    if (this.done || this.execution.result) return;
    const outcome = this.walk.resume(message);
    if (outcome === undefined) return;
    this.done = true;
    this.ended(outcome, this);
  }

  cancel(): void {
    if (this.done) return;
    this.done = true;
    if (this.task) this.engine.host.stopTask(this.task);
    this.task = undefined;
    for (const child of this.children) child.cancel();
    this.forked = undefined;
    for (const started of this.startedExecutions ?? NO_EXECUTIONS) started.abort();
    this.startedExecutions = undefined;
    this.engine.unpark(this);
  }

  release(child: Fiber): void {
    this.forked?.delete(child);
  }

  fork(scope: CompiledScope, input: Json, lastEventId: number, index: number): Fiber {
    const child = new LineOfControl({
      execution: this.execution,
      scope,
      parent: this,
      variables: newVariables(this.variables),
      index,
      input,
      lastEventId,
      ended: tellParent,
    });
    (this.forked ??= new Set()).add(child);
    return child;
  }

  attach(execution: Execution): void {
    (this.startedExecutions ??= new Set()).add(execution);
  }

  detach(execution: Execution): void {
    this.startedExecutions?.delete(execution);
  }
}

const GO: Message = { kind: 'go' };

function tellParent(outcome: Json | Failure, child: Fiber): void {
  if (child.parent) child.engine.post(child.parent, { kind: 'child', child, outcome });
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
