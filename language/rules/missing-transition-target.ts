import { nearestName } from '../text/nearest-name';
import { hasOpenStates } from '../model/open-flow';
import type { MachineModel, Scope, State } from '../model/model';
import type { Steps } from '../steps';
import type { Node, Property, StringNode } from '../tree/node';
import { awsFault } from './aws';
import { isOpen } from './open-values';
import type { Finding, Report, Rule } from './rule';
import { quote } from './words';

/** For so many wrong targets of a machine the nearest name is looked for. */
const MAX_SEARCHES = 50;

/** Digest D7, V35: transitions name a state of the same `States` object. */
export const missingTransitionTarget: Rule = {
  code: 'missing-transition-target',
  severity: 'error',
  summary: '`StartAt`, `Next` and `Default` name a state of the same `States` object.',
  why: 'The service refuses a transition to a state that does not exist. A branch of a Parallel and the item processor of a Map have states of their own: nothing leads into them or out of them but the state around them.',
  bad: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Next": "Dome"
    },
    "Done": {
      "Type": "Succeed"
    }
  }
}`,
  good: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Next": "Done"
    },
    "Done": {
      "Type": "Succeed"
    }
  }
}`,
  isOfOutline: true,
  check(model, report, { later }) {
    later(check(model, report));
  },
};

/** So many targets are one step, and so many that are missing. */
const TARGETS_IN_STEP = 2000;
const MISSING_IN_STEP = 100;

function* check(model: MachineModel, report: Report): Steps<void> {
  let elsewhere: ReadonlyMap<string, State> | undefined;
  let told = 0;
  const missing = (target: StringNode, field: string, scope: Scope): void => {
    elsewhere ??= allByName(model);
    const other = elsewhere.get(target.value);
    // A search through all names for each of very many targets would take time that grows with their square.
    const meant = other || told++ > MAX_SEARCHES ? undefined : nearestName(target.value, scope.byName.keys());
    report(describe(target, field, scope, other, meant));
  };
  let left = TARGETS_IN_STEP;
  for (const scope of model.scopes) {
    if (hasOpenStates(scope)) continue;
    const { startAt } = scope;
    if (startAt && scope.statesProperty && isMissing(startAt, scope)) missing(startAt, 'StartAt', scope);
    for (const { transitions } of scope.states) {
      for (const { target } of transitions) {
        left--;
        if (isMissing(target, scope)) {
          missing(target, fieldOf(target), scope);
          left -= TARGETS_IN_STEP / MISSING_IN_STEP;
        }
        if (left > 0) continue;
        left = TARGETS_IN_STEP;
        yield;
      }
    }
  }
}

function isMissing(target: StringNode, scope: Scope): boolean {
  return !scope.byName.has(target.value) && !isOpen(target);
}

function describe(
  target: StringNode,
  field: string,
  scope: Scope,
  elsewhere: State | undefined,
  meant: string | undefined,
): Finding {
  return {
    at: target,
    message: `"${field}" names the state ${quote(target.value)}, ${problem(scope, elsewhere, meant)}`,
    // The service says 'Next' in all cases (digest V35).
    aws: awsFault('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${target.value}`, target),
    ...(elsewhere && { related: [{ message: `"${elsewhere.name}" stands here.`, range: elsewhere.property.key }] }),
    data: { name: target.value, ...(meant !== undefined && { meant }) },
  };
}

function problem(scope: Scope, elsewhere: State | undefined, meant: string | undefined): string {
  if (elsewhere) {
    return elsewhere.scope.owner
      ? `which stands inside ${placeOf(elsewhere.scope)}: a transition cannot go in there, lead to ${scope.owner === elsewhere.scope.owner ? 'a state of this one' : quote(elsewhere.scope.owner.name)} instead.`
      : `which stands outside of ${placeOf(scope)}: end here with "End": true, and go on from ${quote(scope.owner?.name ?? '')}.`;
  }
  if (meant !== undefined) return `which does not exist: did you mean "${meant}"?`;
  return `which does not exist in ${placeOf(scope)}: add it, or name one that does.`;
}

function placeOf({ kind, owner }: Scope): string {
  const name = quote(owner?.name ?? '');
  if (kind === 'branch') return `a branch of ${name}`;
  return kind === 'itemProcessor' ? `the item processor of ${name}` : 'this state machine';
}

function fieldOf({ parent }: { parent: Node['parent'] }): string {
  return isProperty(parent) ? parent.key.value : 'Next';
}

function isProperty(parent: Node['parent']): parent is Property {
  return parent?.kind === 'property';
}

function allByName(model: MachineModel): ReadonlyMap<string, State> {
  const all = new Map<string, State>();
  for (const state of model.states) if (!all.has(state.name)) all.set(state.name, state);
  return all;
}
