import { isKnownStatesError, raisedByFailStates, STATES_ERRORS } from './error-names';
import { machine, task } from './example';
import { isOpen } from './open-values';
import type { Rule } from './rule';
import { nearestName } from '../text/nearest-name';
import { quote } from './words';

const PREFIX = 'States.';

/** Digest E1: names that start with `States.` belong to the service. */
export const unknownErrorName: Rule = {
  code: 'unknown-error-name',
  severity: 'warning',
  summary: 'Error names that start with `States.`, or nearly so, are names that the service raises.',
  why: 'The prefix `States.` is reserved for the errors of the service. A name of this family that the service never raises matches nothing; mostly it is misspelt. Case matters.',
  bad: machine({ Work: task({ Retry: [{ ErrorEquals: ['States.TimeOut'] }] }) }),
  good: machine({ Work: task({ Retry: [{ ErrorEquals: ['States.Timeout'] }] }) }),
  hooks: {
    values: {
      errorNames({ node, object }, report) {
        if (node.kind !== 'array') return;
        for (const item of node.items) {
          if (item.kind !== 'string' || isOpen(item)) continue;
          if (isKnownStatesError(item.value) || raisedByFailStates(object.scope).has(item.value)) continue;
          const meant = nearestError(item.value);
          if (meant === undefined && !item.value.startsWith(PREFIX)) continue;
          report({
            at: item,
            message: `The service raises no error ${quote(item.value)}${meant ? `: did you mean "${meant}"?` : ', so this matches nothing.'}`,
            ...(meant !== undefined && { data: { meant } }),
          });
        }
      },
    },
  },
};

/**
 * The error of the service that a name probably means; its family may be misspelt, too (`State.ALL`). The common beginning
 * must not make unlike names look alike.
 */
function nearestError(name: string): string | undefined {
  const end = name.indexOf('.') + 1;
  if (end === 0 || nearestName(name.slice(0, end), [PREFIX]) === undefined) return undefined;
  const rest = nearestName(
    name.slice(end),
    STATES_ERRORS.map((known) => known.slice(PREFIX.length)),
  );
  return rest === undefined ? undefined : PREFIX + rest;
}
