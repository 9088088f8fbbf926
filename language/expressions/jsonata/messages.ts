/**
 * The library's sentences for what is wrong with an expression's text. The service prints them without the code (digest
 * V30). Values in them are JSON text, as the library writes them.
 */
const SENTENCES = {
  S0101: () => 'String literal must be terminated by a matching quote',
  S0102: (token: string) => `Number out of range: ${token}`,
  S0103: (token: string) => `Unsupported escape sequence: \\${token}`,
  S0104: () => 'The escape sequence \\u must be followed by 4 hex digits',
  S0105: () => 'Quoted property name must be terminated with a backquote (`)',
  S0106: () => 'Comment has no closing tag',
  S0201: (token: string) => `Syntax error: ${token}`,
  S0202: (token: string, value: string) => `Expected ${value}, got ${token}`,
  S0203: (_token: string, value: string) => `Expected ${value} before end of expression`,
  S0204: (token: string) => `Unknown operator: ${token}`,
  S0207: () => 'Unexpected end of expression',
  S0208: (_token: string, value: string) =>
    `Parameter ${value} of function definition must be a variable name (start with $)`,
  S0209: () => 'A predicate cannot follow a grouping expression in a step',
  S0210: () => 'Each step can only have one grouping expression',
  S0211: (token: string) => `The symbol ${token} cannot be used as a unary operator`,
  S0212: () => 'The left side of := must be a variable name (start with $)',
  S0213: (_token: string, value: string) =>
    `The literal value ${value} cannot be used as a step within a path expression`,
  S0214: (token: string) => `The right side of ${token} must be a variable name (start with $)`,
  S0215: () => 'A context variable binding must precede any predicates on a step',
  S0216: () => "A context variable binding must precede the 'order-by' clause on a step",
  S0217: () => "The object representing the 'parent' cannot be derived from this expression",
  S0301: () => 'Empty regular expressions are not allowed',
  S0302: () => 'No terminating / in regular expression',
  S0401: () => 'Type parameters can only be applied to functions and arrays',
  S0402: () => 'Choice groups containing parameterized types are not supported',
} as const satisfies Record<string, (token: string, value: string) => string>;

export type SyntaxCode = keyof typeof SENTENCES;

/** The library's sentence of a code. `token` is what stands there, `value` what was expected. */
export function syntaxMessage(code: SyntaxCode, token: unknown = '', value: unknown = ''): string {
  return SENTENCES[code](JSON.stringify(token), JSON.stringify(value));
}
