/** What the reader of the service says of a text that is not JSON, and how far it had read. */
export interface JavaJsonFault {
  readonly message: string;
  readonly offset: number;
}

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const CLOSING = { Object: '}', Array: ']' } as const;

/** What may come next: `first…` where the bracket may close as well. */
type Wanted = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'separator';

interface Open {
  readonly kind: keyof typeof CLOSING;
  readonly start: number;
}

/**
 * The first fault of a text in the sentences of Jackson, the Java reader whose words the service hands on (digest V21; one
 * sentence is recorded, the others are the library's). It stops behind what it could not take. Undefined where the text has
 * no fault before the end of its first value: what follows is not read. `describe` tells a place as the reader does.
 */
export function javaJsonFault(text: string, describe: (offset: number) => string): JavaJsonFault | undefined {
  const open: Open[] = [];
  let wanted: Wanted = 'value';
  let at = 0;
  for (;;) {
    while (' \t\n\r'.includes(text[at] ?? 'x')) at++;
    const inside = open.at(-1);
    if (at >= text.length)
      return { message: `Unexpected end-of-input${missingEnd(wanted, inside, describe)}`, offset: at };
    const character = text[at] ?? '';
    if (inside && '}]'.includes(character) && (wanted === 'separator' || wanted.startsWith('first'))) {
      if (character !== CLOSING[inside.kind])
        return { message: mismatched(character, inside, describe), offset: at + 1 };
      open.pop();
      at++;
      if (open.length === 0) return undefined;
      wanted = 'separator';
    } else if (wanted === 'separator') {
      if (character !== ',')
        return unexpected(text, at, `was expecting comma to separate ${inside?.kind ?? 'root'} entries`);
      at++;
      wanted = inside?.kind === 'Object' ? 'name' : 'value';
    } else if (wanted === 'colon') {
      if (character !== ':') return unexpected(text, at, 'was expecting a colon to separate field name and value');
      at++;
      wanted = 'value';
    } else if (wanted === 'name' || wanted === 'first name') {
      if (character !== '"') return unexpected(text, at, 'was expecting double-quote to start field name');
      const read = readText(text, at, 'name');
      if (typeof read !== 'number') return read;
      at = read;
      wanted = 'colon';
    } else if (character === '{' || character === '[') {
      open.push({ kind: character === '{' ? 'Object' : 'Array', start: at });
      at++;
      wanted = character === '{' ? 'first name' : 'first value';
    } else {
      const read = readScalar(text, at);
      if (typeof read !== 'number') return read;
      at = read;
      if (open.length === 0) return undefined;
      wanted = 'separator';
    }
  }
}

function missingEnd(wanted: Wanted, inside: Open | undefined, describe: (offset: number) => string): string {
  if (!inside) return '';
  if (wanted !== 'separator' && !wanted.startsWith('first')) return ` within/between ${inside.kind} entries`;
  return `: expected close marker for ${inside.kind} (start marker at ${describe(inside.start)})`;
}

function mismatched(character: string, { kind, start }: Open, describe: (offset: number) => string): string {
  return `Unexpected close marker '${character}': expected '${CLOSING[kind]}' (for ${kind} starting at ${describe(start)})`;
}

function unexpected(text: string, at: number, wanted: string): JavaJsonFault {
  return { message: `Unexpected character (${named(text, at)}): ${wanted}`, offset: at + 1 };
}

function named(text: string, at: number): string {
  const code = text.charCodeAt(at);
  if (code < 32 || (code >= 127 && code < 160)) return `(CTRL-CHAR, code ${String(code)})`;
  return `'${text.charAt(at)}' (code ${String(code)}${code > 255 ? ` / 0x${code.toString(16)}` : ''})`;
}

/** A text, a number or a word that begins at `at`: where it ends, or what is wrong with it. */
function readScalar(text: string, at: number): number | JavaJsonFault {
  const character = text[at] ?? '';
  if (character === '"') return readText(text, at, 'string value');
  if (/[-0-9]/.test(character)) return readNumber(text, at);
  const word = /[\p{L}\p{Nl}$_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}$_]*/uy;
  word.lastIndex = at;
  const token = word.exec(text)?.[0];
  if (token === undefined) {
    return unexpected(text, at, character === '}' ? 'expected a value' : `expected a valid value ${VALUES}`);
  }
  if (['true', 'false', 'null'].includes(token)) return at + token.length;
  return { message: `Unrecognized token '${token}': was expecting ${VALUES}`, offset: at + token.length };
}

function readText(text: string, start: number, what: 'name' | 'string value'): number | JavaJsonFault {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '"') return at + 1;
    if (text.charCodeAt(at) < 32) {
      const message = `Illegal unquoted character (${named(text, at)}): has to be escaped using backslash to be included in ${what}`;
      return { message, offset: at + 1 };
    }
    if (character !== '\\') continue;
    at++;
    if (text[at] === 'u') {
      for (let digit = at + 1; digit <= at + 4 && digit < text.length; digit++) {
        if (!/[\da-fA-F]/.test(text[digit] ?? '')) {
          return unexpected(text, digit, 'expected a hex-digit for character escape sequence');
        }
      }
    } else if (at < text.length && !'"\\/bfnrt'.includes(text[at] ?? '')) {
      return { message: `Unrecognized character escape ${named(text, at)}`, offset: at + 1 };
    }
  }
  const end = what === 'name' ? ' in field name' : ': was expecting closing quote for a string value';
  return { message: `Unexpected end-of-input${end}`, offset: text.length };
}

function readNumber(text: string, start: number): number | JavaJsonFault {
  const wrong = (at: number, problem: string): JavaJsonFault =>
    at < text.length
      ? { message: `Unexpected character (${named(text, at)}) in numeric value: ${problem}`, offset: at + 1 }
      : { message: `Unexpected end-of-input: ${problem}`, offset: at };
  const digits = (from: number): number => {
    let at = from;
    while (/\d/.test(text[at] ?? '')) at++;
    return at;
  };
  const whole = text[start] === '-' ? start + 1 : start;
  let at = digits(whole);
  if (at === whole) return wrong(at, 'expected digit (0-9) to follow minus sign, for valid numeric value');
  if (text[whole] === '0' && at > whole + 1) {
    return { message: 'Invalid numeric value: Leading zeroes not allowed', offset: whole + 1 };
  }
  if (text[at] === '.') {
    const fraction = at + 1;
    at = digits(fraction);
    if (at === fraction) return wrong(at, 'Decimal point not followed by a digit');
  }
  if (/[eE]/.test(text[at] ?? '')) {
    const exponent = /[-+]/.test(text[at + 1] ?? '') ? at + 2 : at + 1;
    at = digits(exponent);
    if (at === exponent) return wrong(at, 'Exponent indicator not followed by a digit');
  }
  return at;
}
