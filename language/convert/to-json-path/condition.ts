import type { JsonataNode } from '../../expressions/jsonata/ast';
import type { Json, JsonObject } from '../../json';
import type { StringNode } from '../../tree/node';
import { addRefusal, expectOf, type Conversion } from '../conversion';
import { expressionTerm, nameOf, parsedExpression, plainPath, unwrapped, type ExpressionPlace } from './expression';

/** The fields of a JSONPath choice rule that tests what a JSONata condition tests (digest S18-S26). */
export function ruleOf(conversion: Conversion, condition: StringNode): JsonObject {
  const parsed = parsedExpression(conversion, condition, 'input');
  if (parsed === 'plain' || !parsed) {
    if (parsed) addRefusal(conversion, { node: condition }, 'This condition is no expression.');
    return {};
  }
  return new RuleWriter(conversion, parsed.place).rule(parsed.ast);
}

const TYPE_TESTS: Readonly<Record<string, string>> = {
  string: 'IsString',
  number: 'IsNumeric',
  boolean: 'IsBoolean',
  null: 'IsNull',
};

const RELATIONS: Readonly<Record<string, string>> = {
  '=': 'Equals',
  '<': 'LessThan',
  '>': 'GreaterThan',
  '<=': 'LessThanEquals',
  '>=': 'GreaterThanEquals',
};

/** The relation seen from the other side. */
const TURNED: Readonly<Record<string, string>> = { '=': '=', '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

class RuleWriter {
  constructor(
    private readonly conversion: Conversion,
    private readonly place: ExpressionPlace,
  ) {}

  rule(ast: JsonataNode): JsonObject {
    const node = unwrapped(ast);
    if (node.kind === 'binary' && (node.operator === 'and' || node.operator === 'or')) {
      const parts = flat(node, node.operator).map((part) => this.rule(part));
      return { [node.operator === 'and' ? 'And' : 'Or']: parts };
    }
    if (node.kind === 'binary') return this.comparison(node);
    if (node.kind === 'call') return this.call(node);
    const variable = this.variable(node);
    return variable === undefined ? {} : this.guarded(variable, node, { Variable: variable, BooleanEquals: true });
  }

  private call(node: Extract<JsonataNode, { kind: 'call' }>): JsonObject {
    const [first, second] = node.arguments;
    if (first && nameOf(node) === 'not') return { Not: this.rule(first) };
    if (first && nameOf(node) === 'boolean') return this.rule(first);
    if (first && nameOf(node) === 'exists') {
      const variable = this.variable(first);
      return variable === undefined ? {} : { Variable: variable, IsPresent: true };
    }
    if (first && second && nameOf(node) === 'contains') {
      const pattern = patternOf(second);
      const variable = pattern === undefined ? undefined : this.variable(first);
      if (variable !== undefined && pattern !== undefined) {
        return this.guarded(variable, node, { Variable: variable, StringMatches: pattern });
      }
    }
    return this.refuse(node);
  }

  private comparison({ left, right, operator, ...node }: Extract<JsonataNode, { kind: 'binary' }>): JsonObject {
    const range = { ...node, left, right, operator };
    if (operator === 'in') return this.oneOf(left, right, range);
    if (operator === '!=') {
      const equal = this.comparison({ ...node, left, right, operator: '=' });
      const variable = plainPath(unwrapped(left)) ?? plainPath(unwrapped(right));
      const text = variable ? this.variable(plainPath(unwrapped(left)) ? left : right) : undefined;
      return text === undefined ? { Not: equal } : this.guarded(text, range, { Not: equal });
    }
    const relation = RELATIONS[operator];
    if (relation === undefined) return this.refuse(range);
    const [a, b] = [unwrapped(left), unwrapped(right)];
    const typeTest = typeTestOf(a, b);
    if (typeTest && operator === '=') {
      const variable = this.variable(typeTest.subject);
      return variable === undefined ? {} : this.guarded(variable, range, { Variable: variable, [typeTest.name]: true });
    }
    const times = [timeOf(a), timeOf(b)];
    if (times[0] && times[1]) return this.compare(times[0], times[1], operator, ['Timestamp'], range);
    return this.compare(a, b, operator, undefined, range);
  }

  private compare(
    a: JsonataNode,
    b: JsonataNode,
    operator: string,
    types: readonly string[] | undefined,
    node: JsonataNode,
  ): JsonObject {
    if (literalOf(a) !== undefined && literalOf(b) === undefined) {
      return this.compare(b, a, TURNED[operator] ?? operator, types, node);
    }
    const variable = this.variable(a);
    if (variable === undefined) return {};
    const relation = RELATIONS[operator] ?? '';
    const literal = literalOf(b);
    if (literal !== undefined) {
      const test = types?.[0] ?? typeName(literal.value);
      if (literal.value === null && operator === '=')
        return this.guarded(variable, node, { Variable: variable, IsNull: true });
      if (test === undefined || (test === 'Boolean' && operator !== '=')) return this.refuse(node);
      return this.guarded(variable, node, { Variable: variable, [test + relation]: literal.value });
    }
    const other = this.variable(b);
    if (other === undefined) return {};
    // The types are known only when it runs: of these rules only the one for the right type can match (S21).
    const tried = types ?? (operator === '=' ? ['String', 'Numeric', 'Boolean'] : ['String', 'Numeric']);
    const rules = tried.map((type): JsonObject => ({ Variable: variable, [`${type}${relation}Path`]: other }));
    const [only] = rules;
    const rule = only && rules.length === 1 ? only : { Or: rules };
    return this.guarded(variable, node, this.guarded(other, node, rule));
  }

  private oneOf(left: JsonataNode, right: JsonataNode, node: JsonataNode): JsonObject {
    const list = unwrapped(right);
    if (list.kind !== 'array' || list.items.length === 0) return this.refuse(node);
    const variable = this.variable(left);
    const rules = list.items.map((item) => this.compare(left, unwrapped(item), '=', undefined, node));
    return variable === undefined ? {} : { Or: rules };
  }

  /** In JSONata a comparison with nothing is false; in JSONPath it fails (S22). */
  private guarded(variable: string, node: JsonataNode, rule: JsonObject): JsonObject {
    if (variable === '$') return rule;
    if (this.conversion.precision === 'exact') return { And: [{ Variable: variable, IsPresent: true }, rule] };
    const { offset, node: string } = this.place;
    const part = { start: offset + node.start, end: offset + node.end };
    expectOf(this.conversion, { node: string, part }, `${variable} is expected to be there: else the rule fails.`);
    return rule;
  }

  private variable(node: JsonataNode): string | undefined {
    const term = expressionTerm(this.conversion, node, this.place);
    if (term.kind === 'path') return term.text;
    if (this.conversion.refusals.length === 0) this.refuse(node, 'A rule of JSONPath tests a path, not an expression.');
    return undefined;
  }

  private refuse(node: JsonataNode, message = 'No operator of a JSONPath choice rule tests this.'): JsonObject {
    const { offset, node: string } = this.place;
    const part = { start: offset + node.start, end: offset + node.end };
    addRefusal(this.conversion, { node: string, part }, message);
    return {};
  }
}

function flat(node: JsonataNode, operator: 'and' | 'or'): JsonataNode[] {
  const inner = unwrapped(node);
  if (inner.kind !== 'binary' || inner.operator !== operator) return [inner];
  return [...flat(inner.left, operator), ...flat(inner.right, operator)];
}

function literalOf(node: JsonataNode): { readonly value: string | number | boolean | null } | undefined {
  if (node.kind === 'negate') return node.operand.kind === 'number' ? { value: -node.operand.value } : undefined;
  return node.kind === 'string' || node.kind === 'number' || node.kind === 'constant' ? node : undefined;
}

function typeName(value: Json): string | undefined {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return 'Numeric';
  return typeof value === 'boolean' ? 'Boolean' : undefined;
}

/** `$type(x) = 'string'` and its like. */
function typeTestOf(a: JsonataNode, b: JsonataNode): { name: string; subject: JsonataNode } | undefined {
  if (a.kind !== 'call' || nameOf(a) !== 'type' || b.kind !== 'string') return undefined;
  const name = TYPE_TESTS[b.value];
  const [subject] = a.arguments;
  return name !== undefined && subject ? { name, subject } : undefined;
}

function timeOf(node: JsonataNode): JsonataNode | undefined {
  const [only] = node.kind === 'call' && nameOf(node) === 'toMillis' ? node.arguments : [];
  return only && unwrapped(only);
}

/** The pattern of `StringMatches` for what `$contains` looks for; undefined where stars cannot say it. */
function patternOf(node: JsonataNode): string | undefined {
  const escaped = (text: string): string => text.replace(/[*\\]/g, '\\$&');
  if (node.kind === 'string') return `*${escaped(node.value)}*`;
  if (node.kind !== 'regex' || node.flags !== '') return undefined;
  const { pattern } = node;
  const inside = pattern.replace(/^\^/, '').replace(/\$$/, '');
  const parts = inside
    .split(/\[\\s\\S\]\*/)
    .map((part) =>
      /(?<!\\)(?:\\\\)*[.*+?()[\]{}|^$]|\\[A-Za-z0-9]/.test(part) ? undefined : part.replace(/\\(.)/g, '$1'),
    );
  if (parts.includes(undefined)) return undefined;
  const text = parts.map((part) => escaped(part ?? '')).join('*');
  return `${pattern.startsWith('^') ? '' : '*'}${text}${pattern.endsWith('$') ? '' : '*'}`;
}
