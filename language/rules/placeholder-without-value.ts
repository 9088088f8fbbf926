import type { MachineModel } from '../model/model';
import { nearestName } from '../text/nearest-name';
import { rangeInSource, type Node, type StringNode } from '../tree/node';
import { machine, task } from './example';
import { placeholdersIn } from './placeholders';
import type { Report, Rule, RuleOptions } from './rule';

/** Digest V57: a placeholder that none of the known substitutions fills in. */
export const placeholderWithoutValue: Rule = {
  code: 'placeholder-without-value',
  severity: 'warning',
  summary: 'Each `${Placeholder}` has a value, where it is known which have.',
  why: 'What fills in placeholders leaves those alone that it has no value for, so that the service gets the placeholder itself. Values come from `DefinitionSubstitutions` of the template that holds the definition or names its file, from `substitutions` in `stepwright.json`, or from `--substitution`. Where none of them says anything, nothing is reported.',
  bad: machine({ Charge: task({ Resource: '${ChargeFunctonArn}' }) }),
  good: machine({ Charge: task({ Resource: '${ChargeFunctionArn}' }) }),
  substitutions: ['ChargeFunctionArn'],
  check({ node: root, document }: MachineModel, report: Report, { substitutions }: RuleOptions) {
    if (!substitutions || !root || !document.text.includes('${')) return;
    for (const { name, node, start, end } of placeholdersIn(root)) {
      // CloudFormation's own, and what other tools resolve by themselves.
      if (substitutions.has(name) || !/^[\w.-]+$/.test(name)) continue;
      const meant = nearestName(name, substitutions);
      report({
        at: node,
        range: node.kind === 'string' ? rangeInSource(node, start, end) : node,
        message: `Nothing gives "${name}" a value: ${meant === undefined ? 'add it to the substitutions.' : `did you mean "${meant}"?`}`,
        ...(isWhole(node, start, end) && meant !== undefined && { data: { replace: `\${${meant}}` } }),
      });
    }
  },
};

function isWhole(node: Node, start: number, end: number): node is StringNode {
  return node.kind === 'string' && start === 0 && end === node.value.length;
}
