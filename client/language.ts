import * as vscode from 'vscode';
import {
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  type BaseLanguageClient,
  type LanguageClientOptions,
  type Middleware,
} from 'vscode-languageclient';
import { WITH_EMPTY_STOP } from '../language/features/completion';
import { LAST_RUN, type LastRunParams } from '../language/features/last-run';
import { GRAPH_REQUEST, type GraphAnswer, type GraphParams } from '../language/graph/graph-request';
import { isForServer, mayHaveBecomeTemplate, templateLanguages } from './attached-documents';
import { languages } from './state-machines';

/** Makes the client of a server: one in a process of its own, or in a web worker. */
export type MakeClient = (name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** The language server and the connection to it. */
export class Language {
  private readonly log = vscode.window.createOutputChannel('Stepwright Language Server', { log: true });
  private readonly client: BaseLanguageClient;
  /** The documents that the server was told of, by uri. */
  private readonly known = new Set<string>();
  /** What was told last of a run of each machine. */
  private readonly told = new Map<string, LastRunParams>();

  constructor(makeClient: MakeClient) {
    this.client = makeClient('Stepwright Language Server', {
      documentSelector: [...languages, ...templateLanguages].map((language) => ({ language })),
      outputChannel: this.log,
      middleware: this.middleware(),
    });
  }

  /** Keeps documents from the server that hold no state machines, and all questions about them. */
  private middleware(): Middleware {
    return {
      didOpen: async (document, next) => {
        if (!isForServer(document)) return;
        this.known.add(document.uri.toString());
        await next(document);
      },
      didChange: async (event, next) => {
        const { document } = event;
        if (this.known.has(document.uri.toString())) await next(event);
        else if (mayHaveBecomeTemplate(event)) {
          this.known.add(document.uri.toString());
          const params = this.client.code2ProtocolConverter.asOpenTextDocumentParams(document);
          await this.client.sendNotification(DidOpenTextDocumentNotification.type, params);
        }
      },
      didClose: async (document, next) => {
        if (this.known.delete(document.uri.toString())) await next(document);
      },
      provideCompletionItem: async (document, position, context, token, next) => {
        const answer = await next(document, position, context, token);
        for (const item of Array.isArray(answer) ? answer : (answer?.items ?? []))
          if ('data' in item && item.data === WITH_EMPTY_STOP)
            item.command = { title: 'Suggest', command: 'editor.action.triggerSuggest', arguments: [{ auto: true }] };
        return answer;
      },
      sendRequest: (type, params, token, next) => {
        const uri = uriOf(params);
        return uri !== undefined && !this.known.has(uri) ? Promise.resolve(null as never) : next(type, params, token);
      },
    };
  }

  async start(): Promise<void> {
    try {
      await this.client.start();
    } catch (fault) {
      const show = 'Show Log';
      const message = `The language server of Stepwright did not start: ${fault instanceof Error ? fault.message : String(fault)}`;
      if ((await vscode.window.showErrorMessage(message, show)) === show) this.log.show();
    }
  }

  async restart(): Promise<void> {
    await this.client.stop();
    await this.start();
  }

  /** The graph of a machine of an open document; nothing when the server does not know the document or is being restarted. */
  async graph(uri: vscode.Uri, machine: string | undefined): Promise<GraphAnswer | undefined> {
    const params: GraphParams = {
      uri: this.client.code2ProtocolConverter.asUri(uri),
      ...(machine !== undefined && { machine }),
    };
    try {
      return (await this.client.sendRequest<GraphAnswer | null>(GRAPH_REQUEST, params)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** The edits that lay out the machines of a document; none when the server does not know it or is being restarted. */
  async formatting(uri: vscode.Uri, options: vscode.FormattingOptions): Promise<vscode.TextEdit[]> {
    const textDocument = { uri: this.client.code2ProtocolConverter.asUri(uri) };
    try {
      const edits = await this.client.sendRequest(DocumentFormattingRequest.type, { textDocument, options });
      return await this.client.protocol2CodeConverter.asTextEdits(edits ?? []);
    } catch {
      return [];
    }
  }

  /** What a run has shown of a machine's data serves completion and hover. */
  async tellLastRun(run: LastRunParams): Promise<void> {
    this.told.set(machineKey(run), run);
    const uri = this.client.code2ProtocolConverter.asUri(vscode.Uri.parse(run.uri));
    try {
      await this.client.sendNotification(LAST_RUN, { ...run, uri });
    } catch {
      // The server is being restarted: the next run will tell.
    }
  }

  /** The same of a run that was kept, unless another than `before` was told: a newer one. */
  async tellKeptRun(run: LastRunParams, before?: LastRunParams): Promise<void> {
    if (this.told.get(machineKey(run)) === before) await this.tellLastRun(run);
  }

  showLog(): void {
    this.log.show();
  }

  async dispose(): Promise<void> {
    await this.client.dispose();
    this.log.dispose();
  }
}

function machineKey({ uri, machine }: LastRunParams): string {
  return JSON.stringify([uri, machine]);
}

/** The document that a request of the protocol is about. */
function uriOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('textDocument' in params)) return undefined;
  const { textDocument } = params;
  if (typeof textDocument !== 'object' || textDocument === null || !('uri' in textDocument)) return undefined;
  return typeof textDocument.uri === 'string' ? textDocument.uri : undefined;
}
