import { expect } from 'vitest';
import type {
  CodeLens,
  Hover,
  InlayHint,
  MarkupContent,
  SemanticTokens,
  SignatureHelp,
} from 'vscode-languageserver-protocol';
import { GRAPH_REQUEST, type GraphAnswer, type GraphParams } from '../../../language/graph/graph-request';
import type { Format } from '../formats';
import { find, machineWith, open, session } from '../session';

export const READING = {
  async hover(format) {
    const found = await open(format, machineWith({}));
    const field = await session.client.at<Hover>('hover', found.uri, find(found, 'ResultPath'));
    expect((field.contents as MarkupContent).value).toContain('**ResultPath**');
    const state = await session.client.at<Hover>('hover', found.uri, find(found, 'Finish'));
    expect((state.contents as MarkupContent).value).toContain('**Finish** — Pass state');
  },

  async 'colours of expressions'(format) {
    const found = await open(format, machineWith({ second: { InputPath: '$.charged' } }));
    const { data } = await session.client.request<SemanticTokens>('textDocument/semanticTokens/full', {
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
    const hints = await session.client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: found.uri },
      range,
    });
    expect(hints.map(({ label }) => label)).toEqual(['retries after 1s, 2s']);
  },

  async 'signature help'(format) {
    const found = await open(format, machineWith({ second: { Parameters: { 'n.$': 'States.MathAdd(1, CURSOR2)' } } }));
    const help = await session.client.at<SignatureHelp>('signatureHelp', found.uri, found.cursor);
    expect(help.signatures[0]?.label).toContain('States.MathAdd');
    expect(help.activeParameter).toBe(1);
  },

  async 'a lens to run'(format) {
    const found = await open(format, machineWith({}));
    const lenses = await session.client.request<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: found.uri },
    });
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

  async 'hover of expressions'(format) {
    const found = await open(format, machineWith({ second: { Parameters: { 'n.$': 'States.MathAdd(1, 2)' } } }));
    const hover = await session.client.at<Hover>('hover', found.uri, find(found, 'States.MathAdd'));
    expect((hover.contents as MarkupContent).value).toContain('States.MathAdd');
    expect(found.document.getText(hover.range)).toBe('States.MathAdd');
  },

  async 'the graph'(format) {
    const found = await open(format, machineWith({}));
    const params: GraphParams = { uri: found.uri, ...(format.machine !== undefined && { machine: format.machine }) };
    const answer = await session.client.request<GraphAnswer>(GRAPH_REQUEST, params);
    const states = answer.graph?.nodes.flatMap((node) => (node.kind === 'state' ? [node] : [])) ?? [];
    const textOf = ({ start, end }: { start: number; end: number }) => found.document.getText().slice(start, end);
    expect(states.map(({ nameRange }) => textOf(nameRange).replace(/[\\"]/g, ''))).toEqual(['Charge', 'Finish']);
  },
} satisfies Record<string, (format: Format) => Promise<void>>;
