import type { Scope } from '../model/model';
import { awsFault } from './aws';
import { machine } from './example';
import type { Rule } from './rule';
import { assignedIn, assignments, maySetBefore, visibleScopes, type Assignment } from './variables';
import { quote } from './words';

const inner = (assign: Readonly<Record<string, unknown>>): string =>
  machine({
    Prepare: { Type: 'Pass', Assign: { total: 0 }, Next: 'Both' },
    Both: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Count', States: { Count: { Type: 'Pass', Assign: assign, End: true } } }],
      End: true,
    },
  });

/** Digest R37, V34. */
export const outerScopeAssignment: Rule = {
  code: 'outer-scope-assignment',
  severity: 'error',
  summary: 'Branches and item processors do not assign variables of the scopes around them.',
  why: 'States inside a Parallel or Map can read the variables around them, but not set them: branches run side by side, and it would not be clear whose value counts. The service refuses an inner assignment of a name that an outer scope assigns anywhere. Give results back by the output of the branch.',
  bad: inner({ total: 1 }),
  good: inner({ ownTotal: 1 }),
  hooks: {
    values: {
      assignments({ node, object }, report) {
        const { state, scope } = object;
        if (!state || !scope.owner) return;
        for (const { name, property } of assignments(node, state)) {
          const outer = outerAssignment(scope, name);
          if (!outer) continue;
          const { exists } = outer;
          report({
            at: property,
            message: `The variable ${quote(name)} belongs to the scope around ${quote(scope.owner.name)} and can only be read here: choose another name.`,
            related: [{ message: `"${outer.state.name}" assigns it here.`, range: outer.property.key }],
            // The service takes it where the outer variable is only set afterwards, for example by the Parallel's own Catch.
            ...(exists
              ? {
                  aws: awsFault(
                    'DUPLICATE_VARIABLE_NAME',
                    `The variable name '${name}' was already defined in a parent scope.`,
                    property,
                  ),
                }
              : { severity: 'warning' as const }),
            data: { name },
          });
        }
      },
    },
  },
};

/** The assignment of the name in a scope around, one that may have happened before if there is one. */
function outerAssignment(scope: Scope, name: string): (Assignment & { readonly exists: boolean }) | undefined {
  let found: (Assignment & { readonly exists: boolean }) | undefined;
  for (const inside of visibleScopes(scope)) {
    const { owner } = inside;
    const assignment = owner && !inside.distributed ? assignedIn(owner.scope, name) : undefined;
    if (!owner || !assignment) continue;
    if (maySetBefore(owner, name)) return { ...assignment, exists: true };
    found ??= { ...assignment, exists: false };
  }
  return found;
}
