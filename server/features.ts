import type {
  Connection,
  DocumentSymbol,
  FoldingRange,
  Location,
  LocationLink,
  SymbolInformation,
} from 'vscode-languageserver';
import type { Position, TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions } from '../language/features/code-actions';
import { codeLenses } from '../language/features/code-lens';
import { complete } from '../language/features/complete';
import { withoutStops } from '../language/features/completion';
import { definition } from '../language/features/definition';
import { folding } from '../language/features/folding';
import { formatDocument } from '../language/features/format';
import { hover } from '../language/features/hover';
import { inlayHints } from '../language/features/inlay-hints';
import { references } from '../language/features/references';
import { rename, renameRange } from '../language/features/rename';
import { selectionRanges } from '../language/features/selection-range';
import { semanticTokens } from '../language/features/semantic-tokens';
import { signatureHelp } from '../language/features/signature-help';
import { outline } from '../language/features/symbols';
import type { MachineModel } from '../language/model/model';
import type { OffsetRange } from '../language/text/line-index';
import { loadSdkTable } from '../workspace/sdk-table';
import type { ClientSupport } from './client';
import * as convert from './convert';
import type { Documents, OpenDocument } from './documents';
import { refusal } from './refusal';
import type { SettingsStore } from './settings-store';

/** Runs the work of a request; where it throws, the answer is `empty`. */
export type Safely = <Result>(request: string, empty: Result, work: () => Result) => Result;

/** What the features of one connection work with. */
export interface ServerParts {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly settings: SettingsStore;
  readonly client: ClientSupport;
  readonly safely: Safely;
}

/** A document as a request needs it. */
interface Subject {
  readonly document: OpenDocument;
  readonly text: TextDocument;
  readonly model: MachineModel;
}

/** Answers the requests of the protocol by the functions of language/features. */
export function registerFeatures({ connection, documents, settings, client, safely }: ServerParts): void {
  /** Does the work for the document if it is open. */
  function answer<Result>(request: string, uri: string, empty: Result, work: (subject: Subject) => Result): Result {
    return safely(request, empty, () => {
      const document = documents.get(uri);
      return document ? work({ document, text: document.text, model: document.model() }) : empty;
    });
  }

  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    const { machineType } = await settings.of(uri);
    return answer('Completion', uri, null, ({ text, model }) => ({
      isIncomplete: false,
      items: complete(model, text.offsetAt(position), { machineType, sdk: loadSdkTable })
        .map((item) => (client.snippets ? item : withoutStops(item)))
        .map((item, index) => convert.toCompletionItem(item, index, text)),
    }));
  });

  connection.onSignatureHelp(({ textDocument: { uri }, position }) =>
    answer('Signature help', uri, null, ({ text, model }) => {
      const found = signatureHelp(model, text.offsetAt(position));
      return found ? convert.toSignatureHelp(found) : null;
    }),
  );

  connection.languages.semanticTokens.on(({ textDocument: { uri } }) =>
    answer('Semantic tokens', uri, { data: [] }, ({ text, model }) =>
      convert.toSemanticTokens(semanticTokens(model), text),
    ),
  );

  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
    const used = await settings.of(uri);
    if (!used.inlayHints) return null;
    return answer('Inlay hints', uri, null, ({ text, model }) =>
      inlayHints(model, offsets(text, range)).map((hint) => convert.toInlayHint(hint, text)),
    );
  });

  connection.onHover(({ textDocument: { uri }, position }) =>
    answer('Hover', uri, null, ({ text, model }) => {
      const found = hover(model, text.offsetAt(position));
      return found ? convert.toHover(found, text) : null;
    }),
  );

  connection.onDefinition(({ textDocument: { uri }, position }) =>
    answer<LocationLink[] | Location[] | null>('Definition', uri, null, ({ text, model }) => {
      const found = definition(model, text.offsetAt(position));
      return client.links
        ? found.map((one) => convert.toLocationLink(one, text))
        : found.map(({ name }) => ({ uri, range: convert.toRange(name, text) }));
    }),
  );

  connection.onReferences(({ textDocument: { uri }, position, context }) =>
    answer('References', uri, null, ({ text, model }) =>
      references(model, text.offsetAt(position))
        .filter(({ isDefinition }) => context.includeDeclaration || !isDefinition)
        .map((found) => ({ uri, range: convert.toRange(found, text) })),
    ),
  );

  connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
    answer('Highlights', uri, null, ({ text, model }) =>
      references(model, text.offsetAt(position)).map((found) => convert.toHighlight(found, text)),
    ),
  );

  connection.onPrepareRename(({ textDocument: { uri }, position }) =>
    answer('Prepare rename', uri, null, ({ text, model }) => {
      const found = renameRange(model, text.offsetAt(position));
      return found ? { range: convert.toRange(found, text), placeholder: found.name } : null;
    }),
  );

  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) =>
    answer('Rename', uri, null, ({ text, model }) => {
      const result = rename(model, text.offsetAt(position), newName);
      if ('refused' in result) throw refusal(result.refused);
      return { changes: { [uri]: result.edits.map((edit) => convert.toTextEdit(edit, text)) } };
    }),
  );

  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    answer<DocumentSymbol[] | SymbolInformation[] | null>('Outline', uri, null, ({ text, model }) =>
      client.outlineTree
        ? outline(model).map((symbol) => convert.toDocumentSymbol(symbol, text))
        : outline(model).flatMap((symbol) => convert.toSymbolInformation(symbol, text)),
    ),
  );

  connection.onFoldingRanges(({ textDocument: { uri } }) =>
    answer<FoldingRange[] | null>('Folding', uri, null, ({ text, model }) =>
      folding(model.document).flatMap((stretch) => convert.toFoldingRange(stretch, text) ?? []),
    ),
  );

  connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
    answer('Selection ranges', uri, null, ({ text, model }) =>
      positions.map((position) => convert.toSelectionRange(selectionRanges(model, text.offsetAt(position)), text)),
    ),
  );

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }) => {
    const used = await settings.of(uri);
    return answer('Code actions', uri, null, ({ text, model, document }) =>
      codeActions(model, offsets(text, range), document.diagnostics(used))
        .map((action) => convert.toCodeAction(action, text))
        .filter(({ kind }) => context.only?.some((wanted) => kind?.startsWith(wanted)) ?? true),
    );
  });

  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const { runLens } = await settings.of(uri);
    if (!runLens) return null;
    return answer('Code lens', uri, null, ({ text, model }) =>
      codeLenses(model).map((lens) => convert.toCodeLens(lens, text)),
    );
  });

  connection.onDocumentFormatting(({ textDocument: { uri }, options }) =>
    answer('Formatting', uri, null, ({ text, model }) =>
      formatDocument(model.document, options).map((edit) => convert.toTextEdit(edit, text)),
    ),
  );

  connection.onDocumentRangeFormatting(({ textDocument: { uri }, options, range }) =>
    answer('Range formatting', uri, null, ({ text, model }) =>
      formatDocument(model.document, options, offsets(text, range)).map((edit) => convert.toTextEdit(edit, text)),
    ),
  );
}

function offsets(text: TextDocument, range: { start: Position; end: Position }): OffsetRange {
  return { start: text.offsetAt(range.start), end: text.offsetAt(range.end) };
}
