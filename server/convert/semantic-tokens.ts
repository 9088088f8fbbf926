import { SemanticTokensBuilder, type SemanticTokens, type SemanticTokensLegend } from '../lsp';
import { TOKEN_KINDS, type SemanticToken } from '../../language/features/semantic-tokens';
import type { Steps } from '../../language/steps';
import type { Place } from '../place';
import { ITEMS_IN_STEP } from './in-steps';

/** The legend of `TokenCollector`. */
export const TOKEN_LEGEND: SemanticTokensLegend = {
  tokenTypes: [...TOKEN_KINDS],
  tokenModifiers: ['defaultLibrary'],
};

/** Tokens of one definition or several, collected as the protocol counts them: each from the one before. */
export class TokenCollector {
  private readonly builder = new SemanticTokensBuilder();

  /** A token that spans lines becomes one for each line. In steps. */
  *add(tokens: readonly SemanticToken[], place: Place): Steps<void> {
    for (const [i, token] of tokens.entries()) {
      if (i % ITEMS_IN_STEP === ITEMS_IN_STEP - 1) yield;
      const { start, end } = place.toRange(token);
      for (let line = start.line; line <= end.line; line++) {
        const from = line === start.line ? start.character : 0;
        const to = line === end.line ? end.character : lineLength(place, line);
        if (to > from)
          this.builder.push(line, from, to - from, TOKEN_KINDS.indexOf(token.kind), token.isBuiltIn ? 1 : 0);
      }
    }
  }

  collected(): SemanticTokens {
    return this.builder.build();
  }
}

function lineLength({ document }: Place, line: number): number {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return text.replace(/[\r\n]+$/, '').length;
}
