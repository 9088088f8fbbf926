import jsonata from 'jsonata';
import { formatTimestamp } from '../../../time';
import type { CallContext } from '../callables';
import { InternalError, QueryError } from '../errors';
import type { Inserts } from '../messages';
import { isRecord, type Value } from '../values';

/** Functions of the jsonata package that are worth having as they are: pictures of numbers, integers and times. */
type PackageFunction = (this: unknown, ...args: readonly Value[]) => unknown;

const found = new Map<string, PackageFunction>();

/** Calls a function of the package. Its errors become ours. */
export function callPackage(name: string, args: readonly Value[], context: CallContext): Value {
  const implementation = found.get(name) ?? findFunction(name);
  found.set(name, implementation);
  try {
    return Reflect.apply(implementation, { environment: { timestamp: calendar(context.now) } }, args);
  } catch (error) {
    throw asQueryError(error);
  }
}

/**
 * The package hands its functions to expressions only. At the start of an evaluation it asks for an observer and gives it
 * the environment, in which the functions are found by name; all that happens before the evaluation's first pause.
 */
function findFunction(name: string): PackageFunction {
  const expression = jsonata('null');
  let implementation: unknown;
  const observer = (_expression: unknown, _input: unknown, environment: { lookup(name: string): unknown }): void => {
    const definition = environment.lookup(name);
    if (typeof definition === 'object' && definition !== null && 'implementation' in definition) {
      implementation = definition.implementation;
    }
  };
  Reflect.apply(expression.assign, expression, [Symbol.for('jsonata.__evaluate_entry'), observer]);
  void expression.evaluate(undefined);
  if (isPackageFunction(implementation)) return implementation;
  throw new Error(`The jsonata package has no function ${name}`);
}

function isPackageFunction(value: unknown): value is PackageFunction {
  return typeof value === 'function';
}

function asQueryError(error: unknown): unknown {
  // What the package does not expect of its arguments ends in an exception, as it does in the service.
  if (error instanceof TypeError) return new InternalError();
  if (!isRecord(error) || typeof error['code'] !== 'string') return error;
  const { value, value2, message } = error;
  const inserts: Inserts = { value, value2, ...(typeof message === 'string' && { message }) };
  return new QueryError(error['code'], inserts);
}

/** The run's time as the package reads it, in place of a `Date`. */
function calendar(now: number): Readonly<Record<string, () => number>> {
  const text = formatTimestamp(now);
  const [, year, month, day, hours, minutes, seconds, milliseconds] = (
    /^(-?\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)\.(\d+)Z$/.exec(text) ?? []
  ).map(Number);
  const part = (value: number | undefined) => (): number => value ?? 0;
  return {
    getUTCFullYear: part(year),
    getUTCMonth: part((month ?? 1) - 1),
    getUTCDate: part(day),
    getUTCDay: part((Math.floor(now / 86_400_000) + 4) % 7),
    getUTCHours: part(hours),
    getUTCMinutes: part(minutes),
    getUTCSeconds: part(seconds),
    getUTCMilliseconds: part(milliseconds),
    getTime: part(now),
  };
}
