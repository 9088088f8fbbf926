import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
  type Range,
} from '../lsp';
import {
  hasEmptyStop,
  WITH_EMPTY_STOP,
  type Completion,
  type CompletionKind,
} from '../../language/features/completion';
import type { ClientSupport } from '../client';
import type { Place } from '../place';

const COMPLETION_KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  state: CompletionItemKind.Reference,
  value: CompletionItemKind.EnumMember,
  error: CompletionItemKind.Event,
  function: CompletionItemKind.Function,
  variable: CompletionItemKind.Variable,
  member: CompletionItemKind.Field,
  resource: CompletionItemKind.Module,
  snippet: CompletionItemKind.Snippet,
};

/**
 * The list as it is sent. Its order is kept by `sortText`, by which editors sort. The stretch that all proposals replace is said once where the client understands that.
 */
export function toCompletionList(
  completions: readonly Completion[],
  place: Place,
  { sharedEditRange }: Pick<ClientSupport, 'sharedEditRange'>,
): CompletionList {
  const isIncomplete = completions.some(({ isOneOfMany }) => isOneOfMany);
  const [first] = completions;
  const isShared = completions.every(({ edit }) => edit.start === first?.edit.start && edit.end === first.edit.end);
  if (!first || !isShared) {
    return {
      isIncomplete,
      items: completions.map((item, i) => toCompletionItem(item, i, place, place.toRange(item.edit))),
    };
  }
  const range = place.toRange(first.edit);
  return sharedEditRange
    ? {
        isIncomplete,
        itemDefaults: { editRange: range },
        items: completions.map((item, i) => toCompletionItem(item, i, place, undefined)),
      }
    : { isIncomplete, items: completions.map((item, i) => toCompletionItem(item, i, place, range)) };
}

function toCompletionItem(
  completion: Completion,
  index: number,
  place: Place,
  range: Range | undefined,
): CompletionItem {
  const { label, kind, detail, doc, deprecated, edit, extra, filter, isSnippet, isIndented } = completion;
  const newText = isSnippet ? place.writeSnippet(edit.text) : place.write(edit.text);
  // Lists are long: what is not always there is set, which is quicker than to spread it.
  const item: CompletionItem = {
    label,
    kind: COMPLETION_KINDS[kind],
    sortText: String(index).padStart(5, '0'),
    filterText: place.write(filter),
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: isIndented ? InsertTextMode.asIs : InsertTextMode.adjustIndentation,
  };
  if (range) item.textEdit = { range, newText };
  else item.textEditText = newText;
  if (extra.length > 0) item.additionalTextEdits = extra.map((other) => place.toEdit(other));
  if (detail !== undefined) item.detail = detail;
  if (doc !== undefined) item.documentation = { kind: MarkupKind.Markdown, value: doc };
  if (hasEmptyStop(completion)) item.data = WITH_EMPTY_STOP;
  if (deprecated) item.tags = [CompletionItemTag.Deprecated];
  return item;
}
