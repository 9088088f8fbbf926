import type { FoldingRange, SelectionRange } from 'vscode-languageserver';
import { folding } from '../../language/features/folding';
import { selectionRanges } from '../../language/features/selection-range';
import { outline } from '../../language/features/symbols';
import { convertAll } from '../convert/in-steps';
import { toFoldingRange, toSelectionRange } from '../convert/ranges';
import { flatOutline, toDocumentSymbol } from '../convert/symbols';
import { linksIn } from '../links';
import type { ServerParts } from './parts';

/** How a document is made up: outline, symbols of the workspace, links, folding, selection. */
export function registerStructure({ connection, client, project, files, answers }: ServerParts): void {
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    client.outlineTree
      ? answers.forMachines('Outline', uri, token, function* ({ model, name, place }) {
          const [machine] = outline(model, name);
          if (!machine) return [];
          yield;
          const children = yield* convertAll(machine.children, (state) => toDocumentSymbol(state, place));
          return [{ ...toDocumentSymbol({ ...machine, children: [] }, place), children }];
        })
      : answers.forMachines('Outline', uri, token, function* ({ model, name, place }) {
          const symbols = outline(model, name);
          yield;
          return yield* flatOutline(symbols, place);
        }),
  );

  connection.onWorkspaceSymbol(({ query }, token) =>
    answers.ofAll('Workspace symbols', token, () => files.find(query)),
  );

  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    answers.whenRead({ request: 'Document links', uri, token }, (document) => linksIn(document, project)),
  );

  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    answers.inSlices({ request: 'Folding', uri, token }, function* (document) {
      const machines = document.machines();
      if (machines.length === 0) return null;
      // Where a provider answers, editors do not fold by indentation any more: a template is folded as a whole.
      const texts = machines.filter(({ text }) => text);
      const all = [
        { stretches: folding(document.parsed()), place: document.place },
        ...texts.map(({ model, place }) => ({ stretches: folding(model.document), place })),
      ];
      const ranges: FoldingRange[] = [];
      for (const { stretches, place } of all) {
        yield;
        const converted = yield* convertAll(stretches, (stretch) => toFoldingRange(stretch, place));
        for (const range of converted) if (range) ranges.push(range);
      }
      return ranges;
    }),
  );

  connection.onSelectionRanges(({ textDocument: { uri }, positions }, token) =>
    answers.inSlices({ request: 'Selection ranges', uri, token }, function* (document) {
      const found: SelectionRange[] = [];
      for (const position of positions) {
        // Each looks its place up in the whole document.
        yield;
        const machine = document.machineAt(position);
        found.push(
          machine
            ? toSelectionRange(selectionRanges(machine.model, machine.place.offsetAt(position)), machine.place)
            : { range: { start: position, end: position } },
        );
      }
      return found;
    }),
  );
}
