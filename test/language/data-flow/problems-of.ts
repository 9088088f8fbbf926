import { DataFlowChecks } from '../../../language/data-flow/checks';
import type { DataFlowProblem } from '../../../language/data-flow/problem';
import type { Shape } from '../../../language/data-flow/shape';
import type { MachineModel } from '../../../language/model/model';
import { dataFlowHooks } from '../../../language/rules/data-flow-findings';
import { makeDispatch } from '../../../language/rules/dispatch';
import type { Finding, Rule } from '../../../language/rules/rule';
import { walkDefinition } from '../../../language/rules/walk';

const KINDS: readonly DataFlowProblem['kind'][] = ['missing-path', 'lost-input', 'wrong-type'];

/** The data-flow mistakes of a machine that is started with an input of that shape. */
export function problemsOf(model: MachineModel, machineType: 'STANDARD' | 'EXPRESS', input: Shape): Finding[] {
  const checks = new DataFlowChecks(input);
  const found: Finding[] = [];
  const rules = KINDS.map((kind): Rule => ({
    code: kind,
    severity: 'warning',
    summary: '',
    why: '',
    bad: '',
    good: '',
    hooks: dataFlowHooks(kind, checks),
  }));
  const dispatch = makeDispatch(
    rules,
    { machineType, sdk: () => undefined },
    (_rule, finding) => found.push(finding),
    (_rule, error) => {
      throw error;
    },
  );
  walkDefinition(model, dispatch);
  return found;
}
