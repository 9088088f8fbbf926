import type { Scope, State } from '../model/model';
import { noteAsked } from '../rules/asked';
import type { DefinitionObject, IntrinsicUse, JsonataUse, PathFieldUse, PathUse, RuleOptions } from '../rules/rule';
import { type DataFlow, type FollowedData, followData } from './analyze';
import { finish, type Steps } from '../steps';
import { checkChoiceRule } from './check-choice-rule';
import { checkIntrinsicUse, checkMapItems, checkPathFieldUse, checkPathUse } from './check-json-path';
import { checkJsonataUse } from './check-jsonata';
import type { DataFlowProblem, ReportProblem } from './problem';
import type { Shape } from './shape';

/** Further problems of one machine are not reported: they are of the same kind, and each costs time. */
const MAX_PROBLEMS = 50;

interface Machine {
  readonly flow: FollowedData;
  readonly machineType: MachineType['machineType'];
  /** Problems that may still be reported. */
  left: number;
  /** Whether the data are followed through the machine as it is now. */
  isCurrent: boolean;
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
  private lastUse: unknown;
  private lastCheck: unknown;
  private lastProblems = NONE;

  /** `input`: what an execution starts with, where that is known. */
  constructor(private readonly input?: Shape) {}

  /**
   * Follows the data through a machine, in steps; whoever asks about a machine that was not prepared waits for that.
   * `before`: the outermost scope of the version before, of which is kept what is still true.
   */
  *prepare(scope: Scope, before: Scope | undefined, { machineType }: MachineType): Steps<void> {
    const known = this.of(before ?? scope);
    const machine: Machine =
      known?.machineType === machineType
        ? known
        : {
            flow: followData({ machineType, ...(this.input && { input: this.input }) }),
            machineType,
            left: MAX_PROBLEMS,
            isCurrent: false,
          };
    before?.derived.delete(this);
    scope.derived.set(this, machine);
    this.lastUse = undefined;
    this.lastProblems = NONE;
    machine.left = MAX_PROBLEMS;
    machine.isCurrent = false;
    yield* machine.flow.follow({ scope });
    machine.isCurrent = true;
  }

  /** The same object as long as what the checks of a state see of the data is the same. */
  versionOf(state: State, options: MachineType): object | undefined {
    return this.machineOf(state.scope, options).flow.versionOf(state);
  }

  /** How many problems of the machine will still be told. */
  problemsLeft(outermost: Scope): number {
    return this.of(outermost)?.left ?? MAX_PROBLEMS;
  }

  /** Counts problems that were found before and are told again. */
  tellAgain(outermost: Scope, count: number): void {
    const machine = this.of(outermost);
    if (machine) machine.left -= count;
  }

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

  /** What is known of the machine with this outermost scope. */
  private of(outermost: Scope): Machine | undefined {
    return outermost.derived.get(this) as Machine | undefined;
  }

  private run<Use>(check: Check<Use>, use: Use, scope: Scope, options: MachineType): readonly DataFlowProblem[] {
    noteAsked('data');
    if (use === this.lastUse && check === this.lastCheck) return this.lastProblems;
    this.lastUse = use;
    this.lastCheck = check;
    this.lastProblems = NONE;
    const machine = this.machineOf(scope, options);
    if (machine.left <= 0) return NONE;
    let problems: DataFlowProblem[] | undefined;
    check(use, machine.flow, (problem) => {
      machine.left--;
      (problems ??= []).push(problem);
    });
    return (this.lastProblems = problems ?? NONE);
  }

  private machineOf(inner: Scope, options: MachineType): Machine {
    let scope = inner;
    while (scope.owner) scope = scope.owner.scope;
    let machine = this.of(scope);
    while (!machine?.isCurrent || machine.machineType !== options.machineType) {
      finish(this.prepare(scope, undefined, options));
      machine = this.of(scope);
    }
    return machine;
  }
}
