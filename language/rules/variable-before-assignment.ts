import { hasOpenFlow } from '../model/open-flow';
import type { Scope, State } from '../model/model';
import { machine } from './example';
import { reachableStates } from './reachability';
import type { DefinitionObject, Report, Rule } from './rule';
import { variableOfPath, variablesOfJsonata, type VariableUse } from './variable-uses';
import { assignedIn, assigningScope, maySetBefore } from './variables';

/** Flow, digest R35, R36: a variable that is read before any path can have assigned it. */
export const variableBeforeAssignment: Rule = {
  code: 'variable-before-assignment',
  severity: 'warning',
  summary: 'A variable is assigned before it is read.',
  why: 'All values of a state, `Assign` included, are computed with the variables as they were when the state was entered. A variable that only this state or a later one assigns does not exist yet, and the execution fails.',
  bad: machine({
    Greet: { Type: 'Pass', Parameters: { 'name.$': '$customerName' }, Next: 'Remember' },
    Remember: { Type: 'Pass', Assign: { customerName: 'Ada' }, End: true },
  }),
  good: machine({
    Remember: { Type: 'Pass', Assign: { customerName: 'Ada' }, Next: 'Greet' },
    Greet: { Type: 'Pass', Parameters: { 'name.$': '$customerName' }, End: true },
  }),
  hooks: {
    path(use, report) {
      const variable = variableOfPath(use);
      if (variable) check(variable, use.object, report);
    },
    jsonata(use, report) {
      for (const variable of variablesOfJsonata(use)) check(variable, use.object, report);
    },
  },
};

function check(use: VariableUse, { scope, state }: DefinitionObject, report: Report): void {
  const { name } = use;
  if (!state || !reachableStates(scope).has(state)) return;
  const assignedAt = assigningScope(scope, name);
  if (!assignedAt) return; // undefined-variable says it
  const reader = stateIn(assignedAt, state);
  const assignment = assignedIn(assignedAt, name);
  if (!reader || !assignment || maySetBefore(reader, name)) return;
  // Where the flow is not known yet nothing can be said.
  if (!reachableStates(assignedAt).has(reader) || hasOpenFlow(assignedAt)) return;
  report({
    at: use.node,
    range: use.range,
    message:
      assignment.state === reader
        ? `"$${name}" does not exist yet when "${reader.name}" is entered, since only this state assigns it: use its value directly.`
        : `"$${name}" does not exist yet here: no path to "${reader.name}" leads through "${assignment.state.name}", which assigns it.`,
    related: [{ message: `"${assignment.state.name}" assigns it here.`, range: assignment.property.key }],
    data: { name },
  });
}

/** The state of an outer scope that a state stands in. */
function stateIn(scope: Scope, state: State): State | undefined {
  let current: State | undefined = state;
  while (current && current.scope !== scope) current = current.scope.owner;
  return current;
}
