import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { buildModel } from '../language/model/build-model';
import type { MachineModel } from '../language/model/model';
import type { Diagnostic } from '../language/rules/rule';
import { formatOf, parseDocument } from '../language/tree/parse-document';
import { validate } from '../language/validate';
import { loadSdkTable } from '../workspace/sdk-table';
import type { Settings } from './settings';

export type Log = (message: string) => void;

/** The open documents, by uri. Nothing here reads files: the client's text is the truth. */
export class Documents {
  private readonly open = new Map<string, OpenDocument>();

  constructor(private readonly log: Log) {}

  opened(uri: string, languageId: string, version: number, text: string): void {
    this.open.set(uri, new OpenDocument(TextDocument.create(uri, languageId, version, text), this.log));
  }

  changed(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): void {
    const document = this.open.get(uri);
    if (document) this.open.set(uri, new OpenDocument(TextDocument.update(document.text, changes, version), this.log));
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

/** One version of a document: parsed and checked when that is first asked for, once. */
export class OpenDocument {
  private built: MachineModel | undefined;
  private checked: { readonly settings: Settings; readonly diagnostics: readonly Diagnostic[] } | undefined;

  constructor(
    readonly text: TextDocument,
    private readonly log: Log,
  ) {}

  model(): MachineModel {
    this.built ??= buildModel(parseDocument(this.text.getText(), formatOf(this.text.uri, this.text.languageId)));
    return this.built;
  }

  diagnostics(settings: Settings): readonly Diagnostic[] {
    if (this.checked?.settings !== settings) this.checked = { settings, diagnostics: this.check(settings) };
    return this.checked.diagnostics;
  }

  private check({ machineType, severities }: Settings): readonly Diagnostic[] {
    const model = this.model();
    const onRuleError = (code: string, error: unknown): void => {
      this.log(`The rule ${code} failed: ${describeError(error)}`);
    };
    return validate(model.document, { machineType, severities, sdk: loadSdkTable, onRuleError }, model);
  }
}

/** An error for the log, with its stack. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
