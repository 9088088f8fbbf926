import { syntaxMessage, type SyntaxCode } from './messages';
import type { JsonataFault } from './ast';

/** Thrown inside the parser where an expression is wrong, and turned into a fault at its border. */
export class SyntaxProblem {
  readonly fault: JsonataFault;

  constructor(
    what: SyntaxCode | { readonly message: string },
    start: number,
    end: number,
    token?: unknown,
    value?: unknown,
  ) {
    this.fault =
      typeof what === 'string'
        ? { code: what, message: syntaxMessage(what, token, value), start, end }
        : { message: what.message, start, end };
  }
}
