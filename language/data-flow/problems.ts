import type { MachineModel } from '../model/model';
import { analyzeDataFlow, type DataFlowOptions } from './analyze';
import { checkJsonPathState } from './check-json-path';
import { checkJsonataState } from './check-jsonata';
import type { DataFlowProblem, ReportProblem } from './problem';

interface Cached {
  readonly options: DataFlowOptions;
  readonly problems: readonly DataFlowProblem[];
}

const cache = new WeakMap<MachineModel, Cached>();

/**
 * All mistakes in the data flow of a machine, worked out once for the rules that report them. Only what goes wrong
 * whatever way led to a state is a mistake: where nothing is known of the data, nothing is said.
 */
export function dataFlowProblems(model: MachineModel, options: DataFlowOptions): readonly DataFlowProblem[] {
  const cached = cache.get(model);
  if (cached?.options.machineType === options.machineType && cached.options.input === options.input) {
    return cached.problems;
  }
  const problems = findProblems(model, options);
  cache.set(model, { options, problems });
  return problems;
}

function findProblems(model: MachineModel, options: DataFlowOptions): DataFlowProblem[] {
  const flow = analyzeDataFlow(model, options);
  const problems: DataFlowProblem[] = [];
  const report: ReportProblem = (problem) => {
    problems.push(problem);
  };
  for (const state of model.states) {
    const entry = flow.entryOf(state);
    if (!entry || !state.node) continue;
    if (state.queryLanguage === 'JSONata') {
      checkJsonataState(state, state.node, entry, flow, report);
      continue;
    }
    const made = flow.jsonPathFlowOf(state);
    if (made) checkJsonPathState(state, state.node, { flow: made, surroundings: flow }, report);
  }
  return problems;
}
