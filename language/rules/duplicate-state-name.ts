import type { State } from '../model/model';
import { awsFault } from './aws';
import type { Finding, Rule } from './rule';
import { quote } from './words';

/** Digest D6, V37: state names are unique in the whole machine. */
export const duplicateStateName: Rule = {
  code: 'duplicate-state-name',
  severity: 'error',
  summary: 'Each state name stands once in the whole machine, branches and item processors included.',
  why: 'The history of an execution names states by their name alone, so the service refuses a machine in which two states have the same one, at whatever depth.',
  bad: `{
  "StartAt": "Both",
  "States": {
    "Both": {
      "Type": "Parallel",
      "Branches": [
        {
          "StartAt": "Work",
          "States": {
            "Work": {
              "Type": "Pass",
              "End": true
            }
          }
        }
      ],
      "Next": "Work"
    },
    "Work": {
      "Type": "Succeed"
    }
  }
}`,
  good: `{
  "StartAt": "Both",
  "States": {
    "Both": {
      "Type": "Parallel",
      "Branches": [
        {
          "StartAt": "Work in the branch",
          "States": {
            "Work in the branch": {
              "Type": "Pass",
              "End": true
            }
          }
        }
      ],
      "Next": "Work"
    },
    "Work": {
      "Type": "Succeed"
    }
  }
}`,
  check(model, report) {
    const first = new Map<string, State>();
    const reported = new Set<State>();
    for (const state of [...model.states].sort((a, b) => a.property.key.start - b.property.key.start)) {
      const earlier = first.get(state.name);
      if (!earlier) first.set(state.name, state);
      // Twice in one object is a duplicate key: the parser reports that.
      if (!earlier || earlier.scope === state.scope) continue;
      if (!reported.has(earlier)) report({ ...describe(earlier, state), unsaid: true });
      reported.add(earlier);
      const { name, property } = state;
      report({
        ...describe(state, earlier),
        aws: awsFault('DUPLICATE_STATE_NAME', `Duplicate State name: ${name}`, property),
      });
    }
  },
};

function describe({ name, property }: State, other: State): Finding {
  return {
    at: property,
    message: `Another state is called ${quote(name)} too: names are unique in the whole machine, rename one of them.`,
    related: [{ message: `The other ${quote(name)} stands here.`, range: other.property.key }],
    data: { name },
  };
}
