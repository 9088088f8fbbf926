import type { MachineModel, Scope, State } from '../model/model';
import type { Steps } from '../steps';
import { hasEndState } from './end-states';
import { machine } from './example';
import { reachableStates } from './reachability';
import type { Report, Rule } from './rule';
import { quote } from './words';

/** Flow: reached states from which no path leads to an end. */
export const endlessLoop: Rule = {
  code: 'endless-loop',
  severity: 'warning',
  summary: 'From every state that is reached some path leads to an end.',
  why: 'An execution that enters such a loop never leaves it: it runs until its time or its 25,000 events are used up. A Choice inside the loop, or a Catch, can lead out of it.',
  bad: machine({
    Which: {
      Type: 'Choice',
      Choices: [{ Variable: '$.ready', BooleanEquals: true, Next: 'Done' }],
      Default: 'Wait a little',
    },
    'Wait a little': { Type: 'Wait', Seconds: 10, Next: 'Look again' },
    'Look again': { Type: 'Pass', Next: 'Wait a little' },
    Done: { Type: 'Succeed' },
  }),
  good: machine({
    Which: {
      Type: 'Choice',
      Choices: [{ Variable: '$.ready', BooleanEquals: true, Next: 'Done' }],
      Default: 'Wait a little',
    },
    'Wait a little': { Type: 'Wait', Seconds: 10, Next: 'Look again' },
    'Look again': { Type: 'Pass', Next: 'Which' },
    Done: { Type: 'Succeed' },
  }),
  isOfOutline: true,
  check(model, report, { later }) {
    later(check(model, report));
  },
};

/** So many states are one step. */
const STATES_IN_STEP = 2000;

function* check({ scopes }: MachineModel, report: Report): Steps<void> {
  for (const scope of scopes) {
    if (!hasEndState(scope)) continue; // missing-end-state says it
    const leaving = yield* statesThatEnd(scope);
    const reachable = reachableStates(scope);
    const trapped = scope.states.filter((state) => reachable.has(state) && !leaving.has(state));
    const [first] = trapped;
    if (!first) continue;
    report({
      at: first.property,
      message: `From ${quote(first.name)} on no state ends: ${loopText(trapped)} Lead out of the loop, for example by a Choice.`,
      related: trapped
        .slice(1, 20)
        .map(({ name, property }) => ({ message: `${quote(name)} is in it.`, range: property.key })),
      data: { states: trapped.map(({ name }) => name) },
    });
  }
}

function loopText(trapped: readonly State[]): string {
  return trapped.length === 1
    ? 'the state leads only to itself.'
    : `${String(trapped.length)} states lead only to each other.`;
}

/** The states from which a path leads to an end, or to where nobody knows yet. */
function* statesThatEnd(scope: Scope): Steps<ReadonlySet<State>> {
  const sources = new Map<State, State[]>();
  const ending = new Set<State>();
  for (const [i, state] of scope.states.entries()) {
    if (i % STATES_IN_STEP === STATES_IN_STEP - 1) yield;
    if (state.terminal || state.open || !state.node || state.transitions.length === 0) ending.add(state);
    for (const { target } of state.transitions) {
      const next = scope.byName.get(target.value);
      if (!next) ending.add(state);
      else if (sources.has(next)) sources.get(next)?.push(state);
      else sources.set(next, [state]);
    }
  }
  const open = [...ending];
  yield;
  for (let state = open.pop(); state; state = open.pop()) {
    for (const source of sources.get(state) ?? []) {
      if (ending.has(source)) continue;
      ending.add(source);
      open.push(source);
    }
  }
  return ending;
}
