import { dataFlowHooks } from './data-flow-findings';
import { machine } from './example';
import type { Rule } from './rule';

/** Data flow (digest R4, R15, R16, S22): a path that finds nothing fails its state, or gives an empty list. */
export const dataFlowMissingPath: Rule = {
  code: 'data-flow-missing-path',
  severity: 'warning',
  summary: 'A path reads only what an earlier state can have produced.',
  why: 'The shape of the data is followed from state to state: the literals and templates of Pass states, results of known service integrations, ResultSelector, ResultPath, error outputs. Where it is known and does not hold what a path asks for, the state fails with `States.Runtime`, which nothing can catch. Where the data are not known, nothing is reported.',
  bad: machine({
    Prepare: { Type: 'Pass', Parameters: { 'orderId.$': '$.id', total: 5 }, Next: 'Use' },
    Use: { Type: 'Pass', Parameters: { 'id.$': '$.orderID' }, End: true },
  }),
  good: machine({
    Prepare: { Type: 'Pass', Parameters: { 'orderId.$': '$.id', total: 5 }, Next: 'Use' },
    Use: { Type: 'Pass', Parameters: { 'id.$': '$.orderId' }, End: true },
  }),
  hooks: dataFlowHooks('missing-path'),
};
