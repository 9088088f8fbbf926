import { parametersOf, requiredAlternatives, requiredAtCreation } from '../integrations/index';
import { child, type ObjectNode } from '../tree/node';
import { schemaFault } from './aws';
import { machine, task } from './example';
import { isOpen } from './open-values';
import type { Rule } from './rule';
import { payloadNames } from './payload-names';
import { serviceCallOf } from './service-calls';
import { allOf, anyOf } from './words';

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';

/** Digest S11 and the models of the services: parameters that a call cannot do without. */
export const missingParameter: Rule = {
  code: 'missing-parameter',
  severity: 'error',
  summary: 'A service call has the parameters that it cannot do without.',
  why: 'The service refuses some calls without their most important parameters, such as a queue without `MessageBody`. Other missing parameters are found when the call is made: then the execution fails.',
  bad: machine({ Send: task({ Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: QUEUE } }) }),
  good: machine({
    Send: task({
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: QUEUE, 'MessageBody.$': '$.order' },
    }),
  }),
  hooks: {
    objects: {
      Task({ node, language }, report, { sdk }) {
        const call = serviceCallOf(node);
        const payload = call && child(node, language === 'JSONata' ? 'Arguments' : 'Parameters');
        if (!call || payload?.kind !== 'object' || isOpen(payload)) return;
        const refused = missingIn(payload, requiredAtCreation(call));
        if (refused.length > 0) {
          report({
            at: payload,
            message: `${call.service}:${call.action} needs ${allOf(refused)}: add ${refused.length > 1 ? 'them' : 'it'}.`,
            aws: schemaFault(`The field '${refused[0] ?? ''}' is required but was missing`, payload),
            data: { missing: refused },
          });
        }
        const alternatives = requiredAlternatives(call);
        if (alternatives.length > 0 && missingIn(payload, alternatives).length === alternatives.length) {
          report({
            at: payload,
            severity: 'warning',
            message: `${call.service}:${call.action} fails without ${anyOf(alternatives)}: add one of them.`,
            data: { missing: alternatives.slice(0, 1) },
          });
        }
        const needed = [...(parametersOf(call, sdk())?.members().values() ?? [])].filter(({ required }) => required);
        const missing = missingIn(
          payload,
          needed.map(({ name }) => name),
        ).filter((name) => !refused.includes(name));
        if (missing.length === 0) return;
        report({
          at: payload,
          severity: 'warning',
          message: `${call.service}:${call.action} fails without ${allOf(missing)}: add ${missing.length > 1 ? 'them' : 'it'}.`,
          data: { missing },
        });
      },
    },
  },
};

function missingIn(payload: ObjectNode, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const present = new Set(payloadNames(payload).map((name) => name.toLowerCase()));
  return names.filter((name) => !present.has(name.toLowerCase()));
}
