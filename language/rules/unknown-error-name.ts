import { isKnownStatesError, STATES_ERRORS } from './error-names';
import { machine, task } from './example';
import { isOpen } from './open-values';
import type { Rule } from './rule';
import { nearestName } from '../text/nearest-name';
import { quote } from './words';

/** Digest E1: names that start with `States.` belong to the service. */
export const unknownErrorName: Rule = {
  code: 'unknown-error-name',
  severity: 'warning',
  summary: 'Error names that start with `States.` are names that the service raises.',
  why: 'The prefix `States.` is reserved for the errors of the service. A name of this family that the service never raises matches nothing; mostly it is misspelt. Case matters.',
  bad: machine({ Work: task({ Retry: [{ ErrorEquals: ['States.TimeOut'] }] }) }),
  good: machine({ Work: task({ Retry: [{ ErrorEquals: ['States.Timeout'] }] }) }),
  hooks: {
    values: {
      errorNames({ node }, report) {
        if (node.kind !== 'array') return;
        for (const item of node.items) {
          if (item.kind !== 'string' || !item.value.startsWith('States.') || isOpen(item)) continue;
          if (isKnownStatesError(item.value)) continue;
          const meant = nearestName(item.value, STATES_ERRORS);
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
