import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { buildModel } from '../language/model/build-model';
import type { MachineModel } from '../language/model/model';
import { formatOf, parseDocument } from '../language/tree/parse-document';

/** An open document with what was made of its present version. */
export interface OpenDocument {
  readonly text: TextDocument;
  /** Parsed when first asked for, once for each version. */
  model(): MachineModel;
}

/** The open documents, by uri. Nothing here reads files: the client's text is the truth. */
export class Documents {
  private readonly open = new Map<string, CachedDocument>();

  opened(uri: string, languageId: string, version: number, text: string): void {
    this.open.set(uri, new CachedDocument(TextDocument.create(uri, languageId, version, text)));
  }

  changed(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): void {
    const document = this.open.get(uri);
    if (document) this.open.set(uri, new CachedDocument(TextDocument.update(document.text, changes, version)));
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

class CachedDocument implements OpenDocument {
  private built: MachineModel | undefined;

  constructor(readonly text: TextDocument) {}

  model(): MachineModel {
    this.built ??= buildModel(parseDocument(this.text.getText(), formatOf(this.text.uri, this.text.languageId)));
    return this.built;
  }
}
