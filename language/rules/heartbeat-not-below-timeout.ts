import { child } from '../tree/node';
import { schemaFault } from './aws';
import { machine, task } from './example';
import type { Rule } from './rule';

/** Digest V25 and the Task table: a heartbeat interval must be smaller than the time limit. */
export const heartbeatNotBelowTimeout: Rule = {
  code: 'heartbeat-not-below-timeout',
  severity: 'error',
  summary: '`HeartbeatSeconds` is smaller than `TimeoutSeconds`.',
  why: 'A heartbeat that may stay out as long as the whole task can never be missed. The service refuses a heartbeat interval above the time limit.',
  bad: machine({ Work: task({ HeartbeatSeconds: 600, TimeoutSeconds: 60 }) }),
  good: machine({ Work: task({ HeartbeatSeconds: 60, TimeoutSeconds: 600 }) }),
  hooks: {
    objects: {
      Task({ node }, report) {
        const heartbeat = child(node, 'HeartbeatSeconds');
        const timeout = child(node, 'TimeoutSeconds');
        if (heartbeat?.kind !== 'number' || timeout?.kind !== 'number' || heartbeat.value < timeout.value) return;
        const equal = heartbeat.value === timeout.value;
        report({
          at: heartbeat,
          message: `"HeartbeatSeconds" (${String(heartbeat.value)}) must be smaller than "TimeoutSeconds" (${String(timeout.value)}).`,
          related: [{ message: 'The time limit stands here.', range: timeout }],
          // What the service says of equal values is not known.
          ...(equal
            ? { severity: 'warning' as const }
            : { aws: schemaFault('HeartbeatSeconds must be smaller than TimeoutSeconds', node) }),
        });
      },
    },
  },
};
