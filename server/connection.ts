import {
  CodeActionKind,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from './lsp';
import { URI } from 'vscode-uri';
import { readSupport, type ClientSupport } from './client';
import { TOKEN_LEGEND } from './convert/semantic-tokens';
import { Answers } from './answers';
import { DiagnosticsScheduler } from './diagnostics';
import { describeError, Documents } from './documents';
import { registerFeatures } from './features/register';
import { registerGraph } from './graph';
import type { Project } from './project';
import { SettingsFileFindings } from './settings-findings';
import { SETTINGS_FILE, SettingsStore } from './settings-store';
import { WorkspaceFiles } from './workspace-files';

/** Files that may only be handlers: nothing that is checked depends on what they say. */
const HANDLER = /\.(?:py|[cm]?[jt]s)$/i;

/** What is found in these files comes from the whole workspace (settings-findings.ts), not from their text alone. */
const isSettingsFile = (uri: string): boolean => uri.endsWith(`/${SETTINGS_FILE}`);

/** Serves one client over the connection until it says exit. */
export function serve(connection: Connection, version: string, project: Project): void {
  const log = (message: string): void => {
    connection.console.error(message);
  };
  const documents = new Documents({ log, sdk: project.sdk });
  const settings = new SettingsStore(connection, project);
  const diagnostics = new DiagnosticsScheduler({
    documents,
    settings: (uri) => settings.of(uri),
    publish: (uri, documentVersion, found) => {
      if (!isSettingsFile(uri)) void connection.sendDiagnostics({ uri, version: documentVersion, diagnostics: found });
    },
    log,
  });

  const files = new WorkspaceFiles({
    documents,
    project,
    settings: (uri) => settings.of(uri),
    publish: (uri, found) => {
      void connection.sendDiagnostics({ uri, diagnostics: found });
    },
    log,
  });

  const settingsFiles = new SettingsFileFindings({
    project,
    folders: () => settings.folders(),
    publish: (uri, found) => {
      void connection.sendDiagnostics({ uri, diagnostics: found });
    },
    log,
  });
  const answers = new Answers(documents, log);
  let hasFolders = false;
  let registersFormatting = false;
  connection.onInitialize((params) => {
    const client = readSupport(params.capabilities);
    settings.configure(params);
    ({ registersFormatting } = client);
    hasFolders = params.capabilities.workspace?.workspaceFolders === true;
    registerFeatures({ connection, documents, settings, client, project, files, answers, safely });
    registerGraph(connection, answers);
    return initializeResult(client, version);
  });
  connection.onInitialized(() => {
    settings.watch();
    if (registersFormatting) registerFormatting(connection);
    void files.scanFolders(settings.folders());
    settingsFiles.schedule();
    if (!hasFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      settings.foldersChanged(added, removed);
      settingsChanged(undefined);
    });
  });
  const settingsChanged = (sent: unknown): void => {
    settings.changed(sent);
    recheck();
    settingsFiles.schedule();
    void files.scanFolders(settings.folders());
  };
  const recheck = (): void => {
    for (const uri of documents.uris()) diagnostics.schedule(uri);
  };
  const told = (uris: readonly string[]): void => {
    settingsFiles.schedule();
    project.changed(
      uris.map((uri) => URI.parse(uri)).flatMap(({ scheme, fsPath }) => (scheme === 'file' ? [fsPath] : [])),
    );
  };
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    settingsChanged(sent);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    told(uris);
    const others = uris.filter((uri) => !HANDLER.test(uri));
    if (uris.some(isSettingsFile)) settingsChanged(undefined);
    else if (others.length > 0) {
      // Templates say which placeholders have a value.
      settings.changed(undefined);
      recheck();
      for (const uri of others) void files.look(uri);
    }
  });

  connection.workspace.onDidDeleteFiles(({ files: deleted }) => {
    told(deleted.map(({ uri }) => uri));
    for (const { uri } of deleted) files.gone(uri);
  });
  connection.workspace.onDidRenameFiles(({ files: renamed }) => {
    told(renamed.flatMap(({ oldUri, newUri }) => [oldUri, newUri]));
    for (const { oldUri, newUri } of renamed) {
      files.gone(oldUri);
      void files.come(newUri);
    }
  });

  connection.onDidOpenTextDocument(({ textDocument }) => {
    documents.opened(textDocument.uri, textDocument.languageId, textDocument.version, textDocument.text);
    diagnostics.schedule(textDocument.uri, 0);
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    documents.changed(textDocument.uri, textDocument.version, contentChanges);
    diagnostics.schedule(textDocument.uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.closed(uri);
    diagnostics.cancel(uri);
    settings.forget(uri);
    if (files.belongs(uri)) void files.look(uri);
    else if (!isSettingsFile(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  connection.listen();

  /** A request that fails answers nothing and leaves a line in the log; what a user is meant to read is passed on. */
  function safely<Result>(request: string, empty: Result, work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log(`${request} failed: ${describeError(error)}`);
      return empty;
    }
  }
}

/** Templates have formatters of their own: an editor would ask which one to take. */
function registerFormatting({ client }: Connection): void {
  const documentSelector = [{ language: 'asl' }, { language: 'asl-yaml' }];
  void client.register(DocumentFormattingRequest.type, { documentSelector });
  void client.register(DocumentRangeFormattingRequest.type, { documentSelector });
}

/** Folders too: of what is in them editors tell nothing when they are moved. */
const ANY_FILE = { filters: [{ scheme: 'file', pattern: { glob: '**' } }] };

function initializeResult(client: ClientSupport, version: string): InitializeResult {
  return {
    serverInfo: { name: 'stepwright', version },
    capabilities: {
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { didDelete: ANY_FILE, didRename: ANY_FILE },
      },
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      completionProvider: { triggerCharacters: ['"', ':', '.', '$', ' ', '('] },
      signatureHelpProvider: { triggerCharacters: ['(', ','] },
      semanticTokensProvider: { legend: TOKEN_LEGEND, full: true },
      inlayHintProvider: true,
      hoverProvider: true,
      definitionProvider: true,
      callHierarchyProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: client.prepareRename ? { prepareProvider: true } : true,
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      documentLinkProvider: {},
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, CodeActionKind.SourceFixAll],
      },
      codeLensProvider: {},
      ...(!client.registersFormatting && { documentFormattingProvider: true, documentRangeFormattingProvider: true }),
    },
  };
}
