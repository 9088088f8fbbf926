/** What a string of a JSONata state says (digest R22). */
export type Embedded =
  | {
      readonly kind: 'expression';
      /** The text between the delimiters, blanks kept. */
      readonly text: string;
      /** Index of `text` within the string's value. */
      readonly offset: number;
    }
  /** Starts with `{%` and does not end with `%}`: the service refuses it (V29). */
  | { readonly kind: 'unterminated' };

/**
 * The JSONata expression that a string value is, or undefined for plain text. Only a whole string is an expression: it
 * starts with `{%` and ends with `%}`, with no blanks around them (digest R22).
 */
export function embeddedExpression(value: string): Embedded | undefined {
  if (!value.startsWith('{%')) return undefined;
  if (value.length < 4 || !value.endsWith('%}')) return { kind: 'unterminated' };
  return { kind: 'expression', text: value.slice(2, -2), offset: 2 };
}
