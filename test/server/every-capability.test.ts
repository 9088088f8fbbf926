import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallHierarchyItem, Position, ServerCapabilities } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { bundleServer, LspClient } from './lsp-client';

const FOLDER = path.resolve(import.meta.dirname, '../validation/valid');
const DOCUMENTS = 50;
const OFFSETS = 12;

interface Asked {
  readonly uri: string;
  readonly position: Position;
}

let client: LspClient;
let capabilities: ServerCapabilities;

const ask = (method: string, uri: string, more: object = {}): Promise<unknown> =>
  client.request(`textDocument/${method}`, { textDocument: { uri }, ...more });
const at =
  (method: string, more: object = {}) =>
  ({ uri, position }: Asked): Promise<unknown> =>
    ask(method, uri, { position, ...more });
const ofAll =
  (method: string) =>
  ({ uri }: Asked): Promise<unknown> =>
    ask(method, uri);
const upTo =
  (method: string, more: object = {}) =>
  ({ uri, position }: Asked): Promise<unknown> =>
    ask(method, uri, { range: { start: { line: 0, character: 0 }, end: position }, ...more });
const OPTIONS = { tabSize: 2, insertSpaces: true };

/** How each capability of the server is asked; null: not about a place in a document. */
const REQUESTS: Readonly<Record<string, ((asked: Asked) => Promise<unknown>) | null>> = {
  workspace: null,
  textDocumentSync: null,
  completionProvider: at('completion'),
  signatureHelpProvider: at('signatureHelp'),
  semanticTokensProvider: ofAll('semanticTokens/full'),
  inlayHintProvider: upTo('inlayHint'),
  hoverProvider: at('hover'),
  definitionProvider: at('definition'),
  callHierarchyProvider: async (asked) => {
    const items = (await at('prepareCallHierarchy')(asked)) as CallHierarchyItem[] | null;
    for (const item of items ?? []) {
      await client.request('callHierarchy/incomingCalls', { item });
      await client.request('callHierarchy/outgoingCalls', { item });
    }
  },
  referencesProvider: at('references', { context: { includeDeclaration: true } }),
  documentHighlightProvider: at('documentHighlight'),
  renameProvider: async (asked) => {
    if (await at('prepareRename')(asked)) await at('rename', { newName: 'Renamed' })(asked);
  },
  documentSymbolProvider: ofAll('documentSymbol'),
  workspaceSymbolProvider: () => client.request('workspace/symbol', { query: 'a' }),
  documentLinkProvider: ofAll('documentLink'),
  foldingRangeProvider: ofAll('foldingRange'),
  selectionRangeProvider: ({ uri, position }) => ask('selectionRange', uri, { positions: [position] }),
  codeActionProvider: upTo('codeAction', { context: { diagnostics: [] } }),
  codeLensProvider: ofAll('codeLens'),
  documentFormattingProvider: ({ uri }) => ask('formatting', uri, { options: OPTIONS }),
  documentRangeFormattingProvider: upTo('rangeFormatting', { options: OPTIONS }),
};

beforeAll(async () => {
  client = LspClient.start(process.execPath, [await bundleServer(), '--stdio']);
  ({ capabilities } = await client.initialize());
});
afterAll(() => client.stop());

it('is a list of all that the server can be asked', () => {
  expect(Object.keys(capabilities).sort()).toEqual(Object.keys(REQUESTS).sort());
});

it('answers each of its capabilities anywhere in 50 documents, whole and cut off, without a fault', async () => {
  const files = readdirSync(FOLDER).sort();
  const step = Math.floor(files.length / DOCUMENTS);
  for (const [index, file] of files
    .filter((_, place) => place % step === 0)
    .slice(0, DOCUMENTS)
    .entries()) {
    const whole = readFileSync(path.join(FOLDER, file), 'utf8').slice(0, 20_000);
    const text = index % 2 === 0 ? whole : whole.slice(0, (whole.length * 2) / 3);
    const uri = `file:///${file}`;
    const document = TextDocument.create(uri, 'asl', 1, text);
    await client.open(uri, text, file.endsWith('.json') ? 'asl' : 'asl-yaml');
    for (let part = 0; part < OFFSETS; part++) {
      const position = document.positionAt(Math.floor((text.length * (part + (index % 7) / 7)) / OFFSETS));
      for (const request of Object.values(REQUESTS)) await request?.({ uri, position });
    }
    expect(client.log, file).toEqual([]);
    await client.notify('textDocument/didClose', { textDocument: { uri } });
  }
}, 240_000);
