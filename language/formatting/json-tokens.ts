/** The kinds of the tokens of jsonc-parser's scanner: its enumeration cannot be imported where each file is compiled for itself. */
export const JSON_TOKEN = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  string: 10,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  blanks: 15,
  unknown: 16,
  end: 17,
} as const;

/** What `getTokenError()` of the scanner answers for a sound token. */
export const NO_FAULT = 0;
