import { ERROR_NAMES } from '../features/error-names';
import { oncePerPart } from '../model/derived';
import type { Scope } from '../model/model';
import { child, childString, type Node, type StringNode } from '../tree/node';
import { noteAsked } from './asked';

/** Names that cannot be retried or caught, or that only some tasks raise: known, but not offered for every state. */
const OTHERS = ['States.Runtime', 'States.NoChoiceMatched', 'States.Http.Socket'];

/** The names of the reserved `States.` family that the service raises or documents (digest chapter 6). */
export const STATES_ERRORS: readonly string[] = [...ERROR_NAMES.map(({ name }) => name), ...OTHERS];

/** `States.Http.StatusCode.404` and its like. */
const HTTP_STATUS = /^States\.Http\.StatusCode\.\d{3}$/;

/** Whether a name of the reserved `States.` family is one that the service raises. */
export function isKnownStatesError(name: string): boolean {
  return HTTP_STATUS.test(name) || STATES_ERRORS.includes(name);
}

/** The error names that Fail states of the whole machine raise, whatever scope of it is asked. */
export function raisedByFailStates(scope: Scope): ReadonlySet<string> {
  noteAsked('outline');
  let root = scope;
  while (root.owner) root = root.owner.scope;
  return raisedIn(root);
}

const raisedIn = oncePerPart((root: Scope): ReadonlySet<string> => new Set(failNames(root)));

function failNames(scope: Scope): string[] {
  return scope.states.flatMap((state) => {
    const error = state.type === 'Fail' ? childString(state.node, 'Error')?.value : undefined;
    return [...(error === undefined ? [] : [error]), ...state.inner.flatMap(failNames)];
  });
}

/** The strings of an `ErrorEquals` list. */
export function errorNames(element: Node | undefined): readonly StringNode[] {
  const list = child(element, 'ErrorEquals');
  return list?.kind === 'array' ? list.items.filter((item) => item.kind === 'string') : [];
}
