import type { ParsedDocument } from '../tree/node';
import type { AwsDiagnostic } from './rule';

/**
 * The service's words for a text that is not JSON (digest V8, V21). Its reader stops at the first fault and tells where
 * it stood; the sentences are those of the Java reader that it uses.
 */
export function awsSyntaxFault({ text, faults }: ParsedDocument): AwsDiagnostic {
  if (text.trim() === '')
    return { code: 'SCHEMA_VALIDATION_FAILED', message: 'Definition must be a valid JSON object' };
  const first = faults.find(({ code }) => code !== 'duplicate-key');
  const offset = first?.start ?? 0;
  const word = /[^\s,:[\]{}"]+/y;
  word.lastIndex = offset;
  const token = word.exec(text)?.[0];
  const isWord = token !== undefined && /^[\p{L}$_]/u.test(token);
  const at = position(text, isWord ? offset + token.length : offset);
  const location = `[Source: (String)"${cut(text)}"; line: ${String(at.line)}, column: ${String(at.column)}]`;
  const message = isWord
    ? `Unrecognized token '${token}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`
    : unexpected(text, offset);
  return { code: 'INVALID_JSON_DESCRIPTION', message: `${message}\n at ${location}`, location };
}

function unexpected(text: string, offset: number): string {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 32);
  if (offset >= text.trimEnd().length) return 'Unexpected end-of-input';
  return `Unexpected character ('${character}' (code ${String(character.codePointAt(0))}))`;
}

/** One-based line and column, the column behind the character, as the service counts. */
function position(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
    line++;
    start = i + 1;
  }
  return { line, column: offset - start + 1 };
}

/** The reader quotes the first 500 characters of its source. */
function cut(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}"[truncated ${String(text.length - 500)} chars]` : text;
}
