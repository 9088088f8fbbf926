import type { Scope } from '../model/model';
import type { DefinitionObject, IntrinsicUse, JsonataUse, PathFieldUse, PathUse, RuleOptions } from '../rules/rule';
import { analyzeDataFlow, type DataFlow } from './analyze';
import { checkChoiceRule } from './check-choice-rule';
import { checkIntrinsicUse, checkMapItems, checkPathFieldUse, checkPathUse } from './check-json-path';
import { checkJsonataUse } from './check-jsonata';
import type { DataFlowProblem, ReportProblem } from './problem';
import type { Shape } from './shape';

/** Further problems of one machine are not reported: they are of the same kind, and each costs time. */
const MAX_PROBLEMS = 50;

interface Machine {
  readonly flow: DataFlow;
  readonly machineType: MachineType['machineType'];
  left: number;
}

type MachineType = Pick<RuleOptions, 'machineType'>;
type Check<Use> = (use: Use, flow: DataFlow, report: ReportProblem) => void;

const NONE: readonly DataFlowProblem[] = [];

/**
 * Finds the mistakes in the data flow, part by part. Only what goes wrong whatever way led to a state is a mistake: where
 * nothing is known of the data, nothing is said. The rules that report them share one instance: a part that is asked
 * about by several of them in a row is checked once.
 */
export class DataFlowChecks {
  private readonly machines = new WeakMap<Scope, Machine>();
  private lastUse: unknown;
  private lastCheck: unknown;
  private lastProblems = NONE;

  /** `input`: what an execution starts with, where that is known. */
  constructor(private readonly input?: Shape) {}

  path(use: PathUse, options: MachineType): readonly DataFlowProblem[] {
    return this.run(checkPathUse, use, use.object.scope, options);
  }

  intrinsic(use: IntrinsicUse, options: MachineType): readonly DataFlowProblem[] {
    return this.run(checkIntrinsicUse, use, use.object.scope, options);
  }

  pathField(use: PathFieldUse, options: MachineType): readonly DataFlowProblem[] {
    return this.run(checkPathFieldUse, use, use.object.scope, options);
  }

  jsonata(use: JsonataUse, options: MachineType): readonly DataFlowProblem[] {
    return this.run(checkJsonataUse, use, use.object.scope, options);
  }

  choiceRule(use: DefinitionObject, options: MachineType): readonly DataFlowProblem[] {
    return this.run(checkChoiceRule, use, use.scope, options);
  }

  map(use: DefinitionObject, options: MachineType): readonly DataFlowProblem[] {
    return this.run(checkMapItems, use, use.scope, options);
  }

  private run<Use>(
    check: Check<Use>,
    use: Use,
    scope: Scope,
    { machineType }: MachineType,
  ): readonly DataFlowProblem[] {
    if (use === this.lastUse && check === this.lastCheck) return this.lastProblems;
    this.lastUse = use;
    this.lastCheck = check;
    this.lastProblems = NONE;
    const machine = this.machineOf(scope, machineType);
    if (machine.left <= 0) return NONE;
    let problems: DataFlowProblem[] | undefined;
    check(use, machine.flow, (problem) => {
      machine.left--;
      (problems ??= []).push(problem);
    });
    return (this.lastProblems = problems ?? NONE);
  }

  private machineOf(inner: Scope, machineType: MachineType['machineType']): Machine {
    let scope = inner;
    while (scope.owner) scope = scope.owner.scope;
    const known = this.machines.get(scope);
    if (known?.machineType === machineType) return known;
    const flow = analyzeDataFlow({ scope }, { machineType, ...(this.input && { input: this.input }) });
    const machine: Machine = { flow, machineType, left: MAX_PROBLEMS };
    this.machines.set(scope, machine);
    return machine;
  }
}
