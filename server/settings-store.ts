import type { Connection, InitializeParams } from 'vscode-languageserver';
import { DEFAULT_SETTINGS, readSettings, type Settings } from './settings';

/**
 * The settings of each document. Clients that answer `workspace/configuration` are asked once for each document; from
 * others come the initialization options and what `workspace/didChangeConfiguration` carries.
 */
export class SettingsStore {
  canAsk = false;
  private sent: Settings = DEFAULT_SETTINGS;
  private readonly known = new Map<string, Promise<Settings>>();

  constructor(private readonly connection: Connection) {}

  configure({ capabilities, initializationOptions }: InitializeParams): void {
    this.canAsk = capabilities.workspace?.configuration === true;
    this.sent = readSettings(initializationOptions);
  }

  /** New settings count from now on. */
  changed(sent: unknown): void {
    this.known.clear();
    if (typeof sent === 'object' && sent !== null && 'stepwright' in sent) this.sent = readSettings(sent.stepwright);
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }

  of(uri: string): Promise<Settings> {
    if (!this.canAsk) return Promise.resolve(this.sent);
    let asked = this.known.get(uri);
    if (!asked) {
      asked = this.ask(uri);
      this.known.set(uri, asked);
    }
    return asked;
  }

  private async ask(uri: string): Promise<Settings> {
    try {
      return readSettings(await this.connection.workspace.getConfiguration({ scopeUri: uri, section: 'stepwright' }));
    } catch (error) {
      this.connection.console.warn(`The client did not tell its settings: ${String(error)}`);
      return this.sent;
    }
  }
}
