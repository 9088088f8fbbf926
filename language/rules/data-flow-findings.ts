import { dataFlowProblems } from '../data-flow/problems';
import type { DataFlowProblem } from '../data-flow/problem';
import type { MachineModel } from '../model/model';
import type { Report, RuleOptions } from './rule';

/** Reports the mistakes of one kind that the data-flow analysis finds. */
export function reportDataFlow(
  kind: DataFlowProblem['kind'],
  model: MachineModel,
  report: Report,
  options: RuleOptions,
): void {
  for (const problem of dataFlowProblems(model, { machineType: options.machineType })) {
    if (problem.kind !== kind) continue;
    const { at, message, range, source } = problem;
    const origin = source?.state.property.key;
    report({
      at,
      message,
      ...(range && { range }),
      ...(source && origin && { related: [{ message: `The data come from "${source.state.name}".`, range: origin }] }),
    });
  }
}
