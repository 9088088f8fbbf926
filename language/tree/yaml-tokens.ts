import { Lexer, Parser, type CST } from 'yaml';
import type { Steps } from '../steps';

/** So many pieces of the text are read in one step. */
const LEXEMES_IN_STEP = 2000;

/** The tree of tokens that the `yaml` package makes of a text, in steps. */
export function* yamlTokensOf(text: string): Steps<CST.Token[]> {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (++lexemes % LEXEMES_IN_STEP === 0) yield;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}
