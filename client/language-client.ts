import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { GRAPH_REQUEST, type GraphAnswer, type GraphParams } from '../language/graph/graph-request';
import { languages } from './state-machines';

/** The language server and the connection to it. Loaded when the first state machine is opened. */
export class Language {
  private readonly log = vscode.window.createOutputChannel('Stepwright Language Server', { log: true });
  private readonly client: LanguageClient;

  constructor(context: vscode.ExtensionContext) {
    const module = context.asAbsolutePath('dist/server.js');
    this.client = new LanguageClient(
      'stepwright',
      'Stepwright Language Server',
      {
        run: { module, transport: TransportKind.ipc },
        debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
      },
      { documentSelector: languages.map((language) => ({ language })), outputChannel: this.log },
    );
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
    await this.client.restart();
  }

  /** The graph of an open document; nothing when the server does not know the document or is being restarted. */
  async graph(uri: vscode.Uri): Promise<GraphAnswer | undefined> {
    const params: GraphParams = { uri: this.client.code2ProtocolConverter.asUri(uri) };
    try {
      return (await this.client.sendRequest<GraphAnswer | null>(GRAPH_REQUEST, params)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  showLog(): void {
    this.log.show();
  }

  async dispose(): Promise<void> {
    await this.client.dispose();
    this.log.dispose();
  }
}
