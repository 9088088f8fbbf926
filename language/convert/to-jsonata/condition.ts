import { CHOICE_OPERATORS, type ChoiceOperator } from '../../fields/choice-rule';
import { child, childString, type Node, type ObjectNode, type StringNode, toJson } from '../../tree/node';
import { expectOf, type Conversion } from '../conversion';
import { refuse } from './refuse';
import { literalText, regexText } from './jsonata-text';
import { textValue } from './template';
import type { Value } from './value';
import { operandOf } from './write-value';

const OPERATORS: ReadonlyMap<string, ChoiceOperator> = new Map(CHOICE_OPERATORS.map((one) => [one.name, one]));

/** A boolean expression. */
interface Condition {
  readonly text: string;
  /** `and` or `or` where it is joined by one on its outermost level. */
  readonly joined?: 'and' | 'or';
}

/** A JSONPath choice rule as the text of a JSONata condition (digest S18-S26). `input`: what `$` stands for. */
export function conditionText(conversion: Conversion, rule: ObjectNode, input: Value): string {
  return new RuleWriter(conversion, input).condition(rule).text;
}

class RuleWriter {
  constructor(
    private readonly conversion: Conversion,
    private readonly input: Value,
  ) {}

  condition(rule: ObjectNode): Condition {
    const not = child(rule, 'Not');
    if (not?.kind === 'object') return { text: `$not(${this.condition(not).text})` };
    for (const [field, joined] of [
      ['And', 'and'],
      ['Or', 'or'],
    ] as const) {
      const parts = child(rule, field);
      if (parts?.kind === 'array')
        return join(
          parts.items.flatMap((part) => this.nested(part)),
          joined,
        );
    }
    return this.comparison(rule);
  }

  private nested(part: Node): Condition[] {
    return part.kind === 'object' ? [this.condition(part)] : [];
  }

  private comparison(rule: ObjectNode): Condition {
    const variable = childString(rule, 'Variable');
    const written = rule.properties.find(({ key }) => OPERATORS.has(key.value));
    const operator = written && OPERATORS.get(written.key.value);
    if (!variable || !written?.value || !operator) {
      refuse(this.conversion, { node: rule }, 'This rule has no variable or no operator.');
      return { text: 'false' };
    }
    const value = textValue(this.conversion, variable, this.input);
    if (operator.name === 'IsPresent') {
      const exists = `$exists(${operandOf(value, this.conversion.precision)})`;
      return { text: isTrue(written.value) ? exists : `$not(${exists})` };
    }
    const left = operandOf(value, this.conversion.precision, variable.value);
    this.expect(variable, `${variable.value} is expected to be there: a rule on nothing does not match.`);
    if (operator.compares === 'test') return test(left, operator.name, isTrue(written.value));
    return this.compared(left, operator, written.value, variable);
  }

  private compared(left: string, operator: ChoiceOperator, operand: Node, variable: StringNode): Condition {
    if (operator.compares === 'pattern') return this.matches(left, operand, variable);
    const right = this.operandText(operator, operand);
    const sign = signOf(operator.name);
    const isLiteral = !operator.path;
    switch (operator.compares) {
      case 'timestamp':
        return this.timestamps(left, sign, right, operand, variable);
      case 'boolean':
        return isLiteral ? { text: `${left} = ${right}` } : this.typed(left, '=', right, 'boolean', variable);
      case 'number':
      case 'string':
        // Values of two types are never equal; but to order them is an error.
        return sign === '=' && isLiteral
          ? { text: `${left} = ${right}` }
          : this.typed(left, sign, right, operator.compares, variable);
      default:
        return { text: 'false' };
    }
  }

  private operandText(operator: ChoiceOperator, operand: Node): string {
    if (!operator.path) return literalText(toJson(operand));
    if (operand.kind !== 'string') return 'null';
    const value = textValue(this.conversion, operand, this.input);
    return operandOf(value, this.conversion.precision, operand.value);
  }

  /** Digest S21: values of another type do not match, and it is no error. */
  private typed(
    left: string,
    sign: string,
    right: string,
    type: 'string' | 'number' | 'boolean',
    variable: StringNode,
  ): Condition {
    const compared = `${left} ${sign} ${right}`;
    if (this.conversion.precision === 'plain') {
      this.expect(variable, `${variable.value} is expected to be a ${type}.`);
      return { text: compared };
    }
    const types = `$type(${left}) = '${type}' and $type(${right}) = '${type}'`;
    return { text: `${types} and ${compared}`, joined: 'and' };
  }

  private timestamps(left: string, sign: string, right: string, operand: Node, variable: StringNode): Condition {
    const compared = `$toMillis(${left}) ${sign} $toMillis(${right})`;
    const isFine = (node: Node): boolean => node.kind === 'string' && /[Tt]\d\d:\d\d(?!:)|\.\d{4}/.test(node.value);
    if (isFine(operand)) {
      refuse(this.conversion, { node: operand }, 'JSONata reads times with seconds, down to milliseconds.');
    }
    if (this.conversion.precision === 'plain') {
      this.expect(variable, `${variable.value} is expected to be a timestamp.`);
      return { text: compared };
    }
    const guards = [left, right].map((text) => isTimestamp(text));
    return { text: [...guards, compared].join(' and '), joined: 'and' };
  }

  /** Digest S26. */
  private matches(left: string, operand: Node, variable: StringNode): Condition {
    const pattern = operand.kind === 'string' ? operand.value : '';
    const parts = patternParts(pattern);
    if (parts.length === 1) return { text: `${left} = ${literalText(parts[0] ?? '')}` };
    const contains = `$contains(${left}, /^${parts.map(regexText).join('[\\s\\S]*')}$/)`;
    if (this.conversion.precision === 'exact') {
      return { text: `$type(${left}) = 'string' and ${contains}`, joined: 'and' };
    }
    this.expect(variable, `${variable.value} is expected to be a string.`);
    return { text: contains };
  }

  private expect(node: StringNode, message: string): void {
    expectOf(this.conversion, { node }, message);
  }
}

function join(parts: readonly Condition[], joined: 'and' | 'or'): Condition {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const texts = parts.map((part) => (part.joined && part.joined !== joined ? `(${part.text})` : part.text));
  return { text: texts.join(` ${joined} `), joined };
}

function isTrue(node: Node): boolean {
  return node.kind === 'boolean' && node.value;
}

function signOf(name: string): string {
  if (/LessThanEquals/.test(name)) return '<=';
  if (/GreaterThanEquals/.test(name)) return '>=';
  if (/LessThan/.test(name)) return '<';
  return /GreaterThan/.test(name) ? '>' : '=';
}

const TYPE_TESTS: Readonly<Record<string, string>> = {
  IsString: 'string',
  IsNumeric: 'number',
  IsBoolean: 'boolean',
  IsNull: 'null',
};

/** Digest S23, S24. */
function test(left: string, operator: string, wanted: boolean): Condition {
  const type = TYPE_TESTS[operator];
  if (type === undefined) {
    const text = isTimestamp(left);
    return wanted ? { text, joined: 'and' } : { text: `$not(${text})` };
  }
  const sign = wanted ? '=' : '!=';
  return { text: type === 'null' ? `${left} ${sign} null` : `$type(${left}) ${sign} '${type}'` };
}

const DATE = String.raw`\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?`;
const OFFSET = String.raw`(Z|[+-](0\d|1[0-8]):[0-5]\d)`;

function isTimestamp(text: string): string {
  return `$type(${text}) = 'string' and $contains(${text}, /^${DATE}T${TIME}${OFFSET}$/)`;
}

/** The texts between the stars of a pattern; `\*` and `\\` stand for themselves. */
function patternParts(pattern: string): readonly string[] {
  const parts: string[] = [''];
  for (const [piece] of pattern.matchAll(/\\[*\\]|[\s\S]/g)) {
    if (piece === '*') parts.push('');
    else parts[parts.length - 1] += piece.length === 2 ? piece.slice(1) : piece;
  }
  return parts;
}
