import type { OffsetRange } from '../../text/line-index';
import type { CallNode, JsonataNode, VariableNode } from './ast';
import { ABSENT_FUNCTIONS, isJsonataFunction } from './functions';

/** A name and where it stands in the expression's text. */
export interface NamedRange extends OffsetRange {
  readonly name: string;
}

/** `$states.input.order.id`: the names behind `$states`, as far as they are plain names. */
export interface StatesReference extends OffsetRange {
  /** The name right behind `$states`, if there is one. */
  readonly member: string | undefined;
  readonly path: readonly string[];
  /** The same names with their places. */
  readonly members: readonly NamedRange[];
}

export interface JsonataCall extends NamedRange {
  /** At the top level there is no context item that could stand in for a missing argument (digest R24). */
  readonly level: 'top' | 'inner';
  /** Arguments written, with the one that `~>` puts in front. */
  readonly argumentCount: number;
  /** Some arguments are `?`: the call gives a function. */
  readonly partial: boolean;
  /**
   * What is called: a function of the dialect, one bound in the expression, one that Step Functions lacks (`$eval`), or
   * nothing that is known here: a workflow variable cannot hold a function (digest R27).
   */
  readonly target: 'function' | 'local' | 'absent' | 'unknown';
  /** Whether `target` is a function of the dialect or a local one. */
  readonly known: boolean;
  /** The whole call; the range of the call itself is that of its name with the `$`. */
  readonly node: CallNode;
}

/** What an expression uses. All lists are in order of the text; ranges are indexes in the expression's text. */
export interface JsonataAnalysis {
  /** First path steps at the top level, where there is no context item (digest R24, V31, V32): names, and `$`. */
  readonly topLevelReferences: readonly NamedRange[];
  /** `$$`, wherever it stands (V31). */
  readonly doubleDollar: readonly OffsetRange[];
  /** Workflow variables: `$name` that is not bound in the expression, not a function and not `$states`. Names without `$`. */
  readonly variables: readonly NamedRange[];
  /** Names bound in the expression by `:=`, `@`, `#` or as parameters. */
  readonly bindings: readonly NamedRange[];
  /** Each `$states…`. */
  readonly statesMembers: readonly StatesReference[];
  /** Calls of `$name(…)`. */
  readonly calls: readonly JsonataCall[];
  /** Functions of the dialect named without a call, as in `$map(x, $uppercase)`. */
  readonly functionReferences: readonly NamedRange[];
}

/** Where a node stands: at the top level there is no context item (digest R24). */
type Level = 'top' | 'inner';

/** A use of `$name` whose meaning is decided when the frames around it have been read. */
interface Use {
  readonly node: VariableNode;
  readonly call: { readonly node: CallNode; readonly argumentCount: number; readonly level: Level } | undefined;
  local: boolean;
}

/** Where `:=` binds: the expression, a block, a lambda. Most expressions bind nothing, so that nothing is made for it. */
interface Frame {
  readonly outer: Frame | undefined;
  /** A lambda is called later: what is bound behind it can be seen in it too. */
  readonly lambda: boolean;
  names: Set<string> | undefined;
  /** Uses within lambdas that wait for the frame's end. */
  waiting: Use[] | undefined;
}

const NONE: readonly never[] = [];

/** Tells what an expression uses, in one walk. */
export function analyzeJsonata(ast: JsonataNode): JsonataAnalysis {
  const analyzer = new Analyzer();
  analyzer.visit(ast, 'top');
  return analyzer.finish();
}

class Analyzer {
  private topLevelReferences: NamedRange[] | undefined;
  private doubleDollar: OffsetRange[] | undefined;
  private bindings: NamedRange[] | undefined;
  private statesMembers: StatesReference[] | undefined;
  private uses: Use[] | undefined;
  private frame: Frame = openFrame(undefined, { lambda: false });

  finish(): JsonataAnalysis {
    const { waiting, names } = this.frame;
    if (waiting && names) for (const use of waiting) use.local ||= names.has(use.node.name);
    let variables: NamedRange[] | undefined;
    let calls: JsonataCall[] | undefined;
    let functionReferences: NamedRange[] | undefined;
    for (const { node, call, local } of this.uses ?? NONE) {
      if (call) (calls ??= []).push(finishCall(node, call, local));
      else if (local) continue;
      else if (isJsonataFunction(node.name) || ABSENT_FUNCTIONS.has(node.name)) {
        (functionReferences ??= []).push(named(node.name, node));
      } else (variables ??= []).push(named(node.name, node));
    }
    return {
      topLevelReferences: this.topLevelReferences ?? NONE,
      doubleDollar: this.doubleDollar ?? NONE,
      variables: variables ?? NONE,
      bindings: this.bindings ?? NONE,
      statesMembers: this.statesMembers ?? NONE,
      calls: calls ?? NONE,
      functionReferences: functionReferences ?? NONE,
    };
  }

  visit(node: JsonataNode, level: Level): void {
    switch (node.kind) {
      case 'name':
        if (level === 'top') this.reference(node.value, node);
        return;
      case 'variable':
        this.variable(node, level);
        return;
      case 'string':
      case 'number':
      case 'constant':
      case 'regex':
      case 'wildcard':
      case 'descendants':
      case 'parent':
      case 'placeholder':
      case 'missing':
        return;
      case 'map':
        this.path(node, level);
        return;
      case 'predicate':
        this.visit(node.target, level);
        this.visit(node.predicate, 'inner');
        return;
      case 'keep-array':
        this.visit(node.target, level);
        return;
      case 'focus':
      case 'index':
        this.visit(node.target, level);
        this.bind(node.variable);
        return;
      case 'sort':
        this.visit(node.target, level);
        for (const term of node.terms) this.visit(term.expression, 'inner');
        return;
      case 'group':
        this.visit(node.target, level);
        this.entries(node.entries, 'inner');
        return;
      case 'object':
        this.entries(node.entries, level);
        return;
      case 'array':
        for (const item of node.items) this.visit(item, level);
        return;
      case 'range':
        this.visit(node.from, level);
        this.visit(node.to, level);
        return;
      case 'binary':
        this.visit(node.left, level);
        this.visit(node.right, level);
        return;
      case 'apply':
        this.visit(node.left, level);
        if (node.right.kind === 'call') this.call(node.right, level, node.right.arguments.length + 1);
        else this.visit(node.right, level);
        return;
      case 'negate':
        this.visit(node.operand, level);
        return;
      case 'condition':
        this.visit(node.condition, level);
        this.visit(node.then, level);
        if (node.else) this.visit(node.else, level);
        return;
      case 'bind':
        this.visit(node.value, level);
        this.bind(node.variable);
        return;
      case 'call':
        this.call(node, level, node.arguments.length);
        return;
      case 'block':
        this.enter({ lambda: false });
        for (const expression of node.expressions) this.visit(expression, level);
        this.leave();
        return;
      case 'lambda':
        this.enter({ lambda: true });
        for (const parameter of node.parameters) this.bind(parameter);
        this.visit(node.body, level);
        this.leave();
        return;
      case 'transform':
        // All three are evaluated with the transformed object as context.
        this.visit(node.pattern, 'inner');
        this.visit(node.update, 'inner');
        if (node.delete) this.visit(node.delete, 'inner');
        return;
    }
  }

  private reference(name: string, range: OffsetRange): void {
    (this.topLevelReferences ??= []).push(named(name, range));
  }

  private variable(node: VariableNode, level: Level): void {
    if (node.name === '') {
      if (level === 'top') this.reference('$', node);
    } else if (node.name === '$') {
      (this.doubleDollar ??= []).push({ start: node.start, end: node.end });
    } else if (node.name === 'states') {
      (this.statesMembers ??= []).push(new StatesPath(node, node));
    } else {
      this.use({ node, call: undefined, local: false });
    }
  }

  /** The first step of a path has the context around it, the others have the step before. */
  private path(node: JsonataNode, level: Level): void {
    let first = node;
    while (first.kind === 'map') first = first.left;
    if (first.kind === 'variable' && first.name === 'states') {
      (this.statesMembers ??= []).push(new StatesPath(first, node));
    } else if (first.kind === 'string' && level === 'top') {
      // A string that is followed by a step is a name.
      this.reference(first.value, first);
    } else {
      this.visit(first, level);
    }
    this.laterSteps(node);
  }

  private laterSteps(node: JsonataNode): void {
    if (node.kind !== 'map') return;
    this.laterSteps(node.left);
    if (node.right.kind !== 'name') this.visit(node.right, 'inner');
  }

  private entries(entries: readonly { readonly key: JsonataNode; readonly value: JsonataNode }[], level: Level): void {
    for (const entry of entries) {
      this.visit(entry.key, level);
      this.visit(entry.value, level);
    }
  }

  private call(node: CallNode, level: Level, argumentCount: number): void {
    if (node.callee.kind === 'variable' && node.callee.name !== '' && node.callee.name !== '$') {
      this.use({ node: node.callee, call: { node, argumentCount, level }, local: false });
    } else {
      this.visit(node.callee, level);
    }
    for (const argument of node.arguments) this.visit(argument, level);
  }

  private bind(variable: VariableNode): void {
    (this.bindings ??= []).push(named(variable.name, variable));
    (this.frame.names ??= new Set()).add(variable.name);
  }

  private use(use: Use): void {
    (this.uses ??= []).push(use);
    for (let frame: Frame | undefined = this.frame; frame; frame = frame.outer) {
      if (frame.names?.has(use.node.name)) {
        use.local = true;
        return;
      }
      if (frame.lambda) {
        if (frame.outer) (frame.outer.waiting ??= []).push(use);
        return;
      }
    }
  }

  private enter({ lambda }: { readonly lambda: boolean }): void {
    this.frame = openFrame(this.frame, { lambda });
  }

  private leave(): void {
    const { outer, waiting, names } = this.frame;
    if (!outer) return;
    for (const use of waiting ?? NONE) {
      if (names?.has(use.node.name)) use.local = true;
      else (outer.waiting ??= []).push(use);
    }
    this.frame = outer;
  }
}

function openFrame(outer: Frame | undefined, { lambda }: { readonly lambda: boolean }): Frame {
  return { outer, lambda, names: undefined, waiting: undefined };
}

function calledFunction(name: string): 'function' | 'absent' | 'unknown' {
  if (isJsonataFunction(name)) return 'function';
  return ABSENT_FUNCTIONS.has(name) ? 'absent' : 'unknown';
}

function finishCall(node: VariableNode, call: NonNullable<Use['call']>, local: boolean): JsonataCall {
  const target = local ? 'local' : calledFunction(node.name);
  return {
    name: node.name,
    start: node.start,
    end: node.end,
    level: call.level,
    argumentCount: call.argumentCount,
    partial: call.node.partial,
    target,
    known: target === 'local' || target === 'function',
    node: call.node,
  };
}

function named(name: string, { start, end }: OffsetRange): NamedRange {
  return { name, start, end };
}

/** Reads the names behind `$states` when somebody asks for them: mostly the first is enough. */
class StatesPath implements StatesReference {
  readonly member: string | undefined;
  private found: readonly NamedRange[] | undefined;

  constructor(
    private readonly first: VariableNode,
    private readonly whole: JsonataNode,
  ) {
    let node = whole;
    while (node.kind === 'map' && node.left !== first) node = node.left;
    this.member = node.kind === 'map' ? stepName(node.right)?.value : undefined;
  }

  get start(): number {
    return this.first.start;
  }

  get end(): number {
    return this.members[this.members.length - 1]?.end ?? this.first.end;
  }

  get path(): readonly string[] {
    return this.members.map(({ name }) => name);
  }

  get members(): readonly NamedRange[] {
    this.found ??= this.read();
    return this.found;
  }

  private read(): NamedRange[] {
    const steps: JsonataNode[] = [];
    for (let node = this.whole; node.kind === 'map'; node = node.left) steps.push(node.right);
    const members: NamedRange[] = [];
    for (const step of steps.reverse()) {
      const member = stepName(step);
      if (!member) break;
      members.push(named(member.value, member));
    }
    return members;
  }
}

/** The name that a step is, behind its predicates. */
function stepName(
  step: JsonataNode,
): { readonly value: string; readonly start: number; readonly end: number } | undefined {
  let node = step;
  while (node.kind === 'predicate' || node.kind === 'keep-array') node = node.target;
  return node.kind === 'name' || node.kind === 'string' ? node : undefined;
}
