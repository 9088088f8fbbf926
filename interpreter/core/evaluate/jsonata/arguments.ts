import {
  parseSignature,
  signatureRegex,
  type SignatureParameter,
} from '../../../../language/expressions/jsonata/signature';
import { QueryError } from './errors';
import { isArray, isFunction, type Value } from './values';

/** Checks the arguments of a call against a signature and fills in the context where one is left out. */
export interface ArgumentCheck {
  (args: readonly Value[], context: Value): readonly Value[];
}

/** How the elements of an array are named in an error. */
const ELEMENT_WORDS: Readonly<Record<string, string>> = {
  a: 'arrays',
  b: 'booleans',
  f: 'functions',
  n: 'numbers',
  o: 'objects',
  s: 'strings',
};

const checks = new Map<string, ArgumentCheck>();

/** The check of a signature (`<s-n?:s>`); made once for each. */
export function argumentCheck(signature: string): ArgumentCheck {
  const known = checks.get(signature);
  if (known) return known;
  const check = makeCheck(parseSignature(signature));
  // Signatures of lambdas come from definitions: a process that runs many must not keep them all.
  if (checks.size > 500) checks.clear();
  checks.set(signature, check);
  return check;
}

function makeCheck(parameters: readonly SignatureParameter[]): ArgumentCheck {
  const regex = signatureRegex(parameters);
  const contexts = parameters.map((parameter) =>
    parameter.context ? new RegExp(parameter.pattern.replace(/\?$/, '')) : undefined,
  );
  return (args, context) => {
    const letters = args.map(letterOf).join('');
    const match = regex.exec(letters);
    if (!match) throw mismatch(parameters, letters);
    const checked: Value[] = [];
    let next = 0;
    parameters.forEach((parameter, index) => {
      const matched = match[index + 1] ?? '';
      if (matched === '') {
        const fitting = contexts[index];
        if (!fitting) {
          checked.push(args[next++]);
        } else if (fitting.test(letterOf(context))) {
          checked.push(context);
        } else {
          throw new QueryError('T0411', { value: context, index: next + 1 });
        }
        return;
      }
      for (const letter of matched) {
        const argument = args[next++];
        checked.push(parameter.type === 'a' ? asArray(argument, letter, matched, parameter, next) : argument);
      }
    });
    return checked;
  };
}

/** Digest F43: an array of one type, or a single value that is made an array. */
function asArray(
  argument: Value,
  letter: string,
  matched: string,
  { subtype }: SignatureParameter,
  position: number,
): Value {
  if (letter === 'm') return undefined;
  if (subtype !== undefined) {
    const fits = isArray(argument) ? hasOneType(argument, subtype.charAt(0)) : matched === subtype;
    if (!fits) {
      const type = ELEMENT_WORDS[subtype];
      throw new QueryError('T0412', { value: argument, index: position, ...(type !== undefined && { type }) });
    }
  }
  return letter === 'a' ? argument : [argument];
}

function hasOneType(items: readonly Value[], letter: string): boolean {
  return items.every((item) => letterOf(item) === letter);
}

/** The argument at which the list stops to fit. */
function mismatch(parameters: readonly SignatureParameter[], letters: string): QueryError {
  let pattern = '^';
  let fitting = 0;
  for (const parameter of parameters) {
    pattern += parameter.pattern;
    const match = new RegExp(pattern).exec(letters);
    if (!match) break;
    fitting = match[0].length;
  }
  return new QueryError('T0410', { index: fitting + 1 });
}

function letterOf(value: Value): string {
  if (isFunction(value)) return 'f';
  switch (typeof value) {
    case 'string':
      return 's';
    case 'number':
      return 'n';
    case 'boolean':
      return 'b';
    case 'object':
      if (value === null) return 'l';
      return isArray(value) ? 'a' : 'o';
    default:
      return 'm';
  }
}
