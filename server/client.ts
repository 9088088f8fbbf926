import type { ClientCapabilities } from 'vscode-languageserver';

/** What the client can take; others get a plainer answer. */
export interface ClientSupport {
  /** Proposals with tab stops. */
  readonly snippets: boolean;
  /** Lists of proposals that say once which stretch all of them replace. */
  readonly sharedEditRange: boolean;
  /** Definitions with the range of the name they were asked for. */
  readonly links: boolean;
  /** An outline with levels. */
  readonly outlineTree: boolean;
  readonly prepareRename: boolean;
  /** Formatting for some languages only. */
  readonly registersFormatting: boolean;
  /** Code actions that cannot be done here, with the reason. */
  readonly disabledActions: boolean;
}

export function readSupport({ textDocument }: ClientCapabilities): ClientSupport {
  return {
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    sharedEditRange: textDocument?.completion?.completionList?.itemDefaults?.includes('editRange') === true,
    links: textDocument?.definition?.linkSupport === true,
    outlineTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    registersFormatting:
      textDocument?.formatting?.dynamicRegistration === true &&
      textDocument.rangeFormatting?.dynamicRegistration === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
  };
}
