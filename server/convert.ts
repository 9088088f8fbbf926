import {
  CodeActionKind as LspCodeActionKind,
  CompletionItemKind,
  CompletionItemTag,
  DiagnosticSeverity,
  DiagnosticTag,
  DocumentHighlightKind,
  FoldingRangeKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  SemanticTokensBuilder,
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CodeAction as LspCodeAction,
  type CodeActionKind,
  type CodeLens,
  type CompletionItem,
  type CompletionList,
  type Diagnostic as LspDiagnostic,
  type DocumentHighlight,
  type DocumentSymbol,
  type FoldingRange,
  type Hover as LspHover,
  type InlayHint as LspInlayHint,
  type LocationLink,
  type Range,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensLegend,
  type SignatureHelp as LspSignatureHelp,
  type SymbolInformation,
} from 'vscode-languageserver';
import type { HierarchyCall, HierarchyState } from '../language/features/call-hierarchy';
import type { CodeAction } from '../language/features/code-action';
import type { Lens } from '../language/features/code-lens';
import type { Completion, CompletionKind } from '../language/features/completion';
import type { Definition } from '../language/features/definition';
import type { FoldingStretch } from '../language/features/folding';
import type { Hover } from '../language/features/hover-result';
import type { InlayHint } from '../language/features/inlay-hints';
import type { Reference } from '../language/features/references';
import { TOKEN_KINDS, type SemanticToken } from '../language/features/semantic-tokens';
import type { SignatureHelp } from '../language/features/signature-help';
import type { OutlineSymbol } from '../language/features/symbols';
import type { Diagnostic, Severity } from '../language/rules/rule';
import { rulePage } from '../language/rules/rule-page';
import type { Steps } from '../language/steps';
import type { OffsetRange } from '../language/text/line-index';
import type { ClientSupport } from './client';
import type { Place } from './place';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(diagnostic: Diagnostic, place: Place): LspDiagnostic {
  const { code, severity, message, range, tags, related, data } = diagnostic;
  return {
    code,
    source: 'stepwright',
    severity: SEVERITIES[severity],
    message,
    range: place.toRange(range),
    codeDescription: { href: rulePage(code) },
    ...(tags && {
      tags: tags.map((tag) => (tag === 'unnecessary' ? DiagnosticTag.Unnecessary : DiagnosticTag.Deprecated)),
    }),
    ...(related && {
      relatedInformation: related.map((other) => ({
        message: other.message,
        location: { uri: place.uri, range: place.toRange(other.range) },
      })),
    }),
    ...(data !== undefined && { data }),
  };
}

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

const ACTION_KINDS: Readonly<Record<CodeAction['kind'], CodeActionKind>> = {
  quickfix: LspCodeActionKind.QuickFix,
  refactor: LspCodeActionKind.Refactor,
  fixAll: `${LspCodeActionKind.SourceFixAll}.stepwright`,
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

/** The list's order is the order of its use: editors sort by `sortText`. */
/**
 * The list as it is sent, in its order. The stretch that all proposals replace is said once where the client understands that.
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
  if (deprecated) item.tags = [CompletionItemTag.Deprecated];
  return item;
}

export function toHover({ markdown, range }: Hover, place: Place): LspHover {
  return { contents: { kind: MarkupKind.Markdown, value: markdown }, range: place.toRange(range) };
}

export function toSignatureHelp({ label, doc, parameters, active }: SignatureHelp): LspSignatureHelp {
  return {
    signatures: [
      {
        label,
        documentation: { kind: MarkupKind.Markdown, value: doc },
        parameters: parameters.map((parameter) => ({ label: parameter.name, documentation: parameter.doc })),
      },
    ],
    activeSignature: 0,
    activeParameter: active,
  };
}

export function toInlayHint({ at, label, tooltip }: InlayHint, place: Place): LspInlayHint {
  return { position: place.toPosition(at), label, tooltip, paddingLeft: true };
}

/** So many of the things that an answer lists are one step. */
const ITEMS_IN_STEP = 500;

/** What an answer lists, in the words of the protocol, in steps. */
export function* convertAll<From, To>(items: readonly From[], convert: (item: From) => To): Steps<To[]> {
  const converted: To[] = [];
  for (const item of items) {
    converted.push(convert(item));
    if (converted.length % ITEMS_IN_STEP === 0) yield;
  }
  return converted;
}

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

export function toLocationLink(definition: Definition, place: Place): LocationLink {
  return {
    originSelectionRange: place.toRange(definition.origin),
    targetUri: place.uri,
    targetRange: place.toRange(definition.range),
    targetSelectionRange: place.toRange(definition.name),
  };
}

export function toHierarchyItem(state: HierarchyState, place: Place): CallHierarchyItem {
  return {
    name: state.name,
    detail: state.detail,
    kind: SYMBOL_KINDS.state,
    uri: place.uri,
    range: place.toRange(state.range),
    selectionRange: place.toRange(state.selection),
  };
}

export function toIncomingCall({ state, places }: HierarchyCall, place: Place): CallHierarchyIncomingCall {
  return { from: toHierarchyItem(state, place), fromRanges: places.map((range) => place.toRange(range)) };
}

export function toOutgoingCall({ state, places }: HierarchyCall, place: Place): CallHierarchyOutgoingCall {
  return { to: toHierarchyItem(state, place), fromRanges: places.map((range) => place.toRange(range)) };
}

export function toHighlight(reference: Reference, place: Place): DocumentHighlight {
  const kind = reference.isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
  return { range: place.toRange(reference), kind };
}

/** How the outline shows the parts of a machine. */
export const SYMBOL_KINDS: Readonly<Record<OutlineSymbol['kind'], SymbolKind>> = {
  machine: SymbolKind.Module,
  state: SymbolKind.Function,
  branch: SymbolKind.Namespace,
  itemProcessor: SymbolKind.Namespace,
};

export function toDocumentSymbol(symbol: OutlineSymbol, place: Place): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KINDS[symbol.kind],
    range: place.toRange(symbol.range),
    selectionRange: place.toRange(symbol.selection),
    children: symbol.children.map((child) => toDocumentSymbol(child, place)),
  };
}

/** The outline as a flat list, for clients that know no levels. */
export function toSymbolInformation(symbol: OutlineSymbol, place: Place, parent?: string): SymbolInformation[] {
  const { name, kind, range, children } = symbol;
  return [
    {
      name,
      kind: SYMBOL_KINDS[kind],
      location: { uri: place.uri, range: place.toRange(range) },
      ...(parent !== undefined && { containerName: parent }),
    },
    ...children.flatMap((child) => toSymbolInformation(child, place, name)),
  ];
}

/** A folding range by lines; undefined for what stands on one line. */
export function toFoldingRange(stretch: FoldingStretch, place: Place): FoldingRange | undefined {
  const startLine = place.toPosition(stretch.start).line;
  const lastLine = place.toPosition(stretch.end).line;
  const endLine = stretch.keepsLastLine ? lastLine - 1 : lastLine;
  if (endLine <= startLine) return undefined;
  return { startLine, endLine, ...(stretch.kind === 'comment' && { kind: FoldingRangeKind.Comment }) };
}

/** The protocol nests the ranges from inside to outside. */
export function toSelectionRange(ranges: readonly OffsetRange[], place: Place): SelectionRange {
  const outermost: SelectionRange = {
    range: { start: { line: 0, character: 0 }, end: place.document.positionAt(place.document.getText().length) },
  };
  return [...ranges]
    .reverse()
    .reduce<SelectionRange>((parent, range) => ({ range: place.toRange(range), parent }), outermost);
}

/** The command is told the document, and in a template which of its machines is meant. */
export function toCodeLens(lens: Lens, place: Place, machine: string | undefined): CodeLens {
  return {
    range: place.toRange(lens.range),
    command: {
      title: lens.title,
      command: lens.command,
      arguments: machine === undefined ? [place.uri] : [place.uri, machine],
    },
  };
}
