import { childString, property } from '../tree/node';
import { schemaFault } from './aws';
import { machine, task } from './example';
import { readResource } from './service-calls';
import type { Rule } from './rule';

const ACTIVITY = 'arn:aws:states:us-east-1:123456789012:activity:approve';
const ROLE = { RoleArn: 'arn:aws:iam::123456789012:role/other' };

/** Digest, table of Task: `Credentials` are refused on activities. */
export const activityCredentials: Rule = {
  code: 'activity-credentials',
  severity: 'error',
  summary: 'A Task with an activity has no `Credentials`.',
  why: 'An activity is done by a worker that asks for it, so there is no call that another role could make. The service refuses the field.',
  bad: machine({ Approve: task({ Resource: ACTIVITY, Credentials: ROLE }) }),
  good: machine({ Approve: task({ Resource: ACTIVITY }) }),
  hooks: {
    objects: {
      Task({ node }, report) {
        const credentials = property(node, 'Credentials');
        const resource = childString(node, 'Resource');
        if (!credentials || !resource || readResource(resource.value).kind !== 'activity') return;
        report({
          at: credentials,
          message: 'An activity is done by a worker of yours, no role is assumed for it: remove "Credentials".',
          aws: schemaFault("The field 'Credentials' is not supported for activities", node),
          data: { remove: 'Credentials' },
        });
      },
    },
  },
};
