import { childString, property } from '../tree/node';
import { schemaFault } from './aws';
import { machine, task } from './example';
import { serviceCallOf } from './service-calls';
import type { Rule } from './rule';

const LIST_BUCKETS = 'arn:aws:states:::aws-sdk:s3:listBuckets';

/** Digest S10. */
export const missingPayload: Rule = {
  code: 'missing-payload',
  severity: 'error',
  summary: 'A Task with a service integration has `Parameters` (JSONata: `Arguments`).',
  why: 'The service refuses a service integration without `Parameters`, even where the action needs none: then they are `{}`. Lambda functions and activities named by their own ARN get the input of the state.',
  bad: machine({ List: task({ Resource: LIST_BUCKETS }) }),
  good: machine({ List: task({ Resource: LIST_BUCKETS, Parameters: {} }) }),
  hooks: {
    objects: {
      Task({ node, language }, report) {
        const resource = childString(node, 'Resource');
        if (!resource || !serviceCallOf(node)) return;
        const wanted = language === 'JSONata' ? 'Arguments' : 'Parameters';
        if (property(node, wanted)) return;
        report({
          at: node,
          message: `A service integration needs "${wanted}": add the data of the request, or {}.`,
          aws: schemaFault(`${wanted} field is required for resource ARN: ${resource.value}`, node),
          data: { missing: [wanted] },
        });
      },
    },
  },
};
