import {
  TextDocument,
  type Position,
  type Range,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-textdocument';
import {
  findDefinitions,
  wholeDocumentInSteps,
  type Definition,
  type ModelBefore,
} from '../language/embedding/find-definitions';
import { validateDefinitionsInSteps, type DefinitionDiagnostic } from '../language/embedding/validate-definitions';
import { mayHoldDefinitions } from '../language/embedding/may-hold-definitions';
import { KnownFindings } from '../language/rules/known-findings';
import { finish, type Steps } from '../language/steps';
import type { ParsedDocument } from '../language/tree/node';
import { formatOf, parseDocument, parseDocumentInSteps, type DocumentFormat } from '../language/tree/parse-document';
import { reuseNodesInSteps } from '../language/tree/reuse-nodes';
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
    if (!document) return;
    const text = TextDocument.update(document.text, changes, version);
    this.open.set(uri, new OpenDocument(text, this.options, document.handOver()));
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

/** What is known of the version of a document before. */
interface Before {
  readonly tree: ParsedDocument;
  readonly machines: readonly Machine[];
  readonly known: KnownByName;
  /** The characters of all texts that parts of it may come from. */
  readonly held: number;
}

/** Texts of so many characters in all may be held. */
const MAX_HELD = 16_000_000;

/** What was found in the machines of a document, by their names. */
type KnownByName = Map<string | undefined, KnownFindings>;

/** One version of a document: parsed and checked when that is first asked for, once. */
export class OpenDocument {
  /** How the document itself lies in its text. */
  readonly place: Place;
  private tree: ParsedDocument | undefined;
  private found: readonly Machine[] | undefined;
  /** The steps that lead to `tree` and `found`, whoever does them. */
  private reading: Steps<void> | undefined;
  /** Whether the version before is being taken apart. */
  private isMerging = false;
  private checking: { readonly settings: Settings; readonly steps: Steps<void> } | undefined;
  private checked: { readonly settings: Settings; readonly diagnostics: readonly MachineDiagnostic[] } | undefined;

  private known: KnownByName;
  private held = 0;

  /** `before`: what the version before handed over. */
  constructor(
    readonly text: TextDocument,
    private readonly options: DocumentOptions,
    private before?: Before,
  ) {
    this.place = placeIn(text, undefined);
    this.known = before?.known ?? new Map();
  }

  /** What is known, for the next version, which takes the tree apart: this one forgets it. */
  handOver(): Before | undefined {
    // The version before is half taken apart: neither of the two could be handed over.
    if (this.isMerging) this.machines();
    const { tree, found, before, known, held } = this;
    this.tree = undefined;
    this.found = undefined;
    this.reading = undefined;
    this.before = undefined;
    this.known = new Map();
    this.forgetFindings();
    return tree ? { tree, machines: found ?? [], known, held } : before;
  }

  /**
   * The state machines of the document. One of the languages of state machines is a machine as a whole; templates and
   * the like may hold several, and other documents none.
   */
  machines(): readonly Machine[] {
    finish(this.read());
    return this.found ?? [];
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
    return finish(this.check(settings));
  }

  /** The same in steps. */
  *check(settings: Settings): Steps<readonly MachineDiagnostic[]> {
    yield* this.stepsToCheck(settings);
    return this.checked?.settings === settings ? this.checked.diagnostics : [];
  }

  /**
   * The findings, looked for in slices of time so that others are answered meanwhile. Undefined when `isWanted` says no
   * before they are found: whoever still wants them goes on from there.
   */
  async diagnosticsInSlices(
    settings: Settings,
    isWanted: () => boolean,
  ): Promise<readonly MachineDiagnostic[] | undefined> {
    const steps = this.stepsToCheck(settings);
    await inSlices(steps, () => isWanted() && (this.checking?.steps === steps || this.checked?.settings === settings));
    return this.checked?.settings === settings ? this.checked.diagnostics : undefined;
  }

  private forgetFindings(): void {
    this.checked = undefined;
    this.checking = undefined;
  }

  /** The tree of the whole document. */
  parsed(): ParsedDocument {
    this.machines();
    this.tree ??= finish(this.sharing(parseDocument(this.text.getText(), this.format())));
    return this.tree;
  }

  /** The steps that are left until the machines are known; several may share in doing them. */
  read(): Steps<void> {
    return (this.reading ??= this.readAll());
  }

  private *readAll(): Steps<void> {
    const text = this.text.getText();
    const isMachine = isMachineLanguage(this.text.languageId);
    if (!isMachine && !mayHoldDefinitions(text)) {
      this.found = [];
      return;
    }
    const fresh = yield* parseDocumentInSteps(text, this.format());
    this.isMerging = true;
    this.tree = yield* this.sharing(fresh);
    const last = this.before?.machines.filter((machine) => !machine.text) ?? [];
    this.before = undefined;
    const before: ModelBefore = (name) => {
      const index = last.findIndex((machine) => machine.name === name);
      return index < 0 ? undefined : last.splice(index, 1)[0]?.model;
    };
    const definitions = isMachine
      ? [yield* wholeDocumentInSteps(this.tree, before(undefined))]
      : findDefinitions(this.tree, before);
    this.found = definitions.map((definition) => ({ ...definition, place: placeIn(this.text, definition.text) }));
    this.isMerging = false;
  }

  private format(): DocumentFormat | undefined {
    return formatOf(this.text.uri, this.text.languageId);
  }

  /** The tree with what it has in common with the version before. */
  private *sharing(fresh: ParsedDocument): Steps<ParsedDocument> {
    const { text } = fresh;
    // What is known of nodes holds parts of the text in which it was found, and by that the whole of it: from time to
    // time all is made anew.
    this.held = (this.before?.held ?? 0) + text.length;
    if (this.before && this.held <= MAX_HELD) return yield* reuseNodesInSteps(fresh, this.before.tree);
    this.held = text.length;
    this.known.clear();
    this.before = undefined;
    return fresh;
  }

  /** The steps that are left until the findings are known. */
  private stepsToCheck(settings: Settings): Steps<void> {
    if (this.checking?.settings !== settings) this.checking = { settings, steps: this.checkAll(settings) };
    return this.checking.steps;
  }

  private *checkAll(settings: Settings): Steps<void> {
    const { machineType, severities, substitutions } = settings;
    const onRuleError = (code: string, error: unknown): void => {
      this.options.log(`The rule ${code} failed: ${describeError(error)}`);
    };
    yield* this.read();
    const { tree, found = [] } = this;
    const options = { machineType, severities, substitutions, sdk: this.options.sdk, onRuleError };
    const diagnostics = tree
      ? yield* validateDefinitionsInSteps(tree, found, options, (machine) => this.knownOf(machine))
      : [];
    if (this.checking?.settings === settings) this.checked = { settings, diagnostics };
  }

  /** What was found in the last version of a machine; its own text, in a template, is read anew each time. */
  private knownOf({ name, text }: Machine): KnownFindings | undefined {
    if (text) return undefined;
    let known = this.known.get(name);
    if (!known) this.known.set(name, (known = new KnownFindings()));
    return known;
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
