import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CodeLens,
  CompletionList,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  MarkupContent,
  SelectionRange,
  SemanticTokens,
  SignatureHelp,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { folderWith } from '../temporary-folder';
import { bundleServer, LspClient } from './lsp-client';

const URI = 'file:///flow.asl.json';
const FLOW = `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Next": "B"
    },
    "B": {
      "Type": "Succeed"
    }
  }
}
`;

let server: string;
let client: LspClient;

beforeAll(async () => {
  server = await bundleServer();
});

describe('a language server over stdio', () => {
  beforeEach(async () => {
    client = LspClient.start(process.execPath, [server, '--stdio']);
    return async () => {
      expect(await client.stop()).toBe(0);
    };
  });

  it('tells what it can', async () => {
    const { capabilities, serverInfo } = await client.initialize();
    expect(serverInfo?.name).toBe('stepwright');
    expect(capabilities).toMatchObject({ hoverProvider: true, renameProvider: { prepareProvider: true } });
  });

  it('publishes diagnostics with code, page and version', async () => {
    await client.initialize();
    expect((await client.open(URI, FLOW)).diagnostics).toEqual([]);
    const { diagnostics, version } = await client.open('file:///wrong.asl', FLOW.replace('"Next": "B"', '"Next": "C"'));
    expect(version).toBe(1);
    expect(diagnostics.map(({ code }) => code)).toEqual(['missing-transition-target', 'unreachable-state']);
    expect(diagnostics[0]).toMatchObject({
      source: 'stepwright',
      severity: 1,
      range: { start: { line: 5, character: 14 }, end: { line: 5, character: 17 } },
    });
    expect(diagnostics[0]?.codeDescription?.href).toMatch(/^https:.*\/docs\/rules\/missing-transition-target\.md$/);
  });

  it('takes incremental changes, and checks only the last of several', async () => {
    await client.initialize();
    await client.open(URI, FLOW);
    const at = (character: number) => ({ line: 5, character });
    await client.change(URI, [{ range: { start: at(15), end: at(16) }, text: 'X' }]);
    await client.change(URI, [{ range: { start: at(15), end: at(16) }, text: '' }]);
    const version = await client.change(URI, [{ range: { start: at(15), end: at(15) }, text: 'Y' }]);
    const { diagnostics } = await client.diagnosticsOf(URI, version);
    expect(diagnostics[0]?.message).toContain('"Y"');
    expect(client.publishedVersions(URI)).toEqual([1, 4]);
  });

  it('completes, in the version that is typed right now', async () => {
    await client.initialize();
    await client.open(URI, FLOW);
    await client.change(URI, [
      { range: { start: { line: 5, character: 14 }, end: { line: 5, character: 17 } }, text: '""' },
    ]);
    const list = await client.at<CompletionList>('completion', URI, { line: 5, character: 15 });
    expect(list.items.map(({ label }) => label)).toEqual(['B', 'A']);
    expect(list.items[0]?.textEdit).toEqual({
      range: { start: { line: 5, character: 14 }, end: { line: 5, character: 16 } },
      newText: '"B"',
    });
    expect(list.items[0]?.filterText).toBe('"B"');
  });

  it('sends snippets only to clients that know them', async () => {
    await client.initialize({});
    await client.open(URI, '{"StartAt": "A", "States": {"A": {"Type": "Task", }}}');
    const list = await client.at<CompletionList>('completion', URI, { line: 0, character: 50 });
    const retry = list.items.find(({ label }) => label === 'Retry');
    expect(retry?.insertTextFormat).toBe(1);
    expect(retry?.textEdit?.newText).toContain('"ErrorEquals": ["States.TaskFailed"]');
  });

  it('leads to definitions and references, and renames', async () => {
    await client.initialize();
    await client.open(URI, FLOW);
    const target = { line: 5, character: 16 };
    const name = { start: { line: 7, character: 5 }, end: { line: 7, character: 6 } };
    const [link] = await client.at<LocationLink[]>('definition', URI, target);
    expect(link?.targetSelectionRange).toEqual(name);
    expect(link?.targetRange.end).toEqual({ line: 9, character: 5 });
    const found = await client.at<Location[]>('references', URI, target, { context: { includeDeclaration: false } });
    expect(found.map(({ range }) => range.start.line)).toEqual([5]);
    const highlights = await client.at<DocumentHighlight[]>('documentHighlight', URI, target);
    expect(highlights.map(({ kind }) => kind)).toEqual([3, 2]);
    expect(await client.at('prepareRename', URI, target)).toMatchObject({ placeholder: 'B' });
    const edit = await client.at<WorkspaceEdit>('rename', URI, target, { newName: 'Done' });
    expect(edit.changes?.[URI]?.map(({ newText }) => newText)).toEqual(['"Done"', '"Done"']);
    await expect(client.at('rename', URI, target, { newName: 'A' })).rejects.toThrow('exists already');
  });

  it('answers plain locations and a flat outline to clients that know no more', async () => {
    await client.initialize({});
    await client.open(URI, FLOW);
    const [found] = await client.at<Location[]>('definition', URI, { line: 5, character: 16 });
    expect(found?.range.start).toEqual({ line: 7, character: 5 });
    const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', {
      textDocument: { uri: URI },
    });
    expect(symbols.map(({ name }) => name)).toEqual(['State machine', 'A', 'B']);
  });

  it('shows what a field means', async () => {
    await client.initialize();
    await client.open(URI, FLOW);
    const found = await client.at<Hover>('hover', URI, { line: 5, character: 8 });
    expect((found.contents as MarkupContent).value).toMatch(/\*\*Next\*\*.*\n\nThe name of the state that follows/);
    expect(await client.at('hover', URI, { line: 0, character: 0 })).toBeNull();
  });

  it('gives outline, folding, selections, a lens to run, and formatting', async () => {
    await client.initialize();
    await client.open(URI, FLOW);
    const textDocument = { uri: URI };
    const [machine] = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    expect(machine?.children?.map(({ name, detail }) => [name, detail])).toEqual([
      ['A', 'Pass'],
      ['B', 'Succeed'],
    ]);
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument });
    expect(folds).toContainEqual({ startLine: 3, endLine: 5 });
    const [selection] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument,
      positions: [{ line: 5, character: 16 }],
    });
    expect(selection?.range).toEqual({ start: { line: 5, character: 15 }, end: { line: 5, character: 16 } });
    expect(selection?.parent?.range.start.character).toBe(14);
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
    expect(lenses[0]).toMatchObject({
      range: { start: { line: 1, character: 2 } },
      command: { command: 'stepwright.runLocally', arguments: [URI] },
    });
    await client.open('file:///flat.asl', '{"StartAt":"A","States":{}}');
    const edits = await client.request<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: 'file:///flat.asl' },
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(edits.length).toBeGreaterThan(3);
  });

  it('helps inside of expressions: signatures, colours, hints', async () => {
    await client.initialize();
    const text = `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
"ResultSelector": {"x.$": "States.MathAdd($.a, 1)"}, "Retry": [{"ErrorEquals": ["States.ALL"]}], "End": true}}}`;
    await client.open(URI, text);
    const textDocument = { uri: URI };
    const position = { line: 1, character: text.split('\n')[1]!.indexOf(', 1)') + 1 };
    const help = await client.at<SignatureHelp>('signatureHelp', URI, position);
    expect(help.signatures[0]?.label).toMatch(/^States\.MathAdd/);
    expect(help.activeParameter).toBe(1);
    const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    expect(data.slice(0, 5)).toEqual([1, text.split('\n')[1]!.indexOf('States.MathAdd'), 14, 3, 1]);
    const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range });
    expect(hints.map(({ label }) => label)).toEqual(['retries after 1s, 2s, 4s']);
  });

  it('knows the parameters of service calls from the table of the SDK', async () => {
    await client.initialize();
    const start = '{"States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {';
    await client.open(URI, start + '}}}}');
    const list = await client.at<CompletionList>('completion', URI, { line: 0, character: start.length });
    expect(list.items.map(({ label }) => label)).toContain('MessageBody.$');
  });

  it('offers fixes', async () => {
    await client.initialize();
    await client.open(URI, FLOW.replace(',\n      "Next": "B"', ''));
    const position = { line: 3, character: 6 };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    expect(actions.map(({ title }) => title)).toContain('Add "Next": "B"');
    expect(actions[0]).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'missing-one-of' }] });
  });

  it('reads YAML by its language', async () => {
    await client.initialize();
    const uri = 'untitled:Untitled-1';
    const { diagnostics } = await client.open(
      uri,
      'StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: C\n  B:\n    Type: Succeed\n',
      'asl-yaml',
    );
    expect(diagnostics[0]).toMatchObject({ code: 'missing-transition-target', range: { start: { line: 4 } } });
  });

  it('takes settings from the client, by document', async () => {
    await client.initialize(undefined, {}, { rules: { 'unreachable-state': 'off' }, codeLens: { runLocally: false } });
    const extra = FLOW.replace('"Succeed"\n    }', '"Succeed"\n    },\n    "C": {"Type": "Succeed"}');
    expect((await client.open(URI, extra)).diagnostics).toEqual([]);
    expect(await client.request('textDocument/codeLens', { textDocument: { uri: URI } })).toBeNull();
  });

  it('takes settings from the initialization options of clients that cannot be asked', async () => {
    await client.initialize(undefined, { rules: { 'missing-transition-target': 'hint' } });
    const { diagnostics } = await client.open(URI, FLOW.replace('"Next": "B"', '"Next": "C"'));
    expect(diagnostics[0]?.severity).toBe(4);
  });

  it('puts fields and states in order when it formats, where the settings want it', async () => {
    await client.initialize(undefined, {}, { format: { order: 'stable' } });
    const text = 'States:\n  A:\n    End: true\n    Type: Pass\nStartAt: A\n';
    await client.open('file:///flow.asl.yaml', text, 'asl-yaml');
    const edits = await client.request<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: 'file:///flow.asl.yaml' },
      options: { tabSize: 2, insertSpaces: true },
    });
    const document = TextDocument.create('file:///flow.asl.yaml', 'asl-yaml', 1, text);
    expect(TextDocument.applyEdits(document, edits)).toBe('StartAt: A\nStates:\n  A:\n    Type: Pass\n    End: true\n');
  });

  it('leads from a task to the handler of its function', async () => {
    const folder = folderWith();
    writeFileSync(
      path.join(folder, 'charge.py'),
      'import json\n\ndef lambda_handler(event, context):\n    return event\n',
    );
    mkdirSync(path.join(folder, 'lambdas'));
    writeFileSync(path.join(folder, 'lambdas/Send-Mail.mjs'), '// sends\nexport const handler = async () => {};\n');
    const uri = pathToFileURL(path.join(folder, 'flow.asl.json')).href;
    await client.initialize(undefined, {}, undefined, [{ uri: pathToFileURL(folder).href, name: 'project' }]);
    const text = `{"StartAt": "A", "States": {
      "A": {"Type": "Task", "Resource": "arn:aws:lambda:REGION:ACCOUNT:function:Charge", "Next": "B"},
      "B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "send-mail"}, "Next": "C"},
      "C": {"Type": "Task", "Resource": "arn:aws:lambda:REGION:ACCOUNT:function:Unknown", "End": true}}}`;
    await client.open(uri, text);
    const lines = text.split('\n');
    const target = async (word: string) => {
      const line = lines.findIndex((candidate) => candidate.includes(word));
      const [link] = await client.at<LocationLink[]>('definition', uri, {
        line,
        character: lines[line]!.indexOf(word),
      });
      return link && [path.basename(link.targetUri), link.targetRange.start.line];
    };
    expect(await target('Charge')).toEqual(['charge.py', 2]);
    expect(await target('send-mail')).toEqual(['Send-Mail.mjs', 1]);
    expect(await target('Unknown')).toBeUndefined();
  });

  it('tells which states lead to a state and where it leads', async () => {
    await client.initialize();
    await client.open(URI, FLOW);
    const [item] = await client.at<CallHierarchyItem[]>('prepareCallHierarchy', URI, { line: 7, character: 5 });
    expect(item?.name).toBe('B');
    const calls = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    expect(calls.map(({ from, fromRanges }) => [from.name, fromRanges[0]?.start.line])).toEqual([['A', 5]]);
    const out = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
      item: calls[0]?.from,
    });
    expect(out.map(({ to }) => to.name)).toEqual(['B']);
  });

  it('shows the problems of files that are not open, finds their states, and follows what happens to them', async () => {
    const folder = folderWith();
    const file = (name: string, text: string) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
      return pathToFileURL(path.join(folder, name)).href;
    };
    const bad = FLOW.replace('"Next": "B"', '"Next": "C"');
    const closed = file('flows/bad.asl.json', bad);
    const template = file(
      'template.yaml',
      'Resources:\n  F:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      DefinitionUri: flows/bad.asl.json\n  G:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition:\n        StartAt: InTemplate\n        States: {}\n',
    );
    const terraform = file(
      'infra/main.tf',
      `resource "aws_sfn_state_machine" "flow" {\n  definition = <<EOF\n${bad}\nEOF\n}\n`,
    );
    file('node_modules/other.asl.json', bad);
    file('package.json', '{}');
    await client.initialize(undefined, {}, undefined, [{ uri: pathToFileURL(folder).href, name: 'project' }]);
    const codes = async () => (await client.nextDiagnostics(closed)).diagnostics.map(({ code }) => code);
    expect(await codes()).toEqual(['missing-transition-target', 'unreachable-state']);
    expect((await client.nextDiagnostics(template)).diagnostics.length).toBeGreaterThan(0);

    expect((await client.nextDiagnostics(terraform)).diagnostics.map(({ code }) => code)).toContain(
      'missing-transition-target',
    );
    rmSync(path.join(folder, 'infra'), { recursive: true });
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: terraform, type: 3 }] });
    expect((await client.nextDiagnostics(terraform)).diagnostics).toEqual([]);

    const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'a' });
    expect(symbols.map(({ name, location }) => [name, location.uri])).toEqual([['A', closed]]);

    const opened = await client.open(template, readFileSync(path.join(folder, 'template.yaml'), 'utf8'), 'yaml');
    expect(opened.diagnostics.length).toBeGreaterThan(0);
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: template },
    });
    expect(links.map(({ target }) => target)).toEqual([closed]);

    writeFileSync(path.join(folder, 'flows/bad.asl.json'), FLOW);
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: closed, type: 2 }] });
    expect(await codes()).toEqual([]);
    writeFileSync(path.join(folder, 'flows/bad.asl.json'), bad);
    expect((await client.open(closed, FLOW)).diagnostics).toEqual([]);
    await client.nextDiagnostics(closed);
    await client.notify('textDocument/didClose', { textDocument: { uri: closed } });
    expect(await codes()).toEqual(['missing-transition-target', 'unreachable-state']);
    rmSync(path.join(folder, 'flows'), { recursive: true });
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: closed, type: 3 }] });
    expect(await codes()).toEqual([]);
    expect(client.publishedVersions(pathToFileURL(path.join(folder, 'node_modules/other.asl.json')).href)).toEqual([]);
    expect(client.log).toEqual([]);
  });

  it('follows folders that are renamed and deleted, of whose files editors tell nothing', async () => {
    const folder = folderWith();
    const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
    mkdirSync(path.join(folder, 'old/deep'), { recursive: true });
    writeFileSync(path.join(folder, 'old/deep/bad.asl.json'), FLOW.replace('"Next": "B"', '"Next": "C"'));
    await client.initialize(undefined, {}, undefined, [{ uri: uriOf(''), name: 'project' }]);
    const count = async (name: string) => (await client.nextDiagnostics(uriOf(name))).diagnostics.length;
    expect(await count('old/deep/bad.asl.json')).toBe(2);
    renameSync(path.join(folder, 'old'), path.join(folder, 'new'));
    await client.notify('workspace/didRenameFiles', { files: [{ oldUri: uriOf('old'), newUri: uriOf('new') }] });
    expect(await count('old/deep/bad.asl.json')).toBe(0);
    expect(await count('new/deep/bad.asl.json')).toBe(2);
    const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'A' });
    expect(symbols.map(({ location }) => location.uri)).toEqual([uriOf('new/deep/bad.asl.json')]);
    rmSync(path.join(folder, 'new'), { recursive: true });
    await client.notify('workspace/didDeleteFiles', { files: [{ uri: uriOf('new') }] });
    expect(await count('new/deep/bad.asl.json')).toBe(0);
    expect(await client.request('workspace/symbol', { query: 'A' })).toEqual([]);
    expect(client.log).toEqual([]);
  });

  it('takes back what it said of an open file that is gone when it is closed', async () => {
    const folder = folderWith();
    const uri = pathToFileURL(path.join(folder, 'moved.asl.json')).href;
    const wrong = FLOW.replace('"Next": "B"', '"Next": "C"');
    writeFileSync(path.join(folder, 'moved.asl.json'), wrong);
    await client.initialize(undefined, {}, undefined, [{ uri: pathToFileURL(folder).href, name: 'project' }]);
    expect((await client.open(uri, wrong)).diagnostics).toHaveLength(2);
    rmSync(path.join(folder, 'moved.asl.json'));
    await client.notify('workspace/didDeleteFiles', { files: [{ uri }] });
    await client.notify('textDocument/didClose', { textDocument: { uri } });
    // What was found before may be told once more.
    while ((await client.nextDiagnostics(uri)).diagnostics.length > 0) continue;
  });

  it('reads for each folder of a workspace its own stepwright.json, for folders that come later too', async () => {
    const folder = folderWith();
    const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
    const root = (name: string, rule: string) => {
      mkdirSync(path.join(folder, name));
      writeFileSync(path.join(folder, name, 'stepwright.json'), JSON.stringify({ rules: { [rule]: 'off' } }));
      return { uri: uriOf(name), name };
    };
    const [one, two] = [root('one', 'missing-transition-target'), root('two', 'unreachable-state')];
    const wrong = FLOW.replace('"Next": "B"', '"Next": "C"');
    const codesIn = async (name: string) => (await client.open(uriOf(name), wrong)).diagnostics.map(({ code }) => code);
    await client.initialize(undefined, {}, {}, [one]);
    expect(await codesIn('one/a.asl.json')).toEqual(['unreachable-state']);
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [two], removed: [] } });
    expect(await codesIn('two/a.asl.json')).toEqual(['missing-transition-target']);
    expect(await codesIn('one/b.asl.json')).toEqual(['unreachable-state']);
  });

  it.each(['untitled:Untitled-1', 'vscode-vfs://github/owner/repo/flow.asl.json', 'vscode-notebook-cell:/a.ipynb#1'])(
    'serves documents that are no files: %s',
    async (uri) => {
      await client.initialize();
      const text = FLOW.replace('"Pass",', '"Task",\n      "Resource": "${Charge}",').replace(
        '"Next": "B"',
        '"Next": "C"',
      );
      const { diagnostics } = await client.open(uri, text);
      expect(diagnostics.map(({ code }) => code)).toContain('missing-transition-target');
      const line = text.split('\n').findIndex((one) => one.includes('"Next"'));
      const at = { line, character: 15 };
      const proposed = await client.at<CompletionList>('completion', uri, at);
      expect(proposed.items.map(({ label }) => label)).toContain('B');
      const placeholder = { line: line - 1, character: 22 };
      for (const feature of ['hover', 'definition', 'references', 'documentHighlight', 'prepareRename', 'completion'])
        await client.at(feature, uri, placeholder);
      const textDocument = { uri };
      for (const feature of ['documentSymbol', 'documentLink', 'foldingRange', 'codeLens', 'semanticTokens/full'])
        await client.request(`textDocument/${feature}`, { textDocument });
      const range = { start: at, end: at };
      await client.request('textDocument/codeAction', { textDocument, range, context: { diagnostics } });
      expect(client.log).toEqual([]);
    },
  );

  it('reads stepwright.json of the project, and again when it changes', async () => {
    const folder = folderWith();
    mkdirSync(path.join(folder, 'flows'));
    const settings = path.join(folder, 'stepwright.json');
    const uri = pathToFileURL(path.join(folder, 'flows/flow.asl.json')).href;
    const root = pathToFileURL(folder).href;
    writeFileSync(settings, '{"rules": {"missing-transition-target": "off"}}');
    await client.initialize(undefined, {}, {}, [{ uri: root, name: 'project' }]);
    const wrong = FLOW.replace('"Next": "B"', '"Next": "C"');
    expect((await client.open(uri, wrong)).diagnostics.map(({ code }) => code)).toEqual(['unreachable-state']);
    writeFileSync(settings, '{"rules": {"unreachable-state": "off"}}');
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(settings).href, type: 2 }],
    });
    const version = await client.change(uri, [{ text: wrong + ' ' }]);
    const { diagnostics } = await client.diagnosticsOf(uri, version);
    expect(diagnostics.map(({ code }) => code)).toEqual(['missing-transition-target']);
  });

  it('says in stepwright.json, open or not, which substitutions nothing asks for', async () => {
    const folder = folderWith({
      'stepwright.json': '{\n  "substitutions": {"Used": 1, "Lost": 2}\n}',
      'flow.asl.json': FLOW.replace('"Next": "B"', '"Next": "B", "Comment": "${Used}"'),
      'off/stepwright.json': '{"substitutions": {"Lost": 2}, "rules": {"unused-substitution": "off"}}',
    });
    const settings = path.join(folder, 'stepwright.json');
    const { href: uri } = pathToFileURL(settings);
    await client.initialize(undefined, {}, {}, [{ uri: pathToFileURL(folder).href, name: 'project' }]);
    const found = async () =>
      (await client.nextDiagnostics(uri)).diagnostics.map(({ code, range }) => [
        code,
        range.start,
        range.end.character,
      ]);
    const lost = ['unused-substitution', { line: 1, character: 31 }, 37];
    expect(await found()).toEqual([lost]);

    const text = readFileSync(settings, 'utf8');
    await client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'json', version: 1, text } });
    await client.notify('textDocument/didClose', { textDocument: { uri } });
    writeFileSync(path.join(folder, 'flow.asl.json'), FLOW.replace('"Next": "B"', '"Next": "B", "Comment": "${Lost}"'));
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(path.join(folder, 'flow.asl.json')).href, type: 2 }],
    });
    expect(await found()).toEqual([['unused-substitution', { line: 1, character: 20 }, 26]]);
    writeFileSync(settings, '{}');
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    expect(await found()).toEqual([]);
  });

  it.each([
    ['an empty file', ''],
    ['half-typed JSON', '{"StartAt": "A", "States": {"A": {"Type": "Pa'],
    ['no state machine', '[1, 2, 3]'],
    ['no JSON', 'Dear diary,\n\nthis is {no} JSON: at all.'],
    ['tabs and spaces, BOM and CRLF', '\ufeff{\r\n\t"StartAt": "A",\r\n  \t"States": {\r\n\t\t"B": {}\r\n}}\r\n'],
    ['10,000 levels', '{"States":'.repeat(5000) + '['.repeat(5000)],
    ['10,000 closed levels', '['.repeat(10_000) + ']'.repeat(10_000)],
  ])('copes with %s', async (_, text) => {
    await client.initialize();
    const { diagnostics } = await client.open(URI, text);
    expect(diagnostics.length).toBeGreaterThan(0);
    const position = { line: 0, character: Math.min(text.length, 40) };
    await client.at('completion', URI, position);
    for (const feature of ['hover', 'definition', 'documentHighlight']) await client.at(feature, URI, position);
    for (const feature of ['documentSymbol', 'foldingRange', 'codeLens'])
      await client.request(`textDocument/${feature}`, { textDocument: { uri: URI } });
    await client.request('textDocument/selectionRange', { textDocument: { uri: URI }, positions: [position] });
    await client.request('textDocument/formatting', {
      textDocument: { uri: URI },
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(client.log).toEqual([]);
  });

  it('answers at once in a file of 1 MB', async () => {
    await client.initialize();
    const states = Array.from(
      { length: 9000 },
      (_, i) =>
        `    "State ${String(i)}": { "Type": "Pass", "Comment": "${'x'.repeat(40)}", "Next": "State ${String(i + 1)}" }`,
    );
    const text = `{\n  "StartAt": "State 0",\n  "States": {\n${states.join(',\n')},\n    "State 9000": { "Type": "Succeed" }\n  }\n}\n`;
    expect(text.length).toBeGreaterThan(1_000_000 * 0.98);
    expect((await client.open(URI, text)).diagnostics).toEqual([]);
    const position = { line: 4000, character: text.split('\n')[4000]!.lastIndexOf('"') - 1 };
    const started = Date.now();
    await client.change(URI, [{ range: { start: position, end: position }, text: 'x' }]);
    const list = await client.at<CompletionList>('completion', URI, position);
    await client.at('hover', URI, position);
    const took = Date.now() - started;
    expect(list.isIncomplete).toBe(true);
    expect(list.items.map(({ label }) => label)).toContain('State 3995');
    expect(list.items.length).toBeLessThan(50);
    // Mostly 0.3 s; the bound is for machines with much else to do.
    expect(took).toBeLessThan(10_000);
  });

  it('lives on after requests that do not exist, that ask for documents it has not, or that make no sense', async () => {
    await client.initialize();
    await expect(client.request('stepwright/doesNotExist', {})).rejects.toThrow();
    expect(await client.at('hover', 'file:///not-open', { line: 0, character: 0 })).toBeNull();
    await client.open(URI, FLOW);
    expect(await client.at('hover', URI, { line: 9999, character: 9999 })).toBeNull();
    await client.request('textDocument/hover', { textDocument: 5 }).catch(() => undefined);
    await client.notify('textDocument/didChange', {
      textDocument: { uri: 'file:///not-open', version: 2 },
      contentChanges: [],
    });
    expect(await client.at('hover', URI, { line: 5, character: 8 })).not.toBeNull();
  });

  it('takes its diagnostics back when a document is closed', async () => {
    await client.initialize();
    await client.open(URI, '{}');
    await client.notify('textDocument/didClose', { textDocument: { uri: URI } });
    await client.at('hover', URI, { line: 0, character: 0 });
    expect(client.publishedVersions(URI)).toEqual([1, undefined]);
  });
});
