import { InsertTextMode } from 'vscode-languageserver-protocol';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  Position,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fillStops } from '../../language/features/template';
import type { Format } from './formats';
import { bundleServer, LspClient } from './lsp-client';

/** The one client and server that the tests of a file share. */
export const session: { readonly client: LspClient } = {
  get client(): LspClient {
    if (!started) throw new Error('The session was not started.');
    return started;
  },
};

let started: LspClient | undefined;

export async function startSession(): Promise<void> {
  started = LspClient.start(process.execPath, [await bundleServer(), '--stdio']);
  await started.initialize();
}

/** Ends the server and answers its exit code. */
export function endSession(): Promise<number | null> {
  return session.client.stop();
}

export const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:charge';

/** The one source of all fixtures. `change` makes the machine of a case; `CURSOR` in a text is where one types. */
export function machineWith(change: { first?: object; second?: object | null; more?: object }): object {
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
      ...(change.second !== null && { Finish: { Type: 'Pass', End: true, ...change.second } }),
      ...change.more,
    },
  };
}

export interface Case {
  readonly uri: string;
  readonly document: TextDocument;
  readonly cursor: Position;
  readonly diagnostics: readonly Diagnostic[];
}

let opened = 0;

export async function open(format: Format, machine: object): Promise<Case> {
  const written = format.write(machine);
  const at = written.indexOf('CURSOR');
  const text = written.replace('CURSOR', '');
  return openText(format, text, Math.max(at, 0));
}

export async function openText(format: Format, text: string, cursor: number): Promise<Case> {
  const uri = `file:///project-${String(opened++)}/${format.file}`;
  const { diagnostics } = await session.client.open(uri, text, format.languageId);
  const document = TextDocument.create(uri, format.languageId, 1, text);
  return { uri, document, cursor: document.positionAt(cursor), diagnostics };
}

/** Where a word stands for the first time. */
export function find({ document }: Case, word: string): Position {
  return document.positionAt(document.getText().indexOf(word) + 1);
}

export function textsOf({ document }: Case, ranges: readonly { range: Diagnostic['range'] }[]): string[] {
  return ranges.map(({ range }) => document.getText(range));
}

export async function complete(found: Case): Promise<readonly CompletionItem[]> {
  return (await session.client.at<CompletionList | null>('completion', found.uri, found.cursor))?.items ?? [];
}

/** The document after one takes the proposal. */
export function taken({ document }: Case, item: CompletionItem | undefined): string {
  if (!item?.textEdit || !('range' in item.textEdit)) throw new Error('There is no such proposal.');
  const { range, newText } = item.textEdit;
  const filled = item.insertTextFormat === 2 ? fillStops(newText) : newText;
  // Editors indent the lines of a proposal as the line is that it is taken on, unless it says that it is indented.
  const line = document.getText({ start: { line: range.start.line, character: 0 }, end: range.start });
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const written =
    item.insertTextMode === InsertTextMode.adjustIndentation ? filled.replace(/\n/g, `\n${indent}`) : filled;
  return TextDocument.applyEdits(document, [{ range, newText: written }, ...(item.additionalTextEdits ?? [])]);
}

/** The code actions for a stretch of the document; for all of it where no place is given. */
export async function actionsAt({ uri, document }: Case, place?: Position): Promise<readonly CodeAction[]> {
  const range = { start: place ?? { line: 0, character: 0 }, end: place ?? { line: document.lineCount, character: 0 } };
  const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
  return (await session.client.request<CodeAction[] | null>('textDocument/codeAction', params)) ?? [];
}

/** The document after one chooses the action of that title. */
export function changed({ uri, document }: Case, actions: readonly CodeAction[], title: string | RegExp): string {
  const action = actions.find((one) => (typeof title === 'string' ? one.title === title : title.test(one.title)));
  if (!action) throw new Error(`No such action among: ${actions.map((one) => one.title).join(', ')}`);
  return TextDocument.applyEdits(document, action.edit?.changes?.[uri] ?? []);
}

export async function outlineOf({ uri }: Case): Promise<readonly DocumentSymbol[]> {
  const symbols = await session.client.request<DocumentSymbol[] | null>('textDocument/documentSymbol', {
    textDocument: { uri },
  });
  return symbols ?? [];
}
