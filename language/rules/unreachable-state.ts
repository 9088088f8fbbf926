import { hasOpenFlow, hasOpenStates } from '../model/open-flow';
import type { Scope, State } from '../model/model';
import { awsFault } from './aws';
import { hasEndState } from './end-states';
import { reachableStates } from './reachability';
import type { Rule } from './rule';
import { quote } from './words';

/** Digest V35, V36: a state that no path from `StartAt` leads to; the service refuses it. */
export const unreachableState: Rule = {
  code: 'unreachable-state',
  severity: 'error',
  tags: ['unnecessary'],
  summary: 'A path of transitions leads from `StartAt` to every state.',
  why: 'The service refuses a definition with a state that can never run. States that only lead to each other, or to themselves, are not reached either.',
  bad: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "End": true
    },
    "Ask": {
      "Type": "Pass",
      "Next": "Answer"
    },
    "Answer": {
      "Type": "Pass",
      "Next": "Ask"
    }
  }
}`,
  good: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Next": "Ask"
    },
    "Ask": {
      "Type": "Pass",
      "Next": "Answer"
    },
    "Answer": {
      "Type": "Pass",
      "End": true
    }
  }
}`,
  check(model, report) {
    // While a target or a state's name is half-typed, what comes behind it would be underlined with each key.
    if (model.document.faults.some(({ code }) => code === 'invalid-json' || code === 'invalid-yaml')) return;
    for (const scope of model.scopes) {
      if (!canTell(scope)) continue;
      const reachable = reachableStates(scope);
      // The service leaves this check out at the top level of a machine without an end (digest V36).
      const silent = scope.kind === 'machine' && !hasEndState(scope);
      let sources: ReadonlyMap<string, State> | undefined;
      for (const state of scope.states) {
        if (reachable.has(state) || scope.byName.get(state.name) !== state) continue;
        const { name, property, node } = state;
        sources ??= sourcesIn(scope);
        report({
          at: property,
          message: `State ${quote(name)} is never reached: ${reason(scope, name, sources.get(name))}`,
          ...(silent
            ? { unsaid: true }
            : { aws: awsFault('MISSING_TRANSITION_TARGET', `State "${name}" is not reachable.`, node ?? property) }),
          data: { name },
        });
      }
    }
  },
};

/** Without a `StartAt`, or where a target is filled in later, nothing can be said. */
function canTell(scope: Scope): boolean {
  return scope.startAt !== undefined && !hasOpenFlow(scope) && !hasOpenStates(scope);
}

function startsNowhere({ startAt, byName }: Scope): boolean {
  return startAt !== undefined && !byName.has(startAt.value);
}

function reason(scope: Scope, name: string, source: State | undefined): string {
  if (startsNowhere(scope)) return `"StartAt" names no state.`;
  if (!source) return 'no Next, Default or Catch names it. Remove it, or lead to it.';
  if (source.name === name) return 'only the state itself leads to it. Remove it, or lead to it.';
  return `only states lead to it that are not reached themselves, such as ${quote(source.name)}.`;
}

/** For each target a state that leads to it, another than itself where there is one. */
function sourcesIn(scope: Scope): ReadonlyMap<string, State> {
  const sources = new Map<string, State>();
  for (const state of scope.states) {
    for (const { target } of state.transitions) {
      const known = sources.get(target.value);
      if (!known || known.name === target.value) sources.set(target.value, state);
    }
  }
  return sources;
}
