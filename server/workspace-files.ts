import type { Diagnostic as LspDiagnostic, SymbolInformation } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { outline } from '../language/features/symbols';
import type { Steps } from '../language/steps';
import { flatOutline, SYMBOL_KINDS } from './convert/symbols';
import { describeError, OpenDocument, type Documents, type Log } from './documents';
import { languageOf, MAX_FILES, mayBeMachine, SKIPPED_FOLDERS } from './machine-file';
import type { Project } from './project';
import { publishedDiagnostics } from './published';
import type { Settings } from './settings';
import { inSlices } from './slices';

export interface WorkspaceFilesOptions {
  readonly documents: Documents;
  readonly project: Project;
  readonly settings: (uri: string) => Promise<Settings>;
  readonly publish: (uri: string, diagnostics: LspDiagnostic[]) => void;
  readonly log: Log;
}

/**
 * The state machines of the workspace that are not open: their problems are published as those of open ones are, and
 * their states are found by name. One file after the other, so that requests are answered in between.
 */
export class WorkspaceFiles {
  /** The states of each file that is not open, by uri. */
  private readonly symbols = new Map<string, readonly SymbolInformation[]>();
  /** The files that are being looked at: of two looks at a file the later one counts. */
  private readonly looking = new Map<string, object>();
  private folders: readonly string[] = [];
  private scan = 0;

  constructor(private readonly options: WorkspaceFilesOptions) {}

  /** Looks through the folders, and forgets what lies in none of them any more. */
  async scanFolders(folders: readonly string[]): Promise<void> {
    this.folders = folders;
    const scan = ++this.scan;
    const files = (await Promise.all(folders.map((folder) => this.options.project.machineFiles(folder))))
      .flat()
      .slice(0, MAX_FILES);
    const uris = new Set(files.map((file) => URI.file(file).toString()));
    for (const uri of [...this.symbols.keys()]) if (!uris.has(uri)) this.forget(uri);
    for (const uri of uris) {
      if (scan !== this.scan) return;
      await this.look(uri);
    }
  }

  /** A file was made, changed or deleted, or is open no more. */
  async look(uri: string): Promise<void> {
    const { documents, project, settings, publish, log } = this.options;
    if (documents.get(uri) || !this.belongs(uri)) return;
    // A later look, or word that the file is gone, makes this one void.
    const asked = {};
    this.looking.set(uri, asked);
    const isWanted = (): boolean => this.looking.get(uri) === asked && !documents.get(uri);
    try {
      const text = await project.readText(URI.parse(uri).fsPath);
      if (!isWanted()) return;
      if (text === undefined) {
        this.forget(uri);
        return;
      }
      const used = await settings(uri);
      if (!isWanted()) return;
      const document = new OpenDocument(TextDocument.create(uri, languageOf(uri), 0, text), { log, sdk: project.sdk });
      const seen = await inSlices(lookAt(document, used), isWanted);
      if (!seen || !isWanted()) return;
      this.looking.delete(uri);
      this.symbols.set(uri, seen.symbols);
      publish(uri, seen.problems);
    } catch (error) {
      log(`Looking at ${uri} failed: ${describeError(error)}`);
    }
  }

  /** A file or a folder is gone from its place. Of what was in a folder editors tell nothing more. */
  gone(uri: string): void {
    for (const known of new Set([...this.symbols.keys(), ...this.looking.keys()])) {
      if (known === uri || known.startsWith(`${uri.replace(/\/$/, '')}/`)) this.forget(known);
    }
  }

  /** A file or a folder has come to its place. */
  async come(uri: string): Promise<void> {
    await this.look(uri);
    if (!uri.startsWith('file:')) return;
    for (const file of await this.options.project.machineFiles(URI.parse(uri).fsPath))
      await this.look(URI.file(file).toString());
  }

  /** Whether a file's problems are shown while it is not open. */
  belongs(uri: string): boolean {
    const name = uri.slice(uri.lastIndexOf('/') + 1);
    if (!uri.startsWith('file:') || !mayBeMachine(decodeURIComponent(name))) return false;
    return this.folders.some((folder) => {
      const around = `${URI.file(folder).toString().replace(/\/$/, '')}/`;
      return (
        uri.startsWith(around) &&
        !uri
          .slice(around.length)
          .split('/')
          .some((part) => SKIPPED_FOLDERS.has(part))
      );
    });
  }

  /** The states whose names hold the letters of the query in their order, in files and in open documents; in steps. */
  *find(query: string): Steps<SymbolInformation[]> {
    const { documents } = this.options;
    const letters = query.toLowerCase();
    const found: SymbolInformation[] = [];
    const choose = (symbols: readonly SymbolInformation[]): void => {
      for (const symbol of symbols) if (matches(symbol.name.toLowerCase(), letters)) found.push(symbol);
    };
    for (const uri of documents.uris()) {
      const document = documents.get(uri);
      if (document) choose(yield* symbolsOf(document));
    }
    for (const [uri, symbols] of [...this.symbols]) {
      yield;
      if (!documents.get(uri)) choose(symbols);
    }
    return found;
  }

  private forget(uri: string): void {
    const [wasAsked, wasKnown] = [this.looking.delete(uri), this.symbols.delete(uri)];
    if ((wasAsked && !this.options.documents.get(uri)) || wasKnown) this.options.publish(uri, []);
  }
}

/** What a file that is not open is looked at for. */
interface Seen {
  readonly problems: LspDiagnostic[];
  readonly symbols: readonly SymbolInformation[];
}

function* lookAt(document: OpenDocument, settings: Settings): Steps<Seen> {
  yield* document.read();
  const problems = settings.workspaceProblems
    ? yield* publishedDiagnostics(yield* document.check(settings), document)
    : [];
  return { problems, symbols: yield* symbolsOf(document) };
}

/** The states of a document. */
function* symbolsOf(document: OpenDocument): Steps<SymbolInformation[]> {
  yield* document.read();
  const symbols: SymbolInformation[] = [];
  for (const { model, name, place } of document.machines()) {
    for (const symbol of yield* flatOutline(outline(model, name), place))
      if (symbol.kind === SYMBOL_KINDS.state) symbols.push(symbol);
  }
  return symbols;
}

function matches(name: string, query: string): boolean {
  let at = 0;
  for (const letter of query) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
