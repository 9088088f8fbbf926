import { child, childString, property } from '../tree/node';
import { schemaFault } from './aws';
import { DISTRIBUTED, machine, map } from './example';
import { isOpen } from './open-values';
import type { Rule } from './rule';

/** Digest S41. */
export const executionType: Rule = {
  code: 'execution-type',
  severity: 'error',
  summary: 'A Distributed Map says the `ExecutionType` of its children, an inline Map does not.',
  why: 'A Distributed Map starts child executions and has to know whether they are `STANDARD` or `EXPRESS`. An inline Map starts none. The service refuses a Distributed Map without the field and an inline one with it.',
  bad: machine({ 'For each': map({}, { Mode: 'DISTRIBUTED' }) }),
  good: machine({ 'For each': map({}, DISTRIBUTED) }),
  hooks: {
    objects: {
      itemProcessor({ node }, report) {
        const config = child(node, 'ProcessorConfig');
        if (config?.kind !== 'object' || isOpen(config)) return;
        const mode = child(config, 'Mode');
        if (mode && isOpen(mode)) return;
        const type = property(config, 'ExecutionType');
        const distributed = childString(config, 'Mode')?.value === 'DISTRIBUTED';
        if (distributed && !type) {
          report({
            at: config,
            message: 'A Distributed Map starts child executions: add "ExecutionType": "STANDARD" or "EXPRESS".',
            aws: schemaFault('These fields are required: [ExecutionType]', config),
            data: { missing: ['ExecutionType'] },
          });
        } else if (!distributed && type) {
          report({
            at: type,
            message: 'An inline Map starts no child executions: remove "ExecutionType", or set "Mode": "DISTRIBUTED".',
            aws: schemaFault("Field 'ExecutionType' is not supported", config),
            data: { remove: 'ExecutionType' },
          });
        }
      },
    },
  },
};
