import { isKnownStatesError, raisedByFailStates, STATES_ERRORS } from './error-names';
import { machine, task } from './example';
import { errorPrefixOf } from '../integrations/index';
import { isOpen } from './open-values';
import type { DefinitionObject, Rule, RuleOptions } from './rule';
import { serviceCallOf } from './service-calls';
import { nearestName } from '../text/nearest-name';
import { quote } from './words';

const PREFIX = 'States.';

/** Digest E1, E24, E25: names that start with `States.` belong to the service, those of a call to what it calls. */
export const unknownErrorName: Rule = {
  code: 'unknown-error-name',
  severity: 'warning',
  summary:
    'Error names that start with `States.` or with the name of the called service, or nearly so, are names that are raised.',
  why: 'The prefix `States.` is reserved for the errors of the service. A name of this family that the service never raises matches nothing; mostly it is misspelt. Case matters: the errors of `arn:aws:states:::dynamodb:putItem` begin with `DynamoDB.`, those of `arn:aws:states:::aws-sdk:dynamodb:query` with `DynamoDb.`.',
  bad: machine({ Work: task({ Retry: [{ ErrorEquals: ['States.TimeOut'] }] }) }),
  good: machine({ Work: task({ Retry: [{ ErrorEquals: ['States.Timeout'] }] }) }),
  hooks: {
    values: {
      errorNames({ node, object }, report, { sdk }) {
        if (node.kind !== 'array') return;
        for (const item of node.items) {
          if (item.kind !== 'string' || isOpen(item)) continue;
          const prefix = prefixInsteadOf(item.value, object, sdk);
          if (prefix !== undefined) {
            const meant = prefix + item.value.slice(prefix.length);
            report({
              at: item,
              message: `The errors of this call begin with "${prefix}.", in this case: did you mean "${meant}"?`,
              data: { meant },
            });
            continue;
          }
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

/** The family of the errors of the Task's call, where a name has it in another case (digest E24, E25): `DynamoDB`, `DynamoDb`. */
function prefixInsteadOf(name: string, { state }: DefinitionObject, sdk: RuleOptions['sdk']): string | undefined {
  const end = name.indexOf('.');
  const call = end > 0 && state?.type === 'Task' && state.node ? serviceCallOf(state.node) : undefined;
  const prefix = call && errorPrefixOf(call, call.kind === 'aws-sdk' ? sdk() : undefined);
  const written = name.slice(0, end);
  return prefix !== written && prefix?.toLowerCase() === written.toLowerCase() ? prefix : undefined;
}

const STATES_ERRORS_WITHOUT_PREFIX = STATES_ERRORS.map((known) => known.slice(PREFIX.length));

/**
 * The error of the service that a name probably means; its family may be misspelt, too (`State.ALL`). The common beginning
 * must not make unlike names look alike.
 */
function nearestError(name: string): string | undefined {
  const end = name.indexOf('.') + 1;
  if (end === 0 || nearestName(name.slice(0, end), [PREFIX]) === undefined) return undefined;
  const rest = nearestName(name.slice(end), STATES_ERRORS_WITHOUT_PREFIX);
  return rest === undefined ? undefined : PREFIX + rest;
}
