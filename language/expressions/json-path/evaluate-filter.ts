import { isJsonObject, type Json } from '../../json';
import { isJsonArray, jsonEqual } from '../../json-equal';
import type { Filter, FilterComparison, FilterOperand, FilterPath } from './ast';
import { matchesRegex } from './filter-regex';

/** What a filter asks of its surroundings: the value of a path inside it, undefined where it finds nothing. */
export interface FilterScope {
  pathValue(path: FilterPath): Json | undefined;
}

/** Whether the filter holds (digest P4); a problem where its regular expression cannot be used. */
export function testFilter(filter: Filter, scope: FilterScope): boolean | { readonly problem: string } {
  switch (filter.kind) {
    case 'or':
    case 'and': {
      const decisive = filter.kind === 'or';
      for (const operand of filter.operands) {
        const outcome = testFilter(operand, scope);
        if (outcome === decisive || typeof outcome === 'object') return outcome;
      }
      return !decisive;
    }
    case 'not': {
      const outcome = testFilter(filter.operand, scope);
      return typeof outcome === 'object' ? outcome : !outcome;
    }
    case 'exists': {
      const value = scope.pathValue(filter.path);
      return value !== undefined && (filter.path.definite || !isJsonArray(value) || value.length > 0);
    }
    case 'constant':
      return filter.value;
    case 'comparison':
      return compare(filter, scope);
  }
}

function compare(comparison: FilterComparison, scope: FilterScope): boolean | { readonly problem: string } {
  const { operator, left, right } = comparison;
  if (operator === '=~') return compareRegex(left, right, scope);
  const a = operandValue(left, scope);
  const b = operandValue(right, scope);
  switch (operator) {
    case '==':
    case '===':
      return same(a, b);
    case '!=':
    case '!==':
      return !same(a, b);
    case '<':
      return order(a, b, (sign) => sign < 0);
    case '<=':
      return order(a, b, (sign) => sign <= 0);
    case '>':
      return order(a, b, (sign) => sign > 0);
    case '>=':
      return order(a, b, (sign) => sign >= 0);
    case 'in':
      return a !== undefined && includes(b, a);
    case 'nin':
      return a !== undefined && isJsonArray(b) && !includes(b, a);
    case 'subsetof':
      return isJsonArray(a) && a.every((item) => includes(b, item));
    case 'anyof':
      return isJsonArray(a) && a.some((item) => includes(b, item));
    case 'noneof':
      return isJsonArray(a) && isJsonArray(b) && !a.some((item) => includes(b, item));
    case 'contains':
      return typeof a === 'string' ? typeof b === 'string' && a.includes(b) : b !== undefined && includes(a, b);
    case 'size':
      return sizeOf(a) !== undefined && sizeOf(a) === b;
    case 'empty':
      return sizeOf(a) !== undefined && (sizeOf(a) === 0) === b;
  }
}

function compareRegex(
  left: FilterOperand,
  right: FilterOperand,
  scope: FilterScope,
): boolean | { readonly problem: string } {
  const [regex, operand] = left.kind === 'regex' ? [left, right] : [right, left];
  if (regex.kind !== 'regex' || operand.kind === 'regex') return false;
  const value = operandValue(operand, scope);
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof text !== 'string') return false;
  const outcome = matchesRegex(regex, text);
  return 'problem' in outcome ? outcome : outcome.matches;
}

function operandValue(operand: FilterOperand, scope: FilterScope): Json | undefined {
  switch (operand.kind) {
    case 'literal':
      return operand.value;
    case 'path':
      return scope.pathValue(operand);
    case 'regex':
      return undefined;
  }
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return jsonEqual(a, b);
}

function order(a: Json | undefined, b: Json | undefined, holds: (sign: number) => boolean): boolean {
  if (typeof a === 'number' && typeof b === 'number') return holds(a - b);
  if (typeof a === 'string' && typeof b === 'string') return holds(a < b ? -1 : a > b ? 1 : 0);
  return false;
}

function includes(list: Json | undefined, value: Json): boolean {
  return isJsonArray(list) && list.some((item) => jsonEqual(item, value));
}

function sizeOf(value: Json | undefined): number | undefined {
  if (typeof value === 'string' || isJsonArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : undefined;
}
