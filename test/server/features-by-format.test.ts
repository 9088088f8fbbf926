import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  MarkupContent,
  Position,
  SelectionRange,
  SemanticTokens,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fillStops } from '../../language/features/template';
import { FORMATS, type Format } from './formats';
import { bundleServer, LspClient } from './lsp-client';

let server: Awaited<ReturnType<typeof bundleServer>>;
let client: LspClient;

beforeAll(async () => {
  server = await bundleServer();
  client = LspClient.start(process.execPath, [server.file, '--stdio']);
  await client.initialize();
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
  server.remove();
});

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:charge';

/** The one source of all fixtures. `change` makes the machine of a case; `CURSOR` in a text is where one types. */
function machineWith(change: { first?: object; second?: object; more?: object }): object {
  return {
    StartAt: 'Charge',
    States: {
      Charge: {
        Type: 'Task',
        Resource: FUNCTION,
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }],
        ResultPath: '$.charged',
        Next: 'Finish',
        ...change.first,
      },
      Finish: { Type: 'Pass', End: true, ...change.second },
      ...change.more,
    },
  };
}

interface Case {
  readonly uri: string;
  readonly document: TextDocument;
  readonly cursor: Position;
  readonly diagnostics: readonly Diagnostic[];
}

let opened = 0;

async function open(format: Format, machine: object): Promise<Case> {
  const written = format.write(machine);
  const at = written.indexOf('CURSOR');
  const text = written.replace('CURSOR', '');
  return openText(format, text, Math.max(at, 0));
}

async function openText(format: Format, text: string, cursor: number): Promise<Case> {
  const uri = `file:///project-${String(opened++)}/${format.file}`;
  const { diagnostics } = await client.open(uri, text, format.languageId);
  const document = TextDocument.create(uri, format.languageId, 1, text);
  return { uri, document, cursor: document.positionAt(cursor), diagnostics };
}

/** Where a word stands for the first time. */
function find({ document }: Case, word: string): Position {
  return document.positionAt(document.getText().indexOf(word) + 1);
}

function textsOf({ document }: Case, ranges: readonly { range: Diagnostic['range'] }[]): string[] {
  return ranges.map(({ range }) => document.getText(range));
}

async function complete(found: Case): Promise<readonly CompletionItem[]> {
  return (await client.at<CompletionList | null>('completion', found.uri, found.cursor))?.items ?? [];
}

/** The document after one takes the proposal. */
function taken({ document }: Case, item: CompletionItem | undefined): string {
  if (!item?.textEdit || !('range' in item.textEdit)) throw new Error('There is no such proposal.');
  const { range, newText } = item.textEdit;
  const written = item.insertTextFormat === 2 ? fillStops(newText) : newText;
  return TextDocument.applyEdits(document, [{ range, newText: written }, ...(item.additionalTextEdits ?? [])]);
}

/** What a feature must do in every format. */
const FEATURES: Readonly<Record<string, (format: Format) => Promise<void>>> = {
  async 'diagnostics at the place'(format) {
    const clean = await open(format, machineWith({}));
    expect(clean.diagnostics).toEqual([]);
    const wrong = await open(format, machineWith({ first: { Next: 'Nowhere' } }));
    expect(wrong.diagnostics.map(({ code }) => code).sort()).toEqual([
      'missing-transition-target',
      'unreachable-state',
    ]);
    const [target] = wrong.diagnostics.filter(({ code }) => code === 'missing-transition-target');
    expect(textsOf(wrong, [target!])[0]).toContain('Nowhere');
  },

  async 'fixes that mend'(format) {
    const wrong = await open(format, machineWith({ first: { Next: 'Finnish' } }));
    const [problem] = wrong.diagnostics;
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: wrong.uri },
      range: { start: find(wrong, 'Finnish'), end: find(wrong, 'Finnish') },
      context: { diagnostics: [problem] },
    });
    const fix = actions.find(({ title }) => title === 'Change to "Finish"');
    const mended = TextDocument.applyEdits(wrong.document, fix?.edit?.changes?.[wrong.uri] ?? []);
    expect((await openText(format, mended, 0)).diagnostics).toEqual([]);
  },

  async 'fixes that add fields'(format) {
    const wrong = await open(format, machineWith({ second: { End: undefined } }));
    const at = find(wrong, wrong.document.getText().includes('"Pass') ? '"Pass' : 'Pass');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: wrong.uri },
      range: { start: { line: 0, character: 0 }, end: { line: at.line + 99, character: 0 } },
      context: { diagnostics: [] },
    });
    const fix = actions.find(({ title }) => title === 'Add "End": true');
    const mended = TextDocument.applyEdits(wrong.document, fix?.edit?.changes?.[wrong.uri] ?? []);
    expect((await openText(format, mended, 0)).diagnostics).toEqual([]);
  },

  async 'completion of targets'(format) {
    const found = await open(format, machineWith({ first: { Next: 'CURSOR' } }));
    const items = await complete(found);
    expect(items.map(({ label }) => label)).toEqual(['Finish', 'Charge']);
    expect((await openText(format, taken(found, items[0]), 0)).diagnostics).toEqual([]);
  },

  async 'completion of fields'(format) {
    const found = await open(format, machineWith({ first: { HeartCURSOR: 30 } }));
    const items = await complete(found);
    const labels = items.map(({ label }) => label);
    expect(labels).toContain('HeartbeatSeconds');
    for (const absent of ['Next', 'End', 'Choices', 'Output']) expect(labels).not.toContain(absent);
    const item = items.find(({ label }) => label === 'HeartbeatSeconds');
    expect((await openText(format, taken(found, item), 0)).diagnostics).toEqual([]);
  },

  async 'completion of values'(format) {
    const found = await open(format, machineWith({ second: { Type: 'CURSOR' } }));
    expect((await complete(found)).map(({ label }) => label)).toContain('Pass');
    const errors = await open(format, machineWith({ first: { Retry: [{ ErrorEquals: ['Lambda.CURSOR'] }] } }));
    expect((await complete(errors)).map(({ label }) => label)).toContain('Lambda.TooManyRequestsException');
  },

  async 'completion in expressions'(format) {
    const path = await open(format, machineWith({ second: { Parameters: { 'id.$': '$$.Execution.CURSOR' } } }));
    expect((await complete(path)).map(({ label }) => label)).toContain('Id');
    const jsonata = { QueryLanguage: 'JSONata', Output: '{% $states.CURSOR %}' };
    const found = await open(format, machineWith({ second: jsonata }));
    const items = await complete(found);
    expect(items.map(({ label }) => label)).toEqual(['input', 'context']);
    expect((await openText(format, taken(found, items[0]), 0)).diagnostics).toEqual([]);
  },

  async definition(format) {
    const found = await open(format, machineWith({}));
    const links = await client.at<LocationLink[]>('definition', found.uri, find(found, 'Finish'));
    expect(links.map(({ targetSelectionRange }) => found.document.getText(targetSelectionRange))).toEqual(['Finish']);
    expect(found.document.getText(links[0]!.targetRange)).toContain('Pass');
  },

  async 'references and highlights'(format) {
    const found = await open(
      format,
      machineWith({ first: { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Finish' }] } }),
    );
    const at = find(found, 'Finish');
    const context = { includeDeclaration: true };
    const references = await client.at<Location[]>('references', found.uri, at, { context });
    expect(textsOf(found, references)).toEqual(['Finish', 'Finish', 'Finish']);
    const highlights = await client.at<DocumentHighlight[]>('documentHighlight', found.uri, at);
    expect(highlights).toHaveLength(3);
  },

  async rename(format) {
    const found = await open(format, machineWith({}));
    const edit = await client.at<WorkspaceEdit>('rename', found.uri, find(found, 'Finish'), {
      newName: 'All "done": yes',
    });
    const renamed = TextDocument.applyEdits(found.document, edit.changes?.[found.uri] ?? []);
    expect(renamed).not.toContain('Finish');
    const again = await openText(format, renamed, 0);
    expect(again.diagnostics).toEqual([]);
    const [machine] = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: again.uri },
    });
    expect(machine?.children?.map(({ name }) => name)).toEqual(['Charge', 'All "done": yes']);
  },

  async hover(format) {
    const found = await open(format, machineWith({}));
    const field = await client.at<Hover>('hover', found.uri, find(found, 'ResultPath'));
    expect((field.contents as MarkupContent).value).toContain('**ResultPath**');
    const state = await client.at<Hover>('hover', found.uri, find(found, 'Finish'));
    expect((state.contents as MarkupContent).value).toContain('**Finish** — Pass state');
  },

  async outline(format) {
    const found = await open(format, machineWith({}));
    const [machine] = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: found.uri },
    });
    expect(machine?.children?.map(({ name, detail }) => `${name} ${detail ?? ''}`)).toEqual([
      'Charge Task',
      'Finish Pass',
    ]);
  },

  async folding(format) {
    const found = await open(format, machineWith({}));
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', {
      textDocument: { uri: found.uri },
    });
    // A definition that is a text on one line folds with the template around it.
    const line = find(found, 'Finish').line;
    expect(folds.some(({ startLine, endLine }) => startLine < line && endLine >= line)).toBe(true);
  },

  async 'selection ranges'(format) {
    const found = await open(format, machineWith({}));
    const [range] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument: { uri: found.uri },
      positions: [find(found, 'Finish')],
    });
    expect(found.document.getText(range!.range)).toBe('Finish');
    const texts: string[] = [];
    for (let outer = range?.parent; outer; outer = outer.parent) texts.push(found.document.getText(outer.range));
    expect(texts.some((text) => text.includes('Next') && !text.includes('StartAt'))).toBe(true);
  },

  async 'colours of expressions'(format) {
    const found = await open(format, machineWith({ second: { InputPath: '$.charged' } }));
    const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument: { uri: found.uri },
    });
    const texts: string[] = [];
    let position = { line: 0, character: 0 };
    for (let i = 0; i < data.length; i += 5) {
      const [line, character, length] = data.slice(i, i + 3) as [number, number, number];
      position = { line: position.line + line, character: character + (line === 0 ? position.character : 0) };
      texts.push(
        found.document.getText({ start: position, end: { ...position, character: position.character + length } }),
      );
    }
    expect(texts).toEqual(['$', 'charged', '$', 'charged']);
  },

  async 'inlay hints'(format) {
    const found = await open(format, machineWith({}));
    const range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: found.uri },
      range,
    });
    expect(hints.map(({ label }) => label)).toEqual(['retries after 1s, 2s']);
  },

  async 'signature help'(format) {
    const found = await open(format, machineWith({ second: { Parameters: { 'n.$': 'States.MathAdd(1, CURSOR2)' } } }));
    const help = await client.at<SignatureHelp>('signatureHelp', found.uri, found.cursor);
    expect(help.signatures[0]?.label).toContain('States.MathAdd');
    expect(help.activeParameter).toBe(1);
  },

  async 'a lens to run'(format) {
    const found = await open(format, machineWith({}));
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: found.uri } });
    // The buttons in the editor's title are for documents that are a machine as a whole.
    const isWhole = format.languageId.startsWith('asl');
    expect(lenses.map(({ command }) => [command?.command, ...(command?.arguments ?? []).slice(1)])).toEqual(
      isWhole
        ? [['stepwright.runLocally']]
        : [
            ['stepwright.runLocally', format.machine],
            ['stepwright.showGraph', format.machine],
          ],
    );
    expect(found.document.getText(lenses[0]!.range)).toContain('StartAt');
  },

  async 'formatting, or leaving alone'(format) {
    const found = await open(format, machineWith({}));
    const edits = await client.request<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: found.uri },
      options: { tabSize: 4, insertSpaces: true },
    });
    expect(edits.length > 0).toBe(format.name === 'ASL in JSON');
  },
};

describe.each(FORMATS)('$name', (format) => {
  it.each(Object.entries(FEATURES))('%s', async (_, check) => {
    await check(format);
    expect(client.log).toEqual([]);
  });
});
