import type { MachineModel, Scope, State, Transition } from '../model/model';
import { hasOpenFlow } from '../model/open-flow';
import type { Steps } from '../steps';
import type { Reached, Schedule } from './schedule';

/** A scope as it was when it was scheduled. */
interface ScheduledScope {
  readonly start: string | undefined;
  readonly isOpen: boolean;
  readonly states: readonly State[];
  /** By state. */
  readonly transitions: (readonly Transition[])[];
  readonly inner: readonly ScheduledScope[];
}

/** So many states are one step. */
const STATES_IN_STEP = 2000;

/** Remembers of a machine what its schedule follows from: that stays the same while somebody types in a state. */
export class ScheduledMachine {
  private scope: ScheduledScope | undefined;

  /** To be told which machine has been scheduled. */
  note({ scope }: Pick<MachineModel, 'scope'>): void {
    this.scope = scope && scheduled(scope);
  }

  /** The schedule for the next version of the machine, if it is the same. */
  *kept<Node extends Reached>(
    schedule: Schedule<Node>,
    { scope }: Pick<MachineModel, 'scope'>,
  ): Steps<Schedule<Node> | undefined> {
    if (!scope || !this.scope || !(yield* isSame(this.scope, scope))) return undefined;
    // The scopes may be new ones, with the states of those before.
    const starts = new Map<Scope, Node>();
    addStarts(scope, schedule.byState, starts);
    return { ...schedule, starts };
  }
}

function scheduled(scope: Scope): ScheduledScope {
  return {
    start: scope.startAt?.value,
    isOpen: hasOpenFlow(scope),
    states: scope.states.slice(),
    transitions: scope.states.map(({ transitions }) => transitions),
    inner: scope.states.flatMap(({ inner }) => inner.map(scheduled)),
  };
}

function* isSame(before: ScheduledScope, scope: Scope): Steps<boolean> {
  const { states } = scope;
  if (before.start !== scope.startAt?.value || before.isOpen !== hasOpenFlow(scope)) return false;
  if (before.states.length !== states.length) return false;
  let innerBefore = 0;
  for (let i = 0; i < states.length; i++) {
    if (i % STATES_IN_STEP === STATES_IN_STEP - 1) yield;
    const state = states[i];
    if (!state || state !== before.states[i] || !leadsToSame(before, i, state)) return false;
    for (const inner of state.inner) {
      const known = before.inner[innerBefore++];
      if (!known || !(yield* isSame(known, inner))) return false;
    }
  }
  return innerBefore === before.inner.length;
}

function leadsToSame({ transitions }: ScheduledScope, index: number, state: State): boolean {
  const before = transitions[index];
  if (before === state.transitions) return true;
  if (before?.length !== state.transitions.length) return false;
  if (!before.every(({ target }, i) => target.value === state.transitions[i]?.target.value)) return false;
  // The nodes of an earlier text would keep it in memory.
  transitions[index] = state.transitions;
  return true;
}

function addStarts<Node extends Reached>(
  scope: Scope,
  byState: ReadonlyMap<State, Node>,
  starts: Map<Scope, Node>,
): void {
  const first = scope.startAt && scope.byName.get(scope.startAt.value);
  const node = first && byState.get(first);
  if (node) starts.set(scope, node);
  for (const { inner } of scope.states) for (const other of inner) addStarts(other, byState, starts);
}
