import type { CancellationToken, FormattingOptions, Range, TextEdit } from 'vscode-languageserver';
import { codeActions, fixAll } from '../../language/features/code-actions';
import { fewerEdits } from '../../language/features/edit';
import { formatDefinitionInSteps } from '../../language/formatting/format';
import { toCodeAction } from '../convert/code-action';
import { convertAll } from '../convert/in-steps';
import type { ServerParts } from './parts';

/** What changes the text: code actions and layout. */
export function registerChanging({ connection, documents, settings, client, answers, safely }: ServerParts): void {
  connection.onCodeAction(async ({ textDocument: { uri }, range, context }, token) => {
    const used = await settings.of(uri);
    const document = documents.get(uri);
    const isWanted = (): boolean => documents.get(uri) === document && !token.isCancellationRequested;
    const all = await document?.diagnosticsInSlices(used, isWanted);
    if (!all || !isWanted()) return null;
    return safely('Code actions', null, () => {
      return (document?.machinesIn(range) ?? [])
        .flatMap((machine) => {
          const { model, name, place } = machine;
          const own = all.filter((found) => found.definition === machine).map(({ diagnostic }) => diagnostic);
          const wantsAll = context.only?.some((kind) => kind.startsWith('source')) === true;
          const actions = [...codeActions(model, place.toOffsets(range), own), ...(wantsAll ? fixAll(model, own) : [])];
          return actions
            .filter(({ edits }) => edits.every(place.canEdit))
            .map((action) => toCodeAction(action, place, name));
        })
        .filter(({ disabled }) => !disabled || (client.disabledActions && context.only !== undefined))
        .filter(
          ({ kind }) => context.only?.some((wanted) => kind === wanted || kind?.startsWith(`${wanted}.`)) ?? true,
        );
    });
  });

  connection.onDocumentFormatting(({ textDocument: { uri }, options }, token) => format(uri, token, options));

  connection.onDocumentRangeFormatting(({ textDocument: { uri }, options, range }, token) =>
    format(uri, token, options, range),
  );

  /** Lays out the machines of a document, or those that a range touches; what is around them is left to others. */
  async function format(
    uri: string,
    token: CancellationToken,
    layout: FormattingOptions,
    range?: Range,
  ): Promise<TextEdit[] | null> {
    const { formatOrder: order } = await settings.of(uri);
    return answers.inSlices({ request: 'Formatting', uri, token }, function* (document) {
      const machines = range ? document.machinesIn(range) : document.machines();
      const edits: TextEdit[] = [];
      for (const machine of machines) {
        const { place } = machine;
        const laidOut = yield* formatDefinitionInSteps(machine, { ...layout, order }, range && place.toOffsets(range));
        // In a template each edit must stay within one of its strings.
        const found = machine.text ? laidOut : fewerEdits(machine.model.document.text, laidOut);
        yield;
        if (!found.every(place.canEdit)) continue;
        for (const edit of yield* convertAll(found, (one) => place.toEdit(one))) edits.push(edit);
      }
      return edits;
    });
  }
}
