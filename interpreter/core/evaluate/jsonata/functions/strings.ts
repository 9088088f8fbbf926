import { decodeBase64, encodeBase64 } from '../../../../../language/expressions/intrinsics/base64';
import type { CallContext } from '../callables';
import { InternalError, QueryError } from '../errors';
import { toText } from '../text';
import { isArray, type Value } from '../values';

/** Functions of strings (https://docs.jsonata.org/string-functions). Nothing in gives nothing out. */

export function string([value, prettify]: readonly Value[], context: CallContext): Value {
  if (value === undefined) return undefined;
  const text = toText(value, prettify === true ? 2 : 0);
  context.hold(text.length);
  return text;
}

/** Characters, not code units: a pair of surrogates is one. */
export function length([text]: readonly Value[]): Value {
  if (typeof text !== 'string') return undefined;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if (isPair(text, i)) i++;
    count++;
  }
  return count;
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

export function substring([text, from, count]: readonly Value[], context: CallContext): Value {
  if (typeof text !== 'string') return undefined;
  context.work(text.length / 10);
  const characters = Array.from(text);
  let start = typeof from === 'number' ? from : NaN;
  if (characters.length + start < 0) start = 0;
  if (typeof count !== 'number') return characters.slice(start).join('');
  if (count <= 0) return '';
  const end = start >= 0 ? start + count : characters.length + start + count;
  return characters.slice(start, end).join('');
}

export function substringBefore([text, mark]: readonly Value[]): Value {
  if (typeof text !== 'string') return undefined;
  const index = text.indexOf(String(mark));
  return index === -1 ? text : text.slice(0, index);
}

export function substringAfter([text, mark]: readonly Value[]): Value {
  if (typeof text !== 'string') return undefined;
  const index = text.indexOf(String(mark));
  return index === -1 ? text : text.slice(index + String(mark).length);
}

export function lowercase([text]: readonly Value[]): Value {
  return typeof text === 'string' ? text.toLowerCase() : undefined;
}

export function uppercase([text]: readonly Value[]): Value {
  return typeof text === 'string' ? text.toUpperCase() : undefined;
}

export function trim([text]: readonly Value[]): Value {
  if (typeof text !== 'string') return undefined;
  const single = text.replace(/[ \t\n\r]+/g, ' ');
  const from = single.startsWith(' ') ? 1 : 0;
  const to = single.length > from && single.endsWith(' ') ? single.length - 1 : single.length;
  return single.slice(from, to);
}

export function pad([text, width, character]: readonly Value[], context: CallContext): Value {
  if (typeof text !== 'string') return undefined;
  const filler = typeof character === 'string' && character !== '' ? character : ' ';
  const wanted = Math.trunc(typeof width === 'number' ? width : 0);
  const missing = Math.abs(wanted) - Number(length([text]));
  if (missing <= 0) return text;
  context.hold(text.length + missing * filler.length);
  const padding = Array.from(filler.repeat(Math.ceil(missing / Array.from(filler).length)))
    .slice(0, missing)
    .join('');
  return wanted > 0 ? text + padding : padding + text;
}

export function join([items, separator]: readonly Value[], context: CallContext): Value {
  if (!isArray(items)) return undefined;
  const between = typeof separator === 'string' ? separator : '';
  context.hold(items.reduce((total: number, item) => total + String(item).length + between.length, 0));
  return items.join(between);
}

/** Of the UTF-8 bytes. */
export function base64encode([text]: readonly Value[], context: CallContext): Value {
  if (typeof text !== 'string') return undefined;
  context.work(text.length / 10);
  return encodeBase64(new TextEncoder().encode(text));
}

/** What is not base 64 raises an exception inside of the service (digest F45). */
export function base64decode([text]: readonly Value[], context: CallContext): Value {
  if (typeof text !== 'string') return undefined;
  context.work(text.length / 10);
  const bytes = /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? decodeBase64(text) : undefined;
  if (!bytes) throw new InternalError();
  return new TextDecoder().decode(bytes);
}

/** Functions that give or take the escapes of a URL; a malformed one is an error. */
export function urlFunction(name: string, convert: (text: string) => string) {
  return ([text]: readonly Value[]): Value => {
    if (typeof text !== 'string') return undefined;
    try {
      return convert(text);
    } catch {
      throw new QueryError('D3140', { value: text, functionName: name });
    }
  };
}
