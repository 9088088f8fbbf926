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
  type CodeAction as LspCodeAction,
  type CodeActionKind,
  type CodeLens,
  type CompletionItem,
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
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction } from '../language/features/code-action';
import type { Lens } from '../language/features/code-lens';
import type { Completion, CompletionKind } from '../language/features/completion';
import type { Definition } from '../language/features/definition';
import type { Edit } from '../language/features/edit';
import type { FoldingStretch } from '../language/features/folding';
import type { Hover } from '../language/features/hover-result';
import type { InlayHint } from '../language/features/inlay-hints';
import type { Reference } from '../language/features/references';
import { TOKEN_KINDS, type SemanticToken } from '../language/features/semantic-tokens';
import type { SignatureHelp } from '../language/features/signature-help';
import type { OutlineSymbol } from '../language/features/symbols';
import type { Diagnostic, Severity } from '../language/rules/rule';
import { rulePage } from '../language/rules/rule-page';
import type { OffsetRange } from '../language/text/line-index';

/** Offsets of the text as the protocol's positions. */
export function toRange(range: OffsetRange, text: TextDocument): Range {
  return { start: text.positionAt(range.start), end: text.positionAt(range.end) };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(diagnostic: Diagnostic, text: TextDocument): LspDiagnostic {
  const { code, severity, message, range, tags, related, data } = diagnostic;
  return {
    code,
    source: 'stepwright',
    severity: SEVERITIES[severity],
    message,
    range: toRange(range, text),
    codeDescription: { href: rulePage(code) },
    ...(tags && {
      tags: tags.map((tag) => (tag === 'unnecessary' ? DiagnosticTag.Unnecessary : DiagnosticTag.Deprecated)),
    }),
    ...(related && {
      relatedInformation: related.map((other) => ({
        message: other.message,
        location: { uri: text.uri, range: toRange(other.range, text) },
      })),
    }),
    ...(data !== undefined && { data }),
  };
}

export function toTextEdit(edit: Edit, text: TextDocument): TextEdit {
  return { range: toRange(edit, text), newText: edit.text };
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
  source: LspCodeActionKind.Source,
};

export function toCodeAction(action: CodeAction, text: TextDocument): LspCodeAction {
  return {
    title: action.title,
    kind: ACTION_KINDS[action.kind],
    edit: { changes: { [text.uri]: action.edits.map((edit) => toTextEdit(edit, text)) } },
    ...(action.fixes && { diagnostics: [toDiagnostic(action.fixes, text)] }),
    ...(action.isPreferred && { isPreferred: true }),
  };
}

/** The list's order is the order of its use: editors sort by `sortText`. */
export function toCompletionItem(completion: Completion, index: number, text: TextDocument): CompletionItem {
  const { label, kind, detail, doc, deprecated, edit, extra, filter, isSnippet, isIndented } = completion;
  return {
    label,
    kind: COMPLETION_KINDS[kind],
    sortText: String(index).padStart(5, '0'),
    filterText: filter,
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: isIndented ? InsertTextMode.asIs : InsertTextMode.adjustIndentation,
    textEdit: toTextEdit(edit, text),
    ...(extra.length > 0 && { additionalTextEdits: extra.map((other) => toTextEdit(other, text)) }),
    ...(detail !== undefined && { detail }),
    ...(doc !== undefined && { documentation: { kind: MarkupKind.Markdown, value: doc } }),
    ...(deprecated && { tags: [CompletionItemTag.Deprecated] }),
  };
}

export function toHover({ markdown, range }: Hover, text: TextDocument): LspHover {
  return { contents: { kind: MarkupKind.Markdown, value: markdown }, range: toRange(range, text) };
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

export function toInlayHint({ at, label, tooltip }: InlayHint, text: TextDocument): LspInlayHint {
  return { position: text.positionAt(at), label, tooltip, paddingLeft: true };
}

/** The legend of `toSemanticTokens`. */
export const TOKEN_LEGEND: SemanticTokensLegend = {
  tokenTypes: [...TOKEN_KINDS],
  tokenModifiers: ['defaultLibrary'],
};

/** The tokens as the protocol counts them: each from the one before. A token that spans lines becomes one for each. */
export function toSemanticTokens(tokens: readonly SemanticToken[], text: TextDocument): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const token of tokens) {
    const source = text.getText().slice(token.start, token.end);
    let offset = token.start;
    for (const line of source.split(/\r\n|\n|\r/)) {
      const { line: number, character } = text.positionAt(offset);
      const type = TOKEN_KINDS.indexOf(token.kind);
      if (line !== '') builder.push(number, character, line.length, type, token.isBuiltIn ? 1 : 0);
      offset +=
        line.length + (/^\r\n/.test(text.getText().slice(offset + line.length, offset + line.length + 2)) ? 2 : 1);
    }
  }
  return builder.build();
}

export function toLocationLink(definition: Definition, text: TextDocument): LocationLink {
  return {
    originSelectionRange: toRange(definition.origin, text),
    targetUri: text.uri,
    targetRange: toRange(definition.range, text),
    targetSelectionRange: toRange(definition.name, text),
  };
}

export function toHighlight(reference: Reference, text: TextDocument): DocumentHighlight {
  const kind = reference.isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
  return { range: toRange(reference, text), kind };
}

const SYMBOL_KINDS: Readonly<Record<OutlineSymbol['kind'], SymbolKind>> = {
  machine: SymbolKind.Module,
  state: SymbolKind.Function,
  branch: SymbolKind.Namespace,
  itemProcessor: SymbolKind.Namespace,
};

export function toDocumentSymbol(symbol: OutlineSymbol, text: TextDocument): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KINDS[symbol.kind],
    range: toRange(symbol.range, text),
    selectionRange: toRange(symbol.selection, text),
    children: symbol.children.map((child) => toDocumentSymbol(child, text)),
  };
}

/** The outline as a flat list, for clients that know no levels. */
export function toSymbolInformation(symbol: OutlineSymbol, text: TextDocument, parent?: string): SymbolInformation[] {
  const { name, kind, range, children } = symbol;
  return [
    {
      name,
      kind: SYMBOL_KINDS[kind],
      location: { uri: text.uri, range: toRange(range, text) },
      ...(parent !== undefined && { containerName: parent }),
    },
    ...children.flatMap((child) => toSymbolInformation(child, text, name)),
  ];
}

/** A folding range by lines; undefined for what stands on one line. */
export function toFoldingRange(stretch: FoldingStretch, text: TextDocument): FoldingRange | undefined {
  const startLine = text.positionAt(stretch.start).line;
  const lastLine = text.positionAt(stretch.end).line;
  const endLine = stretch.keepsLastLine ? lastLine - 1 : lastLine;
  if (endLine <= startLine) return undefined;
  return { startLine, endLine, ...(stretch.kind === 'comment' && { kind: FoldingRangeKind.Comment }) };
}

/** The protocol nests the ranges from inside to outside. */
export function toSelectionRange(ranges: readonly OffsetRange[], text: TextDocument): SelectionRange {
  const outermost: SelectionRange = {
    range: { start: text.positionAt(0), end: text.positionAt(text.getText().length) },
  };
  return [...ranges]
    .reverse()
    .reduce<SelectionRange>((parent, range) => ({ range: toRange(range, text), parent }), outermost);
}

export function toCodeLens(lens: Lens, text: TextDocument): CodeLens {
  return {
    range: toRange(lens.range, text),
    command: { title: lens.title, command: lens.command, arguments: [text.uri] },
  };
}
