import { DataFlowChecks } from '../data-flow/checks';
import type { DataFlowProblem } from '../data-flow/problem';
import type { DefinitionObject, Finding, Report, RuleHooks, RuleOptions } from './rule';

/** The one analysis of a machine's data that the rules share. */
export const sharedDataFlow = new DataFlowChecks();

/** The hooks of a rule that reports the data-flow mistakes of one kind. */
export function dataFlowHooks(kind: DataFlowProblem['kind'], checks = sharedDataFlow): RuleHooks {
  const tell = (problems: readonly DataFlowProblem[], report: Report): void => {
    for (const problem of problems) if (problem.kind === kind) report(findingOf(problem));
  };
  const choiceRule = (object: DefinitionObject, report: Report, options: RuleOptions): void => {
    tell(checks.choiceRule(object, options), report);
  };
  return {
    path(use, report, options) {
      tell(checks.path(use, options), report);
    },
    intrinsic(use, report, options) {
      tell(checks.intrinsic(use, options), report);
    },
    pathField(use, report, options) {
      tell(checks.pathField(use, options), report);
    },
    jsonata(use, report, options) {
      tell(checks.jsonata(use, options), report);
    },
    objects: {
      choiceRule,
      nestedChoiceRule: choiceRule,
      Map(object, report, options) {
        tell(checks.map(object, options), report);
      },
    },
  };
}

function findingOf({ at, message, range, source }: DataFlowProblem): Finding {
  const origin = source?.state.property.key;
  return {
    at,
    message,
    ...(range && { range }),
    ...(source && origin && { related: [{ message: `The data come from "${source.state.name}".`, range: origin }] }),
  };
}
