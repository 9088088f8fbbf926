import { dataFlowHooks } from './data-flow-findings';
import { machine } from './example';
import type { Rule } from './rule';

/** Data flow (digest F5, S21, S32, S44, R7, R28): a value of a type that its reader cannot use. */
export const dataFlowWrongType: Rule = {
  code: 'data-flow-wrong-type',
  severity: 'warning',
  summary: 'Intrinsic functions, comparisons and typed fields meet values of the type that they work on.',
  why: 'An intrinsic function or an operator fails on a value of a wrong type, a comparison of a Choice state never matches, a Map needs an array, and a ResultPath can put a member into an object only. Reported where the type is known from the states before.',
  bad: machine({
    Prepare: { Type: 'Pass', Result: { count: '5' }, Next: 'Add' },
    Add: { Type: 'Pass', Parameters: { 'count.$': 'States.MathAdd($.count, 1)' }, End: true },
  }),
  good: machine({
    Prepare: { Type: 'Pass', Result: { count: 5 }, Next: 'Add' },
    Add: { Type: 'Pass', Parameters: { 'count.$': 'States.MathAdd($.count, 1)' }, End: true },
  }),
  hooks: dataFlowHooks('wrong-type'),
};
