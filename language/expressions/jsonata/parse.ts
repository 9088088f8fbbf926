import type {
  BinaryOperator,
  JsonataFault,
  JsonataNode,
  KeepArrayNode,
  LambdaNode,
  ObjectEntry,
  SortNode,
  VariableNode,
} from './ast';
import { Lexer, type SlashMeaning, type Token } from './lexer';
import { SyntaxProblem } from './problem';
import { resolve } from './resolve';
import type { Resolved } from './resolved';
import { signatureProblem } from './signature';

/** Deeper nesting is refused, so that nobody who walks the tree runs out of stack. The service evaluates at most 100 levels (F44). */
export const DEEPEST_NESTING = 500;

export interface ParsedJsonata {
  /** Present when the text is an expression; of a faulty text what came before the fault, where there is something. */
  readonly ast?: JsonataNode;
  /** The form that is evaluated; present when there are no faults. */
  readonly resolved?: Resolved;
  readonly faults: readonly JsonataFault[];
}

/** How tightly an operator binds to what stands left of it. */
const BINDING: Readonly<Record<string, number>> = {
  '.': 75,
  '[': 80,
  '(': 80,
  '@': 80,
  '#': 80,
  '{': 70,
  '*': 60,
  '/': 60,
  '%': 60,
  '+': 50,
  '-': 50,
  '&': 50,
  '=': 40,
  '!=': 40,
  '<': 40,
  '>': 40,
  '<=': 40,
  '>=': 40,
  '^': 40,
  '~>': 40,
  in: 40,
  and: 30,
  or: 25,
  '?': 20,
  ':=': 10,
};
const BINDINGS = new Map(Object.entries(BINDING));
const PREFIX_BINDING = 70;

/**
 * Reads an expression of JSONata 2.0.6 (digest F30). Never throws; a fault says what the JSONata library says, without its
 * code in the message (digest V30), and where.
 */
export function parseJsonata(text: string): ParsedJsonata {
  const parser = new Parser(text);
  try {
    const ast = parser.parse();
    return parser.unsure ? { ast, resolved: resolve(ast), faults: [] } : new SoundExpression(ast);
  } catch (problem) {
    if (!(problem instanceof SyntaxProblem)) throw problem;
    const faults = [atCharacter(problem.fault, text)];
    return parser.latest === undefined ? { faults } : { ast: parser.latest, faults };
  }
}

/** An expression that resolving cannot refuse: its form is made when somebody evaluates it, not for every check. */
class SoundExpression implements ParsedJsonata {
  readonly faults: readonly JsonataFault[] = [];
  private form: Resolved | undefined;

  constructor(readonly ast: JsonataNode) {}

  get resolved(): Resolved {
    this.form ??= resolve(this.ast);
    return this.form;
  }
}

/** What resolving takes as a step of a path, whatever stands around it. */
const SOUND_STEPS: ReadonlySet<JsonataNode['kind']> = new Set([
  'name',
  'variable',
  'string',
  'map',
  'call',
  'block',
  'object',
  'array',
  'wildcard',
  'descendants',
]);

/** A fault at the end of the text is shown at its last character that is not blank. */
function atCharacter(fault: JsonataFault, text: string): JsonataFault {
  if (fault.start < fault.end) return fault;
  const end = text.trimEnd().length;
  return end === 0 ? { ...fault, start: 0, end: text.length } : { ...fault, start: end - 1, end };
}

/** Top-down operator precedence, after Pratt, with the library's powers and its order of reading. */
class Parser {
  /** The operand that was complete last: what completion works with where the text is not an expression. */
  latest: JsonataNode | undefined;
  /** Something was read that resolving may refuse. */
  unsure = false;
  private readonly lexer: Lexer;
  private token: Token;
  private depth = 0;

  constructor(text: string) {
    this.lexer = new Lexer(text);
    this.token = { kind: 'end', value: '(end)', start: 0, end: 0 };
  }

  parse(): JsonataNode {
    this.advance('regex');
    const node = this.expression(0);
    if (this.token.kind !== 'end') throw new SyntaxProblem('S0201', this.token.start, this.token.end, this.token.value);
    return node;
  }

  private advance(slash: SlashMeaning): void {
    this.token = this.lexer.next(slash);
    if (this.token.kind === 'operator' && (this.token.value === '!' || this.token.value === '~')) {
      throw new SyntaxProblem('S0204', this.token.start, this.token.end, this.token.value);
    }
  }

  private stands(operator: string): boolean {
    return this.token.kind === 'operator' && this.token.value === operator;
  }

  /** Moves behind an operator that must stand here, and tells where it ends. */
  private expect(operator: string, slash: SlashMeaning = 'regex'): number {
    const { token } = this;
    if (token.kind !== 'operator' || token.value !== operator) {
      throw new SyntaxProblem(token.kind === 'end' ? 'S0203' : 'S0202', token.start, token.end, token.value, operator);
    }
    this.advance(slash);
    return token.end;
  }

  private expression(power: number): JsonataNode {
    const first = this.token;
    this.deepen(first);
    const entered = this.depth;
    this.advance('division');
    let left = this.operand(first);
    this.latest = left;
    while (this.token.kind === 'operator' && power < (BINDINGS.get(this.token.value) ?? 0)) {
      const operator = this.token;
      // Each operator puts what came before one level deeper.
      this.deepen(operator);
      this.advance('regex');
      left = this.continued(left, operator.value, operator.start);
      this.latest = left;
    }
    this.depth = entered - 1;
    return left;
  }

  private deepen(token: Token): void {
    if (++this.depth <= DEEPEST_NESTING) return;
    const message = `The expression nests deeper than ${String(DEEPEST_NESTING)} levels`;
    throw new SyntaxProblem({ message }, token.start, token.end);
  }

  /** What starts with `token`, which has been read already. */
  private operand(token: Token): JsonataNode {
    const { start, end } = token;
    switch (token.kind) {
      case 'name':
        return { kind: 'name', value: token.value, start, end };
      case 'variable':
        return { kind: 'variable', name: token.value, start, end };
      case 'string':
        return { kind: 'string', value: token.value, start, end };
      case 'number':
        return { kind: 'number', value: token.value, start, end };
      case 'constant':
        return { kind: 'constant', value: token.value, start, end };
      case 'regex':
        return { kind: 'regex', pattern: token.value.pattern, flags: token.value.flags, start, end };
      case 'end':
        this.unsure = true;
        return { kind: 'missing', start, end };
      case 'operator':
        return this.prefixed(token.value, start, end);
    }
  }

  private prefixed(operator: string, start: number, end: number): JsonataNode {
    switch (operator) {
      case 'and':
      case 'or':
      case 'in':
        return { kind: 'name', value: operator, start, end };
      case '*':
        return { kind: 'wildcard', start, end };
      case '**':
        return { kind: 'descendants', start, end };
      case '%':
        this.unsure = true;
        return { kind: 'parent', start, end };
      case '-': {
        const operand = this.expression(PREFIX_BINDING);
        return { kind: 'negate', operand, start, end: operand.end };
      }
      case '(':
        return this.block(start);
      case '[':
        return this.array(start);
      case '{':
        return { kind: 'object', ...this.entries(), start };
      case '|':
        return this.transform(start);
      default:
        throw new SyntaxProblem('S0211', start, end, operator);
    }
  }

  /** What `left` becomes with the operator behind it, which has been read already. */
  private continued(left: JsonataNode, operator: string, at: number): JsonataNode {
    const { start } = left;
    switch (operator) {
      case '.': {
        const right = this.expression(75);
        if (!isSoundStep(left) || !isSoundStep(right)) this.unsure = true;
        return { kind: 'map', left, right, start, end: right.end };
      }
      case '(':
        return this.call(left, at);
      case '[':
        return this.predicate(left);
      case '{':
        this.unsure = true;
        return { kind: 'group', target: left, ...this.entries(), start };
      case '^':
        return this.sort(left);
      case ':=':
        return this.bind(left);
      case '@':
      case '#':
        return this.stepVariable(left, operator);
      case '?':
        return this.condition(left);
      case '~>': {
        const right = this.expression(40);
        return { kind: 'apply', left, right, start, end: right.end };
      }
      default: {
        const right = this.expression(BINDINGS.get(operator) ?? 0);
        return { kind: 'binary', operator: binaryOperator(operator), left, right, start, end: right.end };
      }
    }
  }

  private block(start: number): JsonataNode {
    const expressions: JsonataNode[] = [];
    while (!this.stands(')')) {
      expressions.push(this.expression(0));
      if (!this.stands(';')) break;
      this.advance('regex');
    }
    const end = this.expect(')', 'division');
    return { kind: 'block', expressions, start, end };
  }

  private array(start: number): JsonataNode {
    const items: JsonataNode[] = [];
    if (!this.stands(']')) {
      for (;;) {
        items.push(this.arrayItem());
        if (!this.stands(',')) break;
        this.advance('regex');
      }
    }
    const end = this.expect(']', 'division');
    return { kind: 'array', items, start, end };
  }

  private arrayItem(): JsonataNode {
    const from = this.expression(0);
    if (!this.stands('..')) return from;
    this.advance('regex');
    const to = this.expression(0);
    return { kind: 'range', from, to, start: from.start, end: to.end };
  }

  private entries(): { readonly entries: readonly ObjectEntry[]; readonly end: number } {
    const entries: ObjectEntry[] = [];
    if (!this.stands('}')) {
      for (;;) {
        const key = this.expression(0);
        this.expect(':');
        const value = this.expression(0);
        entries.push({ key, value });
        if (!this.stands(',')) break;
        this.advance('regex');
      }
    }
    return { entries, end: this.expect('}', 'division') };
  }

  private transform(start: number): JsonataNode {
    const pattern = this.expression(0);
    this.expect('|');
    const update = this.expression(0);
    if (!this.stands(',')) return { kind: 'transform', pattern, update, start, end: this.expect('|') };
    this.advance('regex');
    const deleted = this.expression(0);
    return { kind: 'transform', pattern, update, delete: deleted, start, end: this.expect('|') };
  }

  private predicate(target: JsonataNode): JsonataNode {
    const { start } = target;
    if (this.stands(']')) {
      const kept: KeepArrayNode = { kind: 'keep-array', target, start, end: this.token.end };
      this.advance('regex');
      return kept;
    }
    const predicate = this.expression(0);
    return { kind: 'predicate', target, predicate, start, end: this.expect(']', 'division') };
  }

  private sort(target: JsonataNode): JsonataNode {
    this.expect('(');
    const terms: SortNode['terms'][number][] = [];
    for (;;) {
      const descending = this.stands('>');
      if (descending || this.stands('<')) this.advance('regex');
      terms.push({ descending, expression: this.expression(0) });
      if (!this.stands(',')) break;
      this.advance('regex');
    }
    return { kind: 'sort', target, terms, start: target.start, end: this.expect(')') };
  }

  private bind(left: JsonataNode): JsonataNode {
    if (left.kind !== 'variable') throw new SyntaxProblem('S0212', left.start, left.end);
    const value = this.expression(9);
    return { kind: 'bind', variable: left, value, start: left.start, end: value.end };
  }

  private stepVariable(target: JsonataNode, operator: '@' | '#'): JsonataNode {
    this.unsure = true;
    const variable = this.expression(80);
    if (variable.kind !== 'variable') throw new SyntaxProblem('S0214', variable.start, variable.end, operator);
    return { kind: operator === '@' ? 'focus' : 'index', target, variable, start: target.start, end: variable.end };
  }

  private condition(condition: JsonataNode): JsonataNode {
    const { start } = condition;
    const then = this.expression(0);
    if (!this.stands(':')) return { kind: 'condition', condition, then, start, end: then.end };
    this.advance('regex');
    const otherwise = this.expression(0);
    return { kind: 'condition', condition, then, else: otherwise, start, end: otherwise.end };
  }

  private call(callee: JsonataNode, open: number): JsonataNode {
    const { start } = callee;
    const args: JsonataNode[] = [];
    let partial = false;
    if (!this.stands(')')) {
      for (;;) {
        if (this.stands('?')) {
          partial = true;
          args.push({ kind: 'placeholder', start: this.token.start, end: this.token.end });
          this.advance('regex');
        } else {
          args.push(this.expression(0));
        }
        if (!this.stands(',')) break;
        this.advance('regex');
      }
    }
    const end = this.expect(')', 'division');
    if (callee.kind === 'name' && (callee.value === 'function' || callee.value === 'λ'))
      return this.lambda(start, args);
    return { kind: 'call', callee, arguments: args, partial, open, start, end };
  }

  private lambda(start: number, args: readonly JsonataNode[]): LambdaNode {
    const parameters: VariableNode[] = [];
    args.forEach((argument, index) => {
      if (argument.kind !== 'variable') throw new SyntaxProblem('S0208', argument.start, argument.end, '', index + 1);
      parameters.push(argument);
    });
    const signature = this.stands('<') ? this.signature() : undefined;
    this.expect('{');
    const body = this.expression(0);
    const end = this.expect('}');
    return { kind: 'lambda', parameters, ...(signature !== undefined && { signature }), body, start, end };
  }

  /** `<…>` with balanced brackets; its text is put together from tokens, so blanks in it do not count. */
  private signature(): string {
    const { start } = this.token;
    let depth = 1;
    let signature = '<';
    while (depth > 0 && !this.stands('{') && this.token.kind !== 'end') {
      this.advance('regex');
      if (this.stands('>')) depth--;
      else if (this.stands('<')) depth++;
      signature += this.token.kind === 'regex' ? `/${this.token.value.pattern}/g` : String(this.token.value);
    }
    const end = this.expect('>');
    const problem = signatureProblem(signature);
    if (problem) throw new SyntaxProblem(problem, start, end);
    return signature;
  }
}

function binaryOperator(operator: string): BinaryOperator {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '&':
    case 'and':
    case 'or':
    case 'in':
      return operator;
    default:
      throw new Error(`${operator} is not a binary operator`);
  }
}

function isSoundStep(node: JsonataNode): boolean {
  let step = node;
  while (step.kind === 'predicate' || step.kind === 'keep-array') step = step.target;
  return SOUND_STEPS.has(step.kind);
}
