import type { Scope } from '../model/model';

/** Whether a scope holds a state that ends it: `End: true`, Succeed or Fail (digest D4). */
export function hasEndState(scope: Scope): boolean {
  return scope.states.some(({ terminal }) => terminal);
}
