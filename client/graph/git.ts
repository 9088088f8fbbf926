import * as vscode from 'vscode';

/** The part of the API of VS Code's own Git extension that is used. */
interface GitApi {
  getRepository(uri: vscode.Uri): { show(ref: string, path: string): Promise<string> } | null;
  toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
}

/** A file as it was committed last, and where the editor shows that; or why there is none, as a sentence for the user. */
export async function headOf(uri: vscode.Uri): Promise<{ readonly uri: vscode.Uri; readonly text: string } | string> {
  const git = await gitApi();
  if (!git) return 'Git is not available: the extension "Git" of VS Code is switched off, or Git is not installed.';
  const repository = git.getRepository(uri);
  if (!repository) return `${uri.fsPath} is in no Git repository that VS Code has opened.`;
  try {
    return { uri: git.toGitUri(uri, 'HEAD'), text: await repository.show('HEAD', uri.fsPath) };
  } catch {
    return `${uri.fsPath} is not in the last commit: there is nothing to compare it with.`;
  }
}

async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (!extension) return undefined;
  try {
    return (await extension.activate()).getAPI(1);
  } catch {
    // It refuses while the setting "git.enabled" is off.
    return undefined;
  }
}
