import { arrayContains, arrayGetItem, arrayLength, arrayOf, arrayPartition, arrayRange, arrayUnique } from './arrays';
import { base64Decode, base64Encode, hash } from './encoding';
import type { Intrinsic } from './intrinsic';
import { jsonMerge, jsonToString, stringToJson } from './json-values';
import { mathAdd, mathRandom } from './math';
import { format, stringSplit, uuid } from './texts';

/** All intrinsic functions (digest F6-F23, F52), in the order of the service's documentation. */
export const INTRINSICS: readonly Intrinsic[] = [
  arrayOf,
  arrayPartition,
  arrayContains,
  arrayRange,
  arrayGetItem,
  arrayLength,
  arrayUnique,
  base64Encode,
  base64Decode,
  hash,
  jsonMerge,
  stringToJson,
  jsonToString,
  mathRandom,
  mathAdd,
  stringSplit,
  uuid,
  format,
];

const byName = new Map(INTRINSICS.map((intrinsic) => [intrinsic.name, intrinsic]));

/** The function of that full name (`States.Format`), or undefined. */
export function intrinsicNamed(name: string): Intrinsic | undefined {
  return byName.get(name);
}

/** The functions that `ErrorPath` and `CausePath` take, since they give a text (digest S35). */
export const textIntrinsics: ReadonlySet<string> = new Set([
  'States.Format',
  'States.JsonToString',
  'States.ArrayGetItem',
  'States.Base64Encode',
  'States.Base64Decode',
  'States.Hash',
  'States.UUID',
]);

/** How many arguments the function takes at least and at most (digest F52). */
export function argumentCount(intrinsic: Intrinsic): { readonly least: number; readonly most: number } {
  const least = intrinsic.parameters.filter(({ optional }) => !optional).length;
  const most = intrinsic.parameters.some(({ repeated }) => repeated) ? Infinity : intrinsic.parameters.length;
  return { least, most };
}

/** `States.MathRandom(start, end[, seed])`, for hover and messages. */
export function signatureOf({ name, parameters }: Intrinsic): string {
  const written = parameters.map((parameter, i) => {
    const comma = i > 0 ? ', ' : '';
    const text = `${comma}${parameter.name}${parameter.repeated ? ', ...' : ''}`;
    return parameter.optional ? `[${text}]` : text;
  });
  return `${name}(${written.join('')})`;
}
