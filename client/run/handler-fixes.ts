import path from 'node:path';
import * as vscode from 'vscode';
import { addFunction, handlerStubs } from './handler-stubs';
import { missingHandlerCode, type RunMarks } from './marks';

const settingsFile = 'stepwright.json';

/** Quick fixes at a state whose function nothing answers for: make a handler, or say in stepwright.json what answers. */
export class HandlerFixes implements vscode.CodeActionProvider {
  constructor(private readonly marks: RunMarks) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    if (document.uri.scheme !== 'file') return [];
    const actions = diagnostics
      .filter(({ code, source }) => code === missingHandlerCode && source === 'Run Locally')
      .map((mark) => this.actionsFor(document, mark));
    return (await Promise.all(actions)).flat();
  }

  private async actionsFor(document: vscode.TextDocument, mark: vscode.Diagnostic): Promise<vscode.CodeAction[]> {
    const missing = this.marks.missingAt(document, nameAt(document, mark.range));
    if (!missing) return [];
    const { functionName } = missing;
    const folder = path.dirname(document.uri.fsPath);
    const stubs = handlerStubs(functionName).map(({ title, fileName, text }) => {
      const uri = vscode.Uri.file(path.join(folder, fileName));
      const edit = new vscode.WorkspaceEdit();
      edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(text) });
      return fix(title, mark, edit, uri);
    });
    const settings = await settingsOf(document);
    const mock = await settingsEdit(settings, functionName, { mock: { return: {} } });
    const handler = await settingsEdit(settings, functionName, {
      handler: `${functionName}.lambda_handler`,
      runtime: 'python',
    });
    const place = vscode.workspace.asRelativePath(settings);
    return [
      ...stubs,
      fix(`Answer for "${functionName}" by a mock in ${place}`, mark, mock, settings),
      fix(`Say in ${place} which handler runs "${functionName}"`, mark, handler, settings),
    ];
  }
}

function fix(title: string, mark: vscode.Diagnostic, edit: vscode.WorkspaceEdit, opens: vscode.Uri): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [mark];
  action.edit = edit;
  action.command = { title: 'Open', command: 'vscode.open', arguments: [opens] };
  return action;
}

/** The state's name that the mark stands at, without quotes. */
function nameAt(document: vscode.TextDocument, range: vscode.Range): string {
  const text = document.getText(range);
  if (!text.startsWith('"')) return text.replace(/^'(.*)'$/s, '$1');
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** The settings file that counts for the machine: beside it, else at the workspace's root; a new one stands beside it. */
async function settingsOf(document: vscode.TextDocument): Promise<vscode.Uri> {
  const beside = vscode.Uri.joinPath(document.uri, '..', settingsFile);
  const root = vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
  const candidates = [beside, ...(root ? [vscode.Uri.joinPath(root, settingsFile)] : [])];
  for (const candidate of candidates) if ((await textOf(candidate)) !== undefined) return candidate;
  return beside;
}

async function settingsEdit(uri: vscode.Uri, functionName: string, entry: object): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const before = await textOf(uri);
  const after = addFunction(before ?? '', functionName, entry);
  if (before === undefined) edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(after) });
  else {
    const document = await vscode.workspace.openTextDocument(uri);
    edit.replace(uri, new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length)), after);
  }
  return edit;
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
