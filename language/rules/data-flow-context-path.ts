import { reportDataFlow } from './data-flow-findings';
import { machine } from './example';
import type { Rule } from './rule';

/** The context object has fixed members, some of them only in some places (digest R42-R47, P21). */
export const dataFlowContextPath: Rule = {
  code: 'data-flow-context-path',
  severity: 'warning',
  summary: 'A path into the context object names what the context object holds in that place.',
  why: 'The members of the context object (`$$`, in JSONata `$states.context`) are fixed: a misspelt one, a task token in a task that waits for none, or an item outside of a Map is missing, and the state fails with `States.Runtime`.',
  bad: machine({ A: { Type: 'Pass', Parameters: { 'id.$': '$$.Execution.ID' }, End: true } }),
  good: machine({ A: { Type: 'Pass', Parameters: { 'id.$': '$$.Execution.Id' }, End: true } }),
  check(model, report, options) {
    reportDataFlow('context-path', model, report, options);
  },
};
