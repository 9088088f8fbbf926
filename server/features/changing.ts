import {
  CodeActionKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionContext,
  type FormattingOptions,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import { codeActionsInSteps, type WantedActions } from '../../language/features/code-actions';
import { fewerEdits } from '../../language/features/edit';
import { formatDefinitionInSteps } from '../../language/formatting/format';
import { FIX_ALL, toCodeAction } from '../convert/code-action';
import { convertAll } from '../convert/in-steps';
import type { ServerParts } from './parts';

/** What changes the text: code actions and layout. */
export function registerChanging({ connection, settings, client, answers }: ServerParts): void {
  connection.onCodeAction(async ({ textDocument: { uri }, range, context }, token) => {
    const used = await settings.of(uri);
    const wanted = wantedActions(context);
    return answers.inSlices({ request: 'Code actions', uri, token }, function* (document) {
      const all = yield* document.check(used);
      const converted: CodeAction[] = [];
      for (const machine of document.machinesIn(range)) {
        const { model, name, place } = machine;
        const own = all.filter((found) => found.definition === machine).map(({ diagnostic }) => diagnostic);
        for (const action of yield* codeActionsInSteps(model, place.toOffsets(range), own, wanted)) {
          if (action.disabled !== undefined && !(client.disabledActions && context.only)) continue;
          yield;
          if (!action.edits.every(place.canEdit)) continue;
          // In a template each edit must stay within one of its strings.
          const edits = machine.text ? action.edits : fewerEdits(model.document.text, action.edits);
          converted.push(toCodeAction({ ...action, edits }, place, name));
        }
      }
      return converted;
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

/** The kinds of actions that are asked for: all that stand in a menu, unless it is said. */
function wantedActions({ only }: CodeActionContext): WantedActions {
  return {
    fixes: only?.includes(CodeActionKind.QuickFix) ?? true,
    refactorings: only?.includes(CodeActionKind.Refactor) ?? true,
    fixAll: only?.some((kind) => FIX_ALL === kind || FIX_ALL.startsWith(`${kind}.`)) ?? false,
  };
}
