import type { Hover } from 'vscode-languageserver';
import { codeLenses } from '../../language/features/code-lens';
import { hover } from '../../language/features/hover';
import { inlayHintsInSteps } from '../../language/features/inlay-hints';
import { lastRunHints } from '../../language/features/last-run-hints';
import { semanticTokensInSteps } from '../../language/features/semantic-tokens';
import { takenBranchHints } from '../../language/features/taken-branch';
import { convertAll } from '../convert/in-steps';
import { toCodeLens, toHover, toInlayHint } from '../convert/reading';
import { TokenCollector } from '../convert/semantic-tokens';
import { placeholderHover } from '../placeholders';
import type { MachineSurroundings } from '../surroundings';
import type { ServerParts } from './parts';

/** What one sees while reading: hover, colours of expressions, inlay hints, lenses. */
export function registerReading(parts: ServerParts, surroundings: MachineSurroundings): void {
  const { connection, settings, answers } = parts;

  connection.onHover(async (params, token) => {
    const names = await surroundings.namesIn(params.textDocument.uri);
    return answers.at<Hover>('Hover', params, token, async (machine, offset, document) => {
      const found = hover(machine.model, offset, surroundings.optionsFor(machine, names));
      return found
        ? toHover(found, machine.place)
        : ((await placeholderHover({ machine, offset, document, parts })) ?? null);
    });
  });

  connection.languages.semanticTokens.on(async ({ textDocument: { uri } }, token) => {
    const tokens = await answers.inSlices({ request: 'Semantic tokens', uri, token }, function* (document) {
      const collector = new TokenCollector();
      for (const { model, place } of document.machines())
        yield* collector.add(yield* semanticTokensInSteps(model), place);
      return collector.collected();
    });
    return tokens ?? { data: [] };
  });

  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
    const used = await settings.of(uri);
    return answers.forMachines('Inlay hints', uri, token, function* (machine) {
      const { model, place } = machine;
      const seen = place.toOffsets(range);
      const hints = [
        ...(used.inlayHints ? yield* inlayHintsInSteps(model, seen) : []),
        ...(used.lastRun ? lastRunHints(model, seen, surroundings.lastRunOf(machine)) : []),
        ...(used.lastRun ? takenBranchHints(model, seen, surroundings.lastRunOf(machine)) : []),
      ];
      return yield* convertAll(hints, (hint) => toInlayHint(hint, place));
    });
  });

  connection.onCodeLens(async ({ textDocument: { uri } }, token) => {
    const { runLens } = await settings.of(uri);
    if (!runLens) return null;
    return answers.whenRead({ request: 'Code lens', uri, token }, (document) =>
      document
        .machines()
        .flatMap(({ model, name, place }) => codeLenses(model, name).map((lens) => toCodeLens(lens, place, name))),
    );
  });
}
