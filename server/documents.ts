import {
  TextDocument,
  type Position,
  type Range,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-textdocument';
import { findDefinitions, wholeDocument, type Definition } from '../language/embedding/find-definitions';
import { validateDefinitionsInSteps, type DefinitionDiagnostic } from '../language/embedding/validate-definitions';
import { mayHoldDefinitions } from '../language/embedding/may-hold-definitions';
import { finish, type Steps } from '../language/steps';
import type { ParsedDocument } from '../language/tree/node';
import { formatOf, parseDocument } from '../language/tree/parse-document';
import type { SdkTable } from '../language/integrations/sdk-table';
import { placeIn, type Place } from './place';
import type { Settings } from './settings';
import { inSlices } from './slices';

export type Log = (message: string) => void;

/** What the work on documents needs. */
export interface DocumentOptions {
  readonly log: Log;
  readonly sdk: () => SdkTable | undefined;
}

/** The open documents, by uri. Nothing here reads files: the client's text is the truth. */
export class Documents {
  private readonly open = new Map<string, OpenDocument>();

  constructor(private readonly options: DocumentOptions) {}

  opened(uri: string, languageId: string, version: number, text: string): void {
    this.open.set(uri, new OpenDocument(TextDocument.create(uri, languageId, version, text), this.options));
  }

  changed(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): void {
    const document = this.open.get(uri);
    if (document)
      this.open.set(uri, new OpenDocument(TextDocument.update(document.text, changes, version), this.options));
  }

  closed(uri: string): void {
    this.open.delete(uri);
  }

  get(uri: string): OpenDocument | undefined {
    return this.open.get(uri);
  }

  uris(): string[] {
    return [...this.open.keys()];
  }
}

/** A state machine of a document, and how it lies in the document's text. */
export interface Machine extends Definition {
  readonly place: Place;
}

export type MachineDiagnostic = DefinitionDiagnostic<Machine>;

/** One version of a document: parsed and checked when that is first asked for, once. */
export class OpenDocument {
  /** How the document itself lies in its text. */
  readonly place: Place;
  private tree: ParsedDocument | undefined;
  private found: readonly Machine[] | undefined;
  private checking:
    { readonly settings: Settings; readonly found: Promise<readonly MachineDiagnostic[] | undefined> } | undefined;
  private checked: { readonly settings: Settings; readonly diagnostics: readonly MachineDiagnostic[] } | undefined;

  constructor(
    readonly text: TextDocument,
    private readonly options: DocumentOptions,
  ) {
    this.place = placeIn(text, undefined);
  }

  /**
   * The state machines of the document. One of the languages of state machines is a machine as a whole; templates and
   * the like may hold several, and other documents none.
   */
  machines(): readonly Machine[] {
    this.found ??= this.find();
    return this.found;
  }

  /** The machine that a position is in. */
  machineAt(position: Position): Machine | undefined {
    const offset = this.text.offsetAt(position);
    return this.machines().find(({ region }) => region.start <= offset && offset <= region.end);
  }

  /** The machines that a stretch of the document touches. */
  machinesIn(range: Range): Machine[] {
    const [start, end] = [this.text.offsetAt(range.start), this.text.offsetAt(range.end)];
    return this.machines().filter(({ region }) => region.start <= end && start <= region.end);
  }

  /** The findings, all at once. */
  diagnostics(settings: Settings): readonly MachineDiagnostic[] {
    if (this.checked?.settings !== settings) this.checked = { settings, diagnostics: finish(this.check(settings)) };
    return this.checked.diagnostics;
  }

  /**
   * The findings, looked for in slices of time so that others are answered meanwhile. Undefined when `isWanted` says no
   * before they are found. Whoever asks while somebody else's search goes on gets what that finds.
   */
  async diagnosticsInSlices(
    settings: Settings,
    isWanted: () => boolean,
  ): Promise<readonly MachineDiagnostic[] | undefined> {
    if (this.checked?.settings === settings) return this.checked.diagnostics;
    if (this.checking?.settings !== settings) {
      this.checking = { settings, found: inSlices(this.check(settings), isWanted) };
    }
    const { checking } = this;
    try {
      const diagnostics = await checking.found;
      if (diagnostics && this.checking === checking) this.checked = { settings, diagnostics };
      return diagnostics;
    } finally {
      if (this.checking === checking) this.checking = undefined;
    }
  }

  /** What the rules have found may be different now. */
  forgetChecks(): void {
    this.checked = undefined;
    this.checking = undefined;
  }

  /** The tree of the whole document. */
  parsed(): ParsedDocument {
    const { uri, languageId } = this.text;
    this.tree ??= parseDocument(this.text.getText(), formatOf(uri, languageId));
    return this.tree;
  }

  private find(): Machine[] {
    const isMachine = isMachineLanguage(this.text.languageId);
    if (!isMachine && !mayHoldDefinitions(this.text.getText())) return [];
    const definitions = isMachine ? [wholeDocument(this.parsed())] : findDefinitions(this.parsed());
    return definitions.map((definition) => ({ ...definition, place: placeIn(this.text, definition.text) }));
  }

  private *check({ machineType, severities, substitutions }: Settings): Steps<readonly MachineDiagnostic[]> {
    const onRuleError = (code: string, error: unknown): void => {
      this.options.log(`The rule ${code} failed: ${describeError(error)}`);
    };
    const machines = this.machines();
    if (!this.tree) return [];
    const options = { machineType, severities, substitutions, sdk: this.options.sdk, onRuleError };
    yield;
    return yield* validateDefinitionsInSteps(this.tree, machines, options);
  }
}

/** The language ids of documents that are state machines: `asl`, `asl-yaml`. */
function isMachineLanguage(languageId: string): boolean {
  return languageId === 'asl' || languageId === 'asl-yaml';
}

/** An error for the log, with its stack. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
