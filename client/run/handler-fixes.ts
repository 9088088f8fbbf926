import path from 'node:path';
import * as vscode from 'vscode';
import { addFunction, handlerStubs } from './handler-stubs';
import { missingHandlerCode, type RunMarks } from './marks';
import { settingsOf, textOf, writeText } from './settings-file';

/** The command behind the fixes: makes or changes a file, saved, since the next run reads it from the disk. */
export const writeFileCommand = 'stepwright.internal.writeFile';

/** A file of this text takes the place of the one at the path. */
interface FileToWrite {
  readonly path: string;
  readonly text: string;
}

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
    const stubs = await Promise.all(
      handlerStubs(functionName).map(async ({ title, fileName, text }) => {
        const file = path.join(folder, fileName);
        const isTaken = (await textOf(vscode.Uri.file(file))) !== undefined;
        return isTaken ? [] : [fix(title, mark, { path: file, text })];
      }),
    );
    const settings = await settingsOf(document.uri);
    const before = (await textOf(settings)) ?? '';
    const withEntry = (entry: object) => ({ path: settings.fsPath, text: addFunction(before, functionName, entry) });
    const place = vscode.workspace.asRelativePath(settings);
    return [
      ...stubs.flat(),
      fix(`Answer for "${functionName}" by a mock in ${place}`, mark, withEntry({ mock: { return: {} } })),
      fix(
        `Say in ${place} which handler runs "${functionName}"`,
        mark,
        withEntry({ handler: `${functionName}.lambda_handler`, runtime: 'python' }),
      ),
    ];
  }
}

/** Writes the file of a fix and shows it. */
export async function writeFile({ path: file, text }: FileToWrite): Promise<void> {
  const uri = vscode.Uri.file(file);
  await writeText(uri, text);
  await vscode.window.showTextDocument(uri);
}

function fix(title: string, mark: vscode.Diagnostic, file: FileToWrite): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [mark];
  action.command = { title, command: writeFileCommand, arguments: [file] };
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
