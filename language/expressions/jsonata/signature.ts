import type { SyntaxCode } from './messages';

/** One parameter of a function's signature (`<s-n?:s>`). */
export interface SignatureParameter {
  /** `s`, `n`, `b`, `l`, `o`, `a`, `f`, `j`, `x`, or a choice as `(sf)`. */
  readonly type: string;
  /** What the elements of an array or the function behind `f` must be. */
  readonly subtype?: string;
  /** The context stands in where the argument is missing. */
  readonly context: boolean;
  readonly optional: boolean;
  /** Takes any number of arguments, at least one. */
  readonly repeated: boolean;
  /** A regular expression over the letters of argument types that tells what fits. */
  readonly pattern: string;
}

interface Draft {
  type: string;
  subtype?: string;
  context: boolean;
  optional: boolean;
  repeated: boolean;
  pattern: string;
}

/** Thrown for a signature that the library refuses. */
class SignatureProblem {
  constructor(readonly what: SyntaxCode | { readonly message: string }) {}
}

const ANY = '[asnblfom]';
const PATTERNS: Readonly<Record<string, string>> = {
  s: '[sm]',
  n: '[nm]',
  b: '[bm]',
  l: '[lm]',
  o: '[om]',
  a: ANY,
  f: 'f',
  j: '[asnblom]',
  x: ANY,
};

/** The parameters of a signature; what follows the colon is for readers only. Letters that mean nothing are skipped, as the library does. */
export function parseSignature(signature: string): readonly SignatureParameter[] {
  const parameters: Draft[] = [];
  for (let i = 1; i < signature.length && signature.charAt(i) !== ':'; i++) {
    i = readSymbol(signature, i, parameters);
  }
  return parameters;
}

/** What the library says of a signature in a lambda, or undefined when it takes it. */
export function signatureProblem(signature: string): SyntaxCode | { readonly message: string } | undefined {
  try {
    signatureRegex(parseSignature(signature));
    return undefined;
  } catch (problem) {
    if (problem instanceof SignatureProblem) return problem.what;
    return { message: problem instanceof Error ? problem.message : String(problem) };
  }
}

/** Matches the letters of an argument list; one group for each parameter. */
export function signatureRegex(parameters: readonly SignatureParameter[]): RegExp {
  return new RegExp(`^${parameters.map((parameter) => `(${parameter.pattern})`).join('')}$`);
}

/** Reads the symbol at `at` and answers the index of its last character. */
function readSymbol(signature: string, at: number, parameters: Draft[]): number {
  const symbol = signature.charAt(at);
  const previous = parameters[parameters.length - 1];
  const pattern = PATTERNS[symbol];
  if (pattern !== undefined) {
    parameters.push({ type: symbol, context: false, optional: false, repeated: false, pattern });
    return at;
  }
  switch (symbol) {
    case '-':
      if (previous) {
        previous.context = true;
        previous.pattern += '?';
      }
      return at;
    case '?':
    case '+':
      if (previous) {
        if (symbol === '?') previous.optional = true;
        else previous.repeated = true;
        previous.pattern += symbol;
      }
      return at;
    case '(': {
      const close = closing(signature, at, '(', ')');
      const choice = signature.slice(at + 1, close);
      if (choice.includes('<')) throw new SignatureProblem('S0402');
      const type = `(${choice})`;
      parameters.push({ type, context: false, optional: false, repeated: false, pattern: `[${choice}m]` });
      return close;
    }
    case '<': {
      if (previous?.type !== 'a' && previous?.type !== 'f') throw new SignatureProblem('S0401');
      const close = closing(signature, at, '<', '>');
      previous.subtype = signature.slice(at + 1, close);
      return close;
    }
    default:
      return at;
  }
}

function closing(text: string, open: number, opening: string, closingSymbol: string): number {
  let depth = 1;
  let i = open + 1;
  for (; i < text.length; i++) {
    const symbol = text.charAt(i);
    if (symbol === opening) depth++;
    else if (symbol === closingSymbol && --depth === 0) break;
  }
  return i;
}
