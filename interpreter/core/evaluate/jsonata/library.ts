import { JSONATA_FUNCTIONS } from '../../../../language/expressions/jsonata/functions';
import { NativeFunction, type CallContext } from './callables';
import * as collections from './functions/collections';
import * as higherOrder from './functions/higher-order';
import * as numbers from './functions/numbers';
import { callPackage } from './functions/package-functions';
import * as service from './functions/service';
import * as strings from './functions/strings';
import * as times from './functions/times';
import { contains, match, replace, split } from './matching';
import { toText } from './text';
import { isRecord, type Value } from './values';

type Implementation = (args: readonly Value[], context: CallContext) => Value;

/**
 * Implementation and arity by name. The arity is how many arguments `$map` and its like hand over, which for some
 * functions is less than they take.
 */
const IMPLEMENTATIONS: Readonly<Record<string, readonly [Implementation, number]>> = {
  string: [strings.string, 1],
  length: [strings.length, 1],
  substring: [strings.substring, 3],
  substringBefore: [strings.substringBefore, 2],
  substringAfter: [strings.substringAfter, 2],
  uppercase: [strings.uppercase, 1],
  lowercase: [strings.lowercase, 1],
  trim: [strings.trim, 1],
  pad: [strings.pad, 3],
  contains: [contains, 2],
  split: [split, 3],
  join: [strings.join, 2],
  match: [match, 3],
  replace: [replace, 4],
  base64encode: [strings.base64encode, 1],
  base64decode: [strings.base64decode, 1],
  encodeUrlComponent: [strings.urlFunction('encodeUrlComponent', encodeURIComponent), 1],
  encodeUrl: [strings.urlFunction('encodeUrl', encodeURI), 1],
  decodeUrlComponent: [strings.urlFunction('decodeUrlComponent', decodeURIComponent), 1],
  decodeUrl: [strings.urlFunction('decodeUrl', decodeURI), 1],
  number: [numbers.number, 1],
  abs: [numbers.numeric(Math.abs), 1],
  floor: [numbers.numeric(Math.floor), 1],
  ceil: [numbers.numeric(Math.ceil), 1],
  round: [numbers.round, 2],
  power: [numbers.power, 2],
  sqrt: [numbers.sqrt, 1],
  formatNumber: [fromPackage('formatNumber'), 3],
  formatBase: [numbers.formatBase, 2],
  formatInteger: [fromPackage('formatInteger'), 2],
  parseInteger: [fromPackage('parseInteger'), 2],
  sum: [numbers.aggregate(numbers.sum, 0), 1],
  max: [numbers.aggregate(numbers.largest, undefined), 1],
  min: [numbers.aggregate(numbers.smallest, undefined), 1],
  average: [numbers.aggregate((items) => numbers.sum(items) / items.length, undefined), 1],
  boolean: [collections.boolean, 1],
  not: [collections.not, 1],
  exists: [collections.exists, 1],
  count: [collections.count, 1],
  append: [collections.append, 2],
  sort: [higherOrder.sort, 2],
  reverse: [collections.reverse, 1],
  shuffle: [collections.shuffle, 1],
  distinct: [collections.distinct, 1],
  zip: [collections.zip, 0],
  keys: [collections.keys, 1],
  lookup: [collections.lookup, 2],
  spread: [collections.spread, 1],
  merge: [collections.merge, 1],
  each: [higherOrder.each, 2],
  error: [collections.error, 1],
  assert: [collections.assert, 2],
  type: [collections.type, 1],
  now: [times.now, 2],
  millis: [times.millis, 0],
  fromMillis: [times.fromMillis, 3],
  toMillis: [times.toMillis, 2],
  map: [higherOrder.map, 2],
  filter: [higherOrder.filter, 2],
  single: [higherOrder.single, 2],
  reduce: [higherOrder.reduce, 3],
  sift: [higherOrder.sift, 2],
  partition: [service.partition, 2],
  range: [service.range, 3],
  hash: [service.hash, 2],
  random: [service.random, 1],
  uuid: [service.uuid, 0],
  parse: [service.parse, 1],
  clone: [clone, 1],
};

/** What the service's own functions take at run time: they answer missing arguments by results of their own (digest X13). */
const SIGNATURES: Readonly<Record<string, string>> = {
  partition: '<x?n?:x>',
  range: '<n?n?n?:x>',
  hash: '<s?s?:s>',
  random: '<n?:n>',
  uuid: '<:s>',
  parse: '<s?:x>',
  clone: '<(oa)-:o>',
};

/** The functions of the dialect by name, without the `$` (digest F31, F36-F41). */
export const LIBRARY: ReadonlyMap<string, NativeFunction> = new Map(
  Object.entries(IMPLEMENTATIONS).map(([name, [implementation, arity]]) => [
    name,
    new NativeFunction(name, arity, SIGNATURES[name] ?? JSONATA_FUNCTIONS.get(name)?.signature, implementation),
  ]),
);

function fromPackage(name: string): Implementation {
  return (args, context) => callPackage(name, args, context);
}

/** The copy that a transform works on. */
function clone([value]: readonly Value[], context: CallContext): Value {
  if (value === undefined) return undefined;
  const text = toText(value);
  context.hold(text.length);
  const copy: unknown = JSON.parse(text);
  return isRecord(copy) || Array.isArray(copy) ? copy : undefined;
}
