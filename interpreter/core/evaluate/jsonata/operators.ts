import type { BinaryForm } from '../../../../language/expressions/jsonata/resolved';
import { QueryError } from './errors';
import { toText } from './text';
import { deepEqual, isArray, isNumeric, type Value } from './values';
import type { Limits } from './limits';

/** Every binary operator but `and` and `or`, which do not always look at their right side. */
export function applyOperator(operator: BinaryForm['operator'], left: Value, right: Value, limits: Limits): Value {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(operator, left, right);
    case '=':
      return (
        left !== undefined &&
        right !== undefined &&
        deepEqual(left, right, () => {
          limits.work(1);
        })
      );
    case '!=':
      return (
        left !== undefined &&
        right !== undefined &&
        !deepEqual(left, right, () => {
          limits.work(1);
        })
      );
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(operator, left, right);
    case '&':
      return concatenate(left, right, limits);
    case 'in':
      return isMember(left, right, limits);
    default:
      throw new Error(`${operator} is not a binary operator`);
  }
}

function arithmetic(operator: string, left: Value, right: Value): Value {
  if (left !== undefined && !isNumeric(left)) throw new QueryError('T2001', { value: left }, operator);
  if (right !== undefined && !isNumeric(right)) throw new QueryError('T2002', { value: right }, operator);
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default:
      return left % right;
  }
}

function compare(operator: string, left: Value, right: Value): Value {
  if (!isComparable(left) || !isComparable(right)) {
    const value = isComparable(left) && left !== undefined ? right : left;
    throw new QueryError('T2010', { value }, operator);
  }
  if (left === undefined || right === undefined) return undefined;
  if (typeof left !== typeof right) throw new QueryError('T2009', { value: left, value2: right }, operator);
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
}

function isComparable(value: Value): value is string | number | undefined {
  return value === undefined || typeof value === 'string' || typeof value === 'number';
}

function concatenate(left: Value, right: Value, limits: Limits): string {
  const first = left === undefined ? '' : toText(left);
  const second = right === undefined ? '' : toText(right);
  limits.hold(first.length + second.length);
  return first + second;
}

/** Members are compared as they are: objects and arrays are never members. */
function isMember(left: Value, right: Value, limits: Limits): boolean {
  if (left === undefined || right === undefined) return false;
  if (!isArray(right)) return left === right;
  limits.work(right.length);
  return right.includes(left);
}
