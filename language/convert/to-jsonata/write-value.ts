import { isJsonObject, type Json } from '../../json';
import { isJsonArray } from '../../json-equal';
import type { Precision } from '../conversion';
import { literalText, stringText } from './jsonata-text';
import { expression, operand, select, typeOf, type ExpressionValue, type Value } from './value';

/** Functions that the exact forms bring along; JSONata cannot keep functions in variables of the workflow (digest R27). */
const HELPERS: Readonly<Record<string, string>> = {
  // An undefined member would be dropped silently inside of an expression (R26), where the original fails (R15).
  $required: "function($v, $p) { $exists($v) ? $v : $error('There is nothing at ' & $p) }",
  // States.Format prints objects in the manner of Java (F6).
  $text:
    "function($v) { $type($v) = 'object' ? '{' & $join($each($v, function($m, $k) { $k & '=' & $text($m) }), ', ') & '}'" +
    " : $type($v) = 'array' ? '[' & $join($map($v, function($v) { $text($v) }), ', ') & ']' : $string($v) }",
};

/** The names of variables that the exact forms define. */
export const HELPER_NAMES = Object.keys(HELPERS).map((name) => name.slice(1));

/** The value as a payload of a JSONata state: JSON with expressions in it (digest R23). */
export function toPayload(value: Value, precision: Precision): Json {
  switch (value.kind) {
    case 'literal':
      return plainJson(value.value);
    case 'object':
      return Object.fromEntries([...value.members].map(([key, member]) => [key, toPayload(member, precision)]));
    case 'list':
      return value.items.map((item) => toPayload(item, precision));
    case 'merged':
    case 'expression':
      return embedded(sourceOf(value, precision).source);
  }
}

/** JSONPath states take a text as it is; in JSONata one that looks like an expression must be quoted (digest W31, R22). */
function plainJson(value: Json): Json {
  if (typeof value === 'string') return value.startsWith('{%') ? embedded(stringText(value)) : value;
  if (isJsonArray(value)) return value.map(plainJson);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plainJson(member)]));
}

/** The text of an expression with its delimiters, and with the helpers that it uses. */
export function embedded(source: string): string {
  const used = Object.entries(HELPERS).filter(([name]) => source.includes(`${name}(`));
  if (used.length === 0) return `{% ${source} %}`;
  const definitions = used.map(([name, body]) => `${name} := ${body}`);
  return `{% ( ${[...definitions, source].join('; ')} ) %}`;
}

/**
 * The value as a piece of an expression. `path`: how the original names it; where it is given, the piece fails when
 * there is nothing, in the exact form.
 */
export function sourceOf(value: Value, precision: Precision, path?: string): ExpressionValue {
  switch (value.kind) {
    case 'literal':
      return expression(literalText(value.value), { present: true, primary: !isNegative(value.value) });
    case 'object':
      return objectSource(value.members, precision);
    case 'list':
      return listSource(value.items, precision);
    case 'merged':
      return mergedSource(value, precision);
    case 'expression':
      return path === undefined ? value : required(value, precision, path);
  }
}

function isNegative(value: Json): boolean {
  return typeof value === 'number' && value < 0;
}

function required(value: ExpressionValue, precision: Precision, path: string): ExpressionValue {
  if (precision === 'plain' || value.present) return value;
  return { ...value, source: `$required(${value.source}, ${stringText(path)})`, present: true, primary: true };
}

function objectSource(members: ReadonlyMap<string, Value>, precision: Precision): ExpressionValue {
  const written = [...members].map(([key, member]) => `${stringText(key)}: ${sourceOf(member, precision, key).source}`);
  return expression(`{${written.join(', ')}}`, { present: true, type: 'object' });
}

/** An array constructor joins the arrays among its items; those of a function's results stay whole. */
function listSource(items: readonly Value[], precision: Precision): ExpressionValue {
  const sources = items.map((item, index) => sourceOf(item, precision, String(index)).source);
  const staysWhole = (item: Value): boolean =>
    item.kind === 'literal' || (item.kind === 'expression' ? item.type !== undefined && item.type !== 'array' : true);
  if (items.every((item, index) => staysWhole(item) && !sources[index]?.startsWith('$each('))) {
    return expression(`[${sources.join(', ')}]`, { present: true, type: 'array' });
  }
  const members = sources.map((source, index) => `'${String(index)}': ${source}`);
  return expression(`$each({${members.join(', ')}}, function($v) { $v })[]`, { present: true, type: 'array' });
}

function mergedSource(
  { base, steps, value }: Extract<Value, { kind: 'merged' }>,
  precision: Precision,
): ExpressionValue {
  const [first = '', ...rest] = steps;
  const inner: Value = rest.length === 0 ? value : { kind: 'merged', base: select(base, first), steps: rest, value };
  const added = objectSource(new Map([[String(first), inner]]), precision);
  return expression(`$merge([${sourceOf(base, precision).source}, ${added.source}])`, {
    present: true,
    type: 'object',
  });
}

/** The piece ready to stand beside an operator. */
export function operandOf(value: Value, precision: Precision, path?: string): string {
  return operand(sourceOf(value, precision, path)).source;
}

/** Whether the value is known to be a text, a number or a boolean, which print alike everywhere. */
export function isScalar(value: Value): boolean {
  const type = typeOf(value);
  return type === 'text' || type === 'number' || type === 'boolean' || type === 'null';
}
