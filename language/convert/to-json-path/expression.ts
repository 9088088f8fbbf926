import type { CallNode, JsonataNode } from '../../expressions/jsonata/ast';
import { parseJsonata } from '../../expressions/jsonata/parse';
import { embeddedExpression } from '../../expressions/embedded';
import type { Steps } from '../../steps';
import { joinNested } from '../../text/join-nested';
import { toJson, type Node, type StringNode } from '../../tree/node';
import { addRefusal, expectOf, type Conversion } from '../conversion';
import type { Source } from '../remarks';
import { argumentText, formatPiece, type Term } from './term';

/** The member of `$states` that `$` stands for at a place of a JSONPath state; none where no input can be seen. */
export type Own = 'input' | 'result' | 'errorOutput';

/** Where an expression stands. */
export interface ExpressionPlace {
  readonly own: Own;
  readonly node: StringNode;
  /** Where the expression begins in the node's value. */
  readonly offset: number;
}

const NOTHING: Term = { kind: 'literal', value: null };

/** A payload of a JSONata state as a term: JSON in which strings may be expressions (digest R23); in steps. */
export function* payloadTerm(conversion: Conversion, node: Node | undefined, own: Own): Steps<Term> {
  switch (node?.kind) {
    case 'object': {
      const members: (readonly [string, Term])[] = [];
      for (const { key, value } of node.properties)
        members.push([key.value, yield* payloadTerm(conversion, value, own)]);
      return objectOf(members);
    }
    case 'array': {
      const items: Term[] = [];
      for (const item of node.items) items.push(yield* payloadTerm(conversion, item, own));
      return listOf(items);
    }
    case 'string': {
      yield;
      const parsed = parsedExpression(conversion, node, own);
      if (parsed === 'plain') return { kind: 'literal', value: node.value };
      return parsed ? expressionTerm(conversion, parsed.ast, parsed.place) : NOTHING;
    }
    default:
      return { kind: 'literal', value: toJson(node) };
  }
}

/** An object; a literal where all its members are. */
function objectOf(members: readonly (readonly [string, Term])[]): Term {
  const literals = members.flatMap(([key, member]) =>
    member.kind === 'literal' ? [[key, member.value] as const] : [],
  );
  return literals.length === members.length
    ? { kind: 'literal', value: Object.fromEntries(literals) }
    : { kind: 'object', members: new Map(members) };
}

function listOf(items: readonly Term[]): Term {
  const literals = items.flatMap((item) => (item.kind === 'literal' ? [item.value] : []));
  return literals.length === items.length ? { kind: 'literal', value: literals } : { kind: 'list', items };
}

/** The expression that a string holds; `plain` where it is none, undefined where it cannot be read (which is refused). */
export function parsedExpression(
  conversion: Conversion,
  node: StringNode,
  own: Own,
): { readonly ast: JsonataNode; readonly place: ExpressionPlace } | 'plain' | undefined {
  const embedded = embeddedExpression(node.value);
  if (!embedded) return 'plain';
  if (embedded.kind === 'expression') {
    const { ast, faults } = parseJsonata(embedded.text);
    if (ast && faults.length === 0) return { ast, place: { own, node, offset: embedded.offset } };
  }
  addRefusal(conversion, { node }, 'This expression cannot be read.');
  return undefined;
}

/** A piece of an expression as a term; refused where JSONPath has no equal. */
export function expressionTerm(conversion: Conversion, ast: JsonataNode, place: ExpressionPlace): Term {
  return new TermWriter(conversion, place).term(ast);
}

/** A path of names and indexes: its root and its steps. */
export interface PlainPath {
  readonly root: string;
  readonly steps: readonly (string | number)[];
}

/** The path that an expression is, `$states` resolved to its member; undefined for everything else. */
export function plainPath(ast: JsonataNode): PlainPath | undefined {
  const whole = wholePath(ast);
  if (whole?.root !== 'states') return whole && { ...whole, root: `$${whole.root}` };
  const [member, ...steps] = whole.steps;
  return typeof member === 'string' ? { root: member, steps } : undefined;
}

function wholePath(ast: JsonataNode): PlainPath | undefined {
  const steps: (string | number)[] = [];
  const root = rootOf(ast, steps);
  return root === undefined ? undefined : { root, steps };
}

/** The root of a path, and its steps behind those that are there; undefined where it is none. */
function rootOf(ast: JsonataNode, steps: (string | number)[]): string | undefined {
  const node = unwrapped(ast);
  switch (node.kind) {
    case 'variable':
      return node.name === '' || node.name === '$' ? undefined : node.name;
    case 'map': {
      const root = rootOf(node.left, steps);
      const right = node.right.kind === 'predicate' ? splitPredicates(node.right) : { step: node.right, indexes: [] };
      if (!right || (right.step.kind !== 'name' && right.step.kind !== 'string')) return undefined;
      steps.push(right.step.value, ...right.indexes);
      return root;
    }
    case 'predicate': {
      const root = rootOf(node.target, steps);
      const index = indexOf(node.predicate);
      if (index === undefined) return undefined;
      steps.push(index);
      return root;
    }
    default:
      return undefined;
  }
}

function splitPredicates(node: JsonataNode): { step: JsonataNode; indexes: number[] } | undefined {
  if (node.kind !== 'predicate') return { step: node, indexes: [] };
  const inner = splitPredicates(node.target);
  const index = indexOf(node.predicate);
  return inner && index !== undefined ? { step: inner.step, indexes: [...inner.indexes, index] } : undefined;
}

function indexOf(node: JsonataNode): number | undefined {
  if (node.kind === 'number' && Number.isInteger(node.value)) return node.value;
  const isNegative = node.kind === 'negate' && node.operand.kind === 'number';
  return isNegative && Number.isInteger(node.operand.value) ? -node.operand.value : undefined;
}

/** Without parentheses around. */
export function unwrapped(node: JsonataNode): JsonataNode {
  const [only] = node.kind === 'block' && node.expressions.length === 1 ? node.expressions : [];
  return only ? unwrapped(only) : node;
}

/** The path as JSONPath writes it. */
export function pathText(root: string, steps: readonly (string | number)[]): string {
  const written = steps.map((step) => {
    if (typeof step === 'number') return `[${String(step)}]`;
    return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(step) ? `.${step}` : `['${step.replace(/[\\']/g, '\\$&')}']`;
  });
  return root + written.join('');
}

/** Functions that give a sequence, and the intrinsic functions that give an array. */
const LISTS: ReadonlyMap<string, string> = new Map([
  ['range', 'States.ArrayRange'],
  ['distinct', 'States.ArrayUnique'],
]);

class TermWriter {
  constructor(
    private readonly conversion: Conversion,
    private readonly place: ExpressionPlace,
  ) {}

  term(ast: JsonataNode): Term {
    const node = unwrapped(ast);
    const path = plainPath(node);
    if (path) return this.path(path, node);
    switch (node.kind) {
      case 'string':
      case 'number':
      case 'constant':
        return { kind: 'literal', value: node.value };
      case 'negate':
        return node.operand.kind === 'number' ? { kind: 'literal', value: -node.operand.value } : this.refuse(node);
      case 'object':
        return this.object(node.entries, node);
      case 'array':
        return this.array(node.items, node);
      case 'binary':
        return this.binary(node);
      case 'call':
        return this.call(node);
      case 'predicate':
        return this.invoke('States.ArrayGetItem', [node.target, node.predicate], node);
      default:
        return this.refuse(node);
    }
  }

  private path({ root, steps }: PlainPath, node: JsonataNode): Term {
    const { own } = this.place;
    if (root.startsWith('$')) return { kind: 'path', text: pathText(root, steps) };
    if (root === 'context') return { kind: 'path', text: pathText('$$', steps) };
    if (root === own) return { kind: 'path', text: pathText('$', steps) };
    const seen = own === 'input' ? "the state's input" : own === 'result' ? 'the result' : 'the error';
    return this.refuse(node, `Here a JSONPath state sees only ${seen}, the context object and variables.`);
  }

  private object(entries: readonly { key: JsonataNode; value: JsonataNode }[], node: JsonataNode): Term {
    const members = new Map<string, Term>();
    for (const { key, value } of entries) {
      if (key.kind !== 'string') return this.refuse(node, 'JSONPath computes no names of members.');
      members.set(key.value, this.term(value));
    }
    return objectOf([...members]);
  }

  private array(items: readonly JsonataNode[], node: JsonataNode): Term {
    const [only] = items;
    const call = only && items.length === 1 ? unwrapped(only) : undefined;
    // `[$range(…)]` and its like keep a single element in an array, as the intrinsic functions always do.
    if (call?.kind === 'call' && nameOf(call) === 'split') return this.call(call);
    const kept = call?.kind === 'call' ? LISTS.get(nameOf(call)) : undefined;
    if (call?.kind === 'call' && kept !== undefined) return this.invoke(kept, call.arguments, call);
    if (items.some(({ kind }) => kind === 'range')) return this.refuse(node);
    const terms = items.map((item) => this.term(item));
    const [term] = terms;
    if (term?.kind === 'path' && terms.length === 1) {
      // An array stays what it is, and nothing gives an empty one: as "[*]" does.
      this.expect(node, `${term.text} is expected to be an array.`);
      return { kind: 'path', text: `${term.text}[*]` };
    }
    if (terms.some(({ kind }) => kind === 'path' || kind === 'call')) {
      if (this.conversion.precision === 'exact')
        return this.refuse(node, 'JSONata joins the arrays among these elements.');
      this.expect(
        node,
        'The elements of this array are expected to be there and to be no arrays: JSONata joins those.',
      );
    }
    return listOf(terms);
  }

  private binary(node: Extract<JsonataNode, { kind: 'binary' }>): Term {
    switch (node.operator) {
      case '&':
        return this.format(node);
      case '+':
        this.expect(node, 'Both numbers are expected to be whole: States.MathAdd rounds.');
        return this.invoke('States.MathAdd', [node.left, node.right], node);
      case '-': {
        const right = unwrapped(node.right);
        if (right.kind !== 'number')
          return this.refuse(node, 'JSONPath can only take away a number that is written here.');
        this.expect(node, 'Both numbers are expected to be whole: States.MathAdd rounds.');
        const left = this.argument(node.left);
        return left === undefined
          ? NOTHING
          : { kind: 'call', text: `States.MathAdd(${left}, ${String(-right.value)})` };
      }
      case 'in':
        return this.invoke('States.ArrayContains', [node.right, node.left], node);
      default:
        return this.refuse(node);
    }
  }

  /** A chain of texts and values joined by `&`. */
  private format(node: JsonataNode): Term {
    const pieces = joinedBy(node);
    let template = '';
    const values: string[] = [];
    for (const piece of pieces) {
      const term = this.term(piece);
      if (term.kind === 'literal' && typeof term.value === 'string') {
        template += formatPiece(term.value);
        continue;
      }
      const value = this.argumentOf(term, piece);
      if (value === undefined) return NOTHING;
      template += '{}';
      values.push(value);
    }
    this.expect(node, 'What is joined here is expected to be there, and to be texts, numbers or booleans.');
    return { kind: 'call', text: `States.Format(${[`'${template}'`, ...values].join(', ')})` };
  }

  private call(node: CallNode): Term {
    const [first, second, third] = node.arguments;
    const list = LISTS.get(nameOf(node));
    if (list !== undefined) {
      // A single element is no array in JSONata (F40).
      if (this.conversion.precision === 'exact')
        return this.refuse(node, `Write [$${nameOf(node)}(…)] to get an array always.`);
      this.expect(node, 'More than one element is expected here.');
      return this.invoke(list, node.arguments, node);
    }
    switch (nameOf(node)) {
      case 'uuid':
        return { kind: 'call', text: 'States.UUID()' };
      case 'parse':
        return this.invoke('States.StringToJson', node.arguments, node);
      case 'string':
        this.expect(node, 'This is expected to be no text: States.JsonToString puts a text in quotes.');
        return node.arguments.length === 1
          ? this.invoke('States.JsonToString', node.arguments, node)
          : this.refuse(node);
      case 'count':
        this.expect(node, 'This is expected to be an array.');
        return this.invoke('States.ArrayLength', node.arguments, node);
      case 'partition':
        return this.invoke('States.ArrayPartition', node.arguments, node);
      case 'hash':
        return this.invoke('States.Hash', node.arguments, node);
      case 'base64encode':
        return this.invoke('States.Base64Encode', node.arguments, node);
      case 'base64decode':
        return this.invoke('States.Base64Decode', node.arguments, node);
      case 'split':
        if (second?.kind !== 'string' || [...second.value].length !== 1 || third) return this.refuse(node);
        this.expect(node, 'No piece is expected to be empty: States.StringSplit leaves empty ones out.');
        return this.invoke('States.StringSplit', node.arguments, node);
      case 'merge': {
        const parts = first?.kind === 'array' ? first.items : [];
        if (parts.length !== 2) return this.refuse(node, 'States.JsonMerge merges two objects.');
        const [a, b] = parts.map((part) => this.argument(part));
        if (a === undefined || b === undefined) return NOTHING;
        return { kind: 'call', text: `States.JsonMerge(${a}, ${b}, false)` };
      }
      default:
        return this.refuse(node);
    }
  }

  private invoke(name: string, args: readonly JsonataNode[], node: JsonataNode): Term {
    const texts = args.map((argument) => this.argument(argument));
    if (!texts.every((text) => text !== undefined)) return NOTHING;
    if (texts.length === 0) return this.refuse(node);
    return { kind: 'call', text: `${name}(${joinNested(texts, ', ')})` };
  }

  private argument(node: JsonataNode): string | undefined {
    return this.argumentOf(this.term(node), node);
  }

  private argumentOf(term: Term, node: JsonataNode): string | undefined {
    const text = argumentText(term);
    if (text === undefined) this.refuse(node, 'An intrinsic function takes no object that has paths inside.');
    return text;
  }

  private source(node: JsonataNode): Source {
    const { offset, node: string } = this.place;
    return { node: string, part: { start: offset + node.start, end: offset + node.end } };
  }

  private expect(node: JsonataNode, message: string): void {
    expectOf(this.conversion, this.source(node), message);
  }

  private refuse(node: JsonataNode, message = 'JSONPath has no equal for this expression.'): Term {
    addRefusal(this.conversion, this.source(node), message);
    return NOTHING;
  }
}

/** The name of the function that is called, without `$`. */
export function nameOf({ callee }: CallNode): string {
  return callee.kind === 'variable' ? callee.name : '';
}

function joinedBy(node: JsonataNode, pieces: JsonataNode[] = []): JsonataNode[] {
  const inner = unwrapped(node);
  if (inner.kind !== 'binary' || inner.operator !== '&') pieces.push(inner);
  else {
    joinedBy(inner.left, pieces);
    joinedBy(inner.right, pieces);
  }
  return pieces;
}
