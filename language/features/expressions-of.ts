import { oncePerPart } from '../model/derived';
import type { MachineModel, Scope } from '../model/model';
import { makeDispatch } from '../rules/dispatch';
import type { Rule, RuleHooks } from '../rules/rule';
import { variableOfPath, variablesOfJsonata, type VariableUse } from '../rules/variable-uses';
import { walkInSteps } from '../rules/walk';
import { finish, type Steps } from '../steps';

/** Walks the definition as the rules do and shows its parts to the hooks, which report nothing. */
export function visitDefinition(model: MachineModel, hooks: RuleHooks): void {
  finish(visitInSteps(model, hooks));
}

/** The same in steps. */
export function* visitInSteps(model: MachineModel, hooks: RuleHooks): Steps<void> {
  const visitor: Rule = { code: 'visitor', severity: 'hint', summary: '', why: '', bad: '', good: '', hooks };
  const options = { machineType: 'STANDARD', sdk: () => undefined } as const;
  let problem: { readonly error: unknown } | undefined;
  const dispatch = makeDispatch([visitor], options, ignore, (_, error) => {
    problem ??= { error };
  });
  yield* walkInSteps(model, dispatch);
  if (problem) throw problem.error;
}

function ignore(): void {
  // Visitors find, they do not complain.
}

/** A use of a workflow variable, and the scope it is read in. */
export interface ScopedUse extends VariableUse {
  readonly scope: Scope;
}

/** Every place where an expression reads a workflow variable; found once for each model. */
export const variableUses: (model: MachineModel) => readonly ScopedUse[] = oncePerPart(findUses);

function findUses(model: MachineModel): ScopedUse[] {
  const uses: ScopedUse[] = [];
  visitDefinition(model, {
    path(use) {
      const variable = variableOfPath(use);
      if (variable) uses.push(scoped(variable, use.object.scope));
    },
    jsonata(use) {
      for (const variable of variablesOfJsonata(use)) uses.push(scoped(variable, use.object.scope));
    },
  });
  return uses;
}

function scoped({ name, node, range }: VariableUse, scope: Scope): ScopedUse {
  return { name, node, range, scope };
}
