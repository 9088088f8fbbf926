import type { JsonataFault } from './ast';
import { Lexer, type Token } from './lexer';
import { SyntaxProblem } from './problem';

export type { Token } from './lexer';

export interface JsonataTokens {
  /** In order of the text, without the end. */
  readonly tokens: readonly Exclude<Token, { readonly kind: 'end' }>[];
  /** Where reading ended before the end of the text: an open string, say. */
  readonly fault?: JsonataFault;
}

/**
 * The tokens of a text that need not be an expression: for colours, and for completion in half-typed text. Without a
 * parser `/` is taken for a division behind an operand and for the start of a regular expression elsewhere.
 */
export function tokenizeJsonata(text: string): JsonataTokens {
  const lexer = new Lexer(text);
  const tokens: Exclude<Token, { readonly kind: 'end' }>[] = [];
  try {
    let token = lexer.next('regex');
    while (token.kind !== 'end') {
      tokens.push(token);
      token = lexer.next(endsOperand(token) ? 'division' : 'regex');
    }
    return { tokens };
  } catch (problem) {
    if (!(problem instanceof SyntaxProblem)) throw problem;
    return { tokens, fault: problem.fault };
  }
}

function endsOperand(token: Token): boolean {
  return token.kind !== 'operator' || token.value === ')' || token.value === ']' || token.value === '}';
}
