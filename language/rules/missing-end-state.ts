import { hasEndState } from './end-states';
import { hasOpenStates } from '../model/open-flow';
import type { State } from '../model/model';
import type { Rule } from './rule';
import { quote } from './words';

/** Digest V36: a `States` object without a state that ends it. */
export const missingEndState: Rule = {
  code: 'missing-end-state',
  severity: 'error',
  summary: 'Some state ends the machine: `"End": true`, a Succeed or a Fail.',
  why: 'A machine in which no state ends runs until its time or its history is used up, and the service refuses it. The service does not look into branches and item processors: there it is a warning.',
  bad: `{
  "StartAt": "Ask",
  "States": {
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
  "StartAt": "Ask",
  "States": {
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
    for (const scope of model.scopes) {
      const { statesProperty, owner, states } = scope;
      if (!statesProperty || states.length === 0 || hasEndState(scope)) continue;
      if (hasOpenStates(scope) || states.some(isUnfinished)) continue;
      report({
        at: statesProperty,
        message: `No state ends ${owner ? `this part of ${quote(owner.name)}` : 'this machine'}: give one "End": true, or add a Succeed or Fail state.`,
        ...(owner
          ? { severity: 'warning' as const }
          : { aws: { code: 'MISSING_END_STATE', message: 'Workflow has no terminal state' } }),
      });
    }
  },
};

/** A half-typed state, or one that leads nowhere (missing-one-of says that): it may become the end. */
function isUnfinished({ node, transitions, type, open }: State): boolean {
  return !node || open || (transitions.length === 0 && type !== 'Choice');
}
