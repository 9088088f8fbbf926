import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from './lsp';
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { WATCHED_FILES } from './machine-file';
import type { Project } from './project';
import { DEFAULT_SETTINGS, readSettings, type Settings } from './settings';

/** The one configuration file of a project (workspace/settings.ts). */
export const SETTINGS_FILE = 'stepwright.json';
const SETTINGS_GLOB = `**/${SETTINGS_FILE}`;

/**
 * The settings of each document. Clients that answer `workspace/configuration` are asked once for each document; from
 * others come the initialization options and what `workspace/didChangeConfiguration` carries. The project's own
 * `stepwright.json` says the type of the machine and the severities that the editor's settings do not say.
 */
export class SettingsStore {
  private canAsk = false;
  private canWatch = false;
  private sent: Settings = DEFAULT_SETTINGS;
  private ownFolders: readonly string[] = [];
  private readonly known = new Map<string, Promise<Settings>>();

  constructor(
    private readonly connection: Connection,
    private readonly project: Project,
  ) {}

  configure({ capabilities: { workspace }, initializationOptions, workspaceFolders }: InitializeParams): void {
    this.canAsk = workspace?.configuration === true;
    this.canWatch = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.sent = readSettings(initializationOptions);
    this.ownFolders = (workspaceFolders ?? []).flatMap(({ uri }) => fileOf(uri) ?? []);
  }

  /** Asks the client to tell when settings change. */
  watch(): void {
    const { client } = this.connection;
    if (this.canAsk) void client.register(DidChangeConfigurationNotification.type, { section: 'stepwright' });
    if (!this.canWatch) return;
    const watchers = [SETTINGS_GLOB, ...WATCHED_FILES].map((globPattern) => ({ globPattern }));
    client.register(DidChangeWatchedFilesNotification.type, { watchers }).then(
      () => {
        this.project.watch();
      },
      // Then files are looked at each time.
      () => undefined,
    );
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
    let asked = this.known.get(uri);
    if (!asked) {
      asked = this.read(uri);
      this.known.set(uri, asked);
    }
    return asked;
  }

  /** The folders of the workspace. */
  folders(): readonly string[] {
    return this.ownFolders;
  }

  /** The folder of the workspace that a file lies in; the innermost of several. */
  folderOf(uri: string): string | undefined {
    const file = fileOf(uri);
    const around = this.ownFolders.filter(
      (folder) => file !== undefined && /^[\\/]/.test(file.slice(folder.length)) && file.startsWith(folder),
    );
    return around.sort((a, b) => b.length - a.length)[0];
  }

  /** Folders of the workspace come and go. */
  foldersChanged(added: readonly { uri: string }[], removed: readonly { uri: string }[]): void {
    const gone = new Set(removed.map(({ uri }) => fileOf(uri)));
    const come = added.flatMap(({ uri }) => fileOf(uri) ?? []);
    this.ownFolders = [...this.ownFolders.filter((folder) => !gone.has(folder)), ...come];
    this.known.clear();
  }

  private async read(uri: string): Promise<Settings> {
    const own = this.canAsk ? await this.ask(uri) : this.sent;
    const file = fileOf(uri);
    if (file === undefined) return own;
    const { machineType, severities, substitutions } = await this.project.settingsOf(file, this.folderOf(uri));
    return {
      ...own,
      machineType: machineType ?? own.machineType,
      severities: { ...severities, ...own.severities },
      ...(substitutions && { substitutions }),
    };
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

function fileOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}
