import type { Scope } from '../model/model';
import { nearestName } from '../text/nearest-name';
import { machine } from './example';
import type { DefinitionObject, Report, Rule } from './rule';
import { variableOfPath, variablesOfJsonata, type VariableUse } from './variable-uses';
import { assignedIn, assigningScope, assignsAnything, visibleNames, visibleScopes } from './variables';

const MAX_NAMES = 300;

/** Digest R37 to R39, V43: a variable that no state assigns where it could be seen. */
export const undefinedVariable: Rule = {
  code: 'undefined-variable',
  severity: 'warning',
  summary: 'Every variable that is read is assigned by a state of the same scope or of one around it.',
  why: 'A variable exists when some state has assigned it. The service takes a definition that reads an unknown variable, but the execution fails there. States inside a Parallel or Map see the variables around them; the children of a Distributed Map do not; nobody sees the variables of a branch from outside.',
  bad: machine({
    Prepare: { Type: 'Pass', Assign: { customerName: 'Ada' }, Next: 'Greet' },
    Greet: { Type: 'Pass', Parameters: { 'name.$': '$costumerName' }, End: true },
  }),
  good: machine({
    Prepare: { Type: 'Pass', Assign: { customerName: 'Ada' }, Next: 'Greet' },
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

function check(use: VariableUse, { scope, language }: DefinitionObject, report: Report): void {
  const { name } = use;
  if (name === 'states' && language === 'JSONPath') {
    report({
      at: use.node,
      range: use.range,
      message: '"$states" exists only in JSONata: the input of a JSONPath state is "$", the context object "$$".',
    });
    return;
  }
  if (assigningScope(scope, name) ?? visibleScopes(scope).some(assignsAnything)) return;
  const hidden = hiddenAround(scope, name);
  const meant = hidden ? undefined : nearestVisible(name, scope);
  report({
    at: use.node,
    range: use.range,
    message:
      hidden ??
      `No state assigns the variable "$${name}"${meant ? `: did you mean "$${meant}"?` : ' where it could be read here: assign it in an earlier state.'}`,
    data: { name, ...(meant !== undefined && { meant: `$${meant}` }) },
  });
}

/** Among very many names the nearest is not looked for: many such reads would take time that grows with their square. */
function nearestVisible(name: string, scope: Scope): string | undefined {
  const names = visibleNames(scope);
  return names.size > MAX_NAMES ? undefined : nearestName(name, names);
}

/** A variable around a Distributed Map that its children cannot see (digest R38). */
function hiddenAround(scope: Scope, name: string): string | undefined {
  let hiddenBy: string | undefined;
  for (let current: Scope | undefined = scope; current; current = current.owner?.scope) {
    if (hiddenBy !== undefined && assignedIn(current, name)) {
      return `The children of the Distributed Map "${hiddenBy}" cannot see the variable "$${name}": hand it over by the "ItemSelector".`;
    }
    if (current.distributed) hiddenBy = current.owner?.name;
  }
  return undefined;
}
