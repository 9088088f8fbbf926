import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  TextDocumentContentChangeEvent,
  WorkspaceFolder,
} from 'vscode-languageserver-protocol';
import { bundleProgram } from '../bundle';

const root = path.resolve(import.meta.dirname, '../..');

/** Bundles the server as the product does and answers the file. */
export async function bundleServer(): Promise<string> {
  const file = await bundleProgram('cli/editor-process.ts');
  // What the server reads beside itself (workspace/sdk-table.ts).
  const table = readFileSync(path.join(root, 'language/integrations/sdk-table.txt.gz'));
  writeFileSync(path.join(path.dirname(file), 'sdk-table.txt'), gunzipSync(table));
  return file;
}

const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
  },
};

/** A client that speaks to a server process over its standard input and output. */
export class LspClient {
  readonly log: string[] = [];
  private readonly published: PublishDiagnosticsParams[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly seen = new Map<string, number>();
  private version = 0;

  private constructor(
    readonly process: ChildProcess,
    private readonly connection: MessageConnection,
  ) {
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      for (const wake of this.waiting) wake();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    connection.listen();
  }

  static start(command: string, args: readonly string[]): LspClient {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    return new LspClient(child, connection);
  }

  async initialize(
    capabilities = CAPABILITIES,
    initializationOptions: unknown = {},
    configuration?: unknown,
    workspaceFolders: WorkspaceFolder[] | null = null,
  ): Promise<InitializeResult> {
    this.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => configuration ?? null),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities:
        configuration === undefined
          ? capabilities
          : {
              ...capabilities,
              workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
            },
      initializationOptions,
      workspaceFolders,
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** Opens a document and answers its diagnostics. */
  async open(uri: string, text: string, languageId = 'asl'): Promise<PublishDiagnosticsParams> {
    this.version = 1;
    const answer = this.diagnosticsOf(uri, 1);
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return answer;
  }

  /** Changes a document and answers its version; the diagnostics come later. */
  async change(uri: string, contentChanges: TextDocumentContentChangeEvent[]): Promise<number> {
    this.version++;
    await this.notify('textDocument/didChange', { textDocument: { uri, version: this.version }, contentChanges });
    return this.version;
  }

  /** The diagnostics of that version, when they come. */
  async diagnosticsOf(uri: string, version: number): Promise<PublishDiagnosticsParams> {
    for (;;) {
      const found = this.published.find((params) => params.uri === uri && params.version === version);
      if (found) return found;
      await this.more();
    }
  }

  private more(): Promise<void> {
    return new Promise<void>((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
    });
  }

  /** The next diagnostics of a document that nobody has waited for yet. */
  async nextDiagnostics(uri: string): Promise<PublishDiagnosticsParams> {
    const seen = this.seen.get(uri) ?? 0;
    for (;;) {
      const found = this.published.filter((params) => params.uri === uri)[seen];
      if (found) {
        this.seen.set(uri, seen + 1);
        return found;
      }
      await this.more();
    }
  }

  /** All diagnostics of a document that came until now. */
  publishedVersions(uri: string): (number | undefined)[] {
    return this.published.filter((params) => params.uri === uri).map(({ version }) => version);
  }

  at<Result>(method: string, uri: string, position: Position, more: object = {}): Promise<Result> {
    return this.request<Result>(`textDocument/${method}`, { textDocument: { uri }, position, ...more });
  }

  /** Ends the server as the protocol says and answers its exit code. */
  async stop(): Promise<number | null> {
    const exited = new Promise<number | null>((resolve) => {
      if (this.process.exitCode !== null) resolve(this.process.exitCode);
      this.process.once('exit', resolve);
    });
    await this.request('shutdown', null);
    await this.notify('exit', null);
    const code = await exited;
    this.connection.dispose();
    return code;
  }
}
