import { expect } from 'vitest';
import type {
  CallHierarchyItem,
  CallHierarchyIncomingCall,
  SymbolInformation,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Location,
  LocationLink,
  SelectionRange,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Format } from '../formats';
import { find, machineWith, open, openText, session, textsOf } from '../session';

export const NAVIGATION = {
  async 'definition of targets'(format) {
    const found = await open(format, machineWith({}));
    const links = await session.client.at<LocationLink[]>('definition', found.uri, find(found, 'Finish'));
    expect(links.map(({ targetSelectionRange }) => found.document.getText(targetSelectionRange))).toEqual(['Finish']);
    expect(found.document.getText(links[0]!.targetRange)).toContain('Pass');
  },

  async 'definition of variables'(format) {
    const found = await open(
      format,
      machineWith({ first: { Assign: { 'total.$': '$.sum' } }, second: { InputPath: '$total' } }),
    );
    const at = { ...find(found, '$total') };
    const links = await session.client.at<LocationLink[]>('definition', found.uri, at);
    expect(links.map(({ targetSelectionRange }) => found.document.getText(targetSelectionRange))).toEqual(['total']);
  },

  async 'references and highlights'(format) {
    const found = await open(
      format,
      machineWith({ first: { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Finish' }] } }),
    );
    const at = find(found, 'Finish');
    const context = { includeDeclaration: true };
    const references = await session.client.at<Location[]>('references', found.uri, at, { context });
    expect(textsOf(found, references)).toEqual(['Finish', 'Finish', 'Finish']);
    const highlights = await session.client.at<DocumentHighlight[]>('documentHighlight', found.uri, at);
    expect(highlights).toHaveLength(3);
  },

  async 'rename of states'(format) {
    const found = await open(format, machineWith({}));
    const edit = await session.client.at<WorkspaceEdit>('rename', found.uri, find(found, 'Finish'), {
      newName: 'All "done": yes',
    });
    const renamed = TextDocument.applyEdits(found.document, edit.changes?.[found.uri] ?? []);
    expect(renamed).not.toContain('Finish');
    const again = await openText(format, renamed, 0);
    expect(again.diagnostics).toEqual([]);
    const [machine] = await session.client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: again.uri },
    });
    expect(machine?.children?.map(({ name }) => name)).toEqual(['Charge', 'All "done": yes']);
  },

  async 'rename of variables'(format) {
    const found = await open(
      format,
      machineWith({ first: { Assign: { 'total.$': '$.sum' } }, second: { InputPath: '$total' } }),
    );
    const edit = await session.client.at<WorkspaceEdit>('rename', found.uri, find(found, '$total'), {
      newName: 'amount',
    });
    const renamed = TextDocument.applyEdits(found.document, edit.changes?.[found.uri] ?? []);
    expect(renamed).not.toContain('total');
    expect((await openText(format, renamed, 0)).diagnostics.filter(({ severity }) => severity === 1)).toEqual([]);
  },

  async 'workspace symbols'(format) {
    const name = `State of ${format.name}`;
    const found = await open(
      format,
      machineWith({
        first: { Next: name },
        second: { Next: name, End: undefined },
        more: { [name]: { Type: 'Succeed' } },
      }),
    );
    const symbols = await session.client.request<SymbolInformation[]>('workspace/symbol', { query: name });
    expect(symbols.map((symbol) => [symbol.name, symbol.location.uri])).toContainEqual([name, found.uri]);
  },

  async 'call hierarchy'(format) {
    const found = await open(format, machineWith({}));
    const [item] = await session.client.at<CallHierarchyItem[]>(
      'prepareCallHierarchy',
      found.uri,
      find(found, 'Finish'),
    );
    expect(item?.name).toBe('Finish');
    const calls = await session.client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    expect(calls.map(({ from }) => from.name)).toEqual(['Charge']);
  },

  async 'outline and breadcrumbs'(format) {
    const found = await open(format, machineWith({}));
    const [machine] = await session.client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: found.uri },
    });
    expect(machine?.children?.map(({ name, detail }) => `${name} ${detail ?? ''}`)).toEqual([
      'Charge Task',
      'Finish Pass',
    ]);
  },

  async folding(format) {
    const found = await open(format, machineWith({}));
    const folds = await session.client.request<FoldingRange[]>('textDocument/foldingRange', {
      textDocument: { uri: found.uri },
    });
    // A definition that is a text on one line folds with the template around it.
    const line = find(found, 'Finish').line;
    expect(folds.some(({ startLine, endLine }) => startLine < line && endLine >= line)).toBe(true);
  },

  async 'selection ranges'(format) {
    const found = await open(format, machineWith({}));
    const [range] = await session.client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument: { uri: found.uri },
      positions: [find(found, 'Finish')],
    });
    expect(found.document.getText(range!.range)).toBe('Finish');
    const texts: string[] = [];
    for (let outer = range?.parent; outer; outer = outer.parent) texts.push(found.document.getText(outer.range));
    expect(texts.some((text) => text.includes('Next') && !text.includes('StartAt'))).toBe(true);
  },
} satisfies Record<string, (format: Format) => Promise<void>>;
