import type { ErrorCode, YAMLError } from 'yaml';
import { MAX_DEPTH, type SyntaxFault } from './node';

/** A text of another kind, read as YAML, must not flood the reader. */
export const MAX_FAULTS = 1000;
export const TOO_DEEP = `Nesting stops being read here: it is deeper than ${String(MAX_DEPTH)} levels.`;

/** What the `yaml` package found, in our words: what is wrong and what to do. */
export function describeYamlError(error: YAMLError, text: string): SyntaxFault {
  const start = Math.min(error.pos[0], text.length);
  const end = Math.min(Math.max(error.pos[1], start), text.length);
  if (error.code === 'MULTILINE_IMPLICIT_KEY') {
    const firstLine = /^[^\r\n]*/.exec(text.slice(start, end))?.[0] ?? '';
    return {
      code: 'invalid-yaml',
      message: 'A colon and a value are missing after this key.',
      start,
      end: start + firstLine.length,
    };
  }
  const code = error.code === 'RESOURCE_EXHAUSTION' ? 'too-deeply-nested' : 'invalid-yaml';
  return { code, message: messageOf(error.code, error.message, text, start), start, end };
}

function messageOf(code: ErrorCode, original: string, text: string, start: number): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'YAML cannot be indented with tabs: use blanks.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'A second colon with a blank behind it stands on this line: put the text in quotes.';
    case 'BAD_SCALAR_START':
      return badStart(text, start);
    case 'BAD_DQ_ESCAPE':
      return 'This escape does not exist: write \\\\ for a backslash, or use single quotes.';
    case 'KEY_OVER_1024_CHARS':
      return 'A key can have 1024 characters at most.';
    case 'MULTIPLE_ANCHORS':
      return 'Only one anchor may stand here.';
    case 'MULTIPLE_TAGS':
      return 'Only one tag may stand here.';
    case 'BLOCK_IN_FLOW':
      return 'Inside of brackets, everything must be written with brackets and commas.';
    case 'BAD_COLLECTION_TYPE':
      return 'The tag does not fit this kind of value.';
    case 'RESOURCE_EXHAUSTION':
      return 'The nesting is too deep to be read.';
    case 'MISSING_CHAR':
      return missing(original);
    case 'BAD_INDENT':
      return 'The indentation of this line does not fit the lines before it.';
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'BAD_DIRECTIVE':
    case 'BAD_PROP_ORDER':
    case 'DUPLICATE_KEY':
    case 'IMPOSSIBLE':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MULTIPLE_DOCS':
    case 'NON_STRING_KEY':
    case 'TAG_RESOLVE_FAILED':
    case 'UNEXPECTED_TOKEN':
      return `This is not valid YAML: ${original}${/[.!?]$/.test(original) ? '' : '.'}`;
  }
}

function badStart(text: string, start: number): string {
  if (text.charAt(start) === '%' && text.charAt(start - 1) === '{')
    return 'A {% … %} expression needs quotes around it in YAML, or a block scalar.';
  return `A text cannot start with ${text.charAt(start)}: put it in quotes.`;
}

const MISSING: readonly (readonly [RegExp, string])[] = [
  [/closing "?'?quote/, 'This text is not closed: add a quote at its end.'],
  [/map values/, 'A colon and a value are missing after this key.'],
  [/Missing ,/, 'A comma is missing before this.'],
  [/space/, 'A blank is missing before this.'],
];

function missing(original: string): string {
  return MISSING.find(([pattern]) => pattern.test(original))?.[1] ?? `This is not valid YAML: ${original}.`;
}
