import { CodeActionKind as LspCodeActionKind, type CodeAction as LspCodeAction, type CodeActionKind } from '../lsp';
import type { CodeAction } from '../../language/features/code-action';
import type { Place } from '../place';
import { toDiagnostic } from './diagnostic';

/** The kind of what mends all that can be mended without a doubt. */
export const FIX_ALL: CodeActionKind = `${LspCodeActionKind.SourceFixAll}.stepwright`;

const ACTION_KINDS: Readonly<Record<CodeAction['kind'], CodeActionKind>> = {
  quickfix: LspCodeActionKind.QuickFix,
  refactor: LspCodeActionKind.Refactor,
  fixAll: FIX_ALL,
};

/** `machine`: the name of the machine in its template, for actions that call a command. */
export function toCodeAction(action: CodeAction, place: Place, machine: string | undefined): LspCodeAction {
  const { title, disabled, command } = action;
  return {
    title,
    kind: ACTION_KINDS[action.kind],
    ...(disabled === undefined &&
      command === undefined && {
        edit: { changes: { [place.uri]: action.edits.map((edit) => place.toEdit(edit)) } },
      }),
    ...(disabled !== undefined && { disabled: { reason: disabled } }),
    ...(command !== undefined && {
      command: { title, command, arguments: machine === undefined ? [place.uri] : [place.uri, machine] },
    }),
    ...(action.fixes && { diagnostics: [toDiagnostic(action.fixes, place)] }),
    ...(action.isPreferred && { isPreferred: true }),
  };
}
