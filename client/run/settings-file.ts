import * as vscode from 'vscode';

const settingsFile = 'stepwright.json';

/**
 * The stepwright.json that counts for a machine: that of its folder, else of the nearest folder above it up to the
 * workspace's root. A new one stands beside the machine.
 */
export async function settingsOf(machine: vscode.Uri): Promise<vscode.Uri> {
  const root = vscode.workspace.getWorkspaceFolder(machine)?.uri;
  const beside = vscode.Uri.joinPath(machine, '..', settingsFile);
  for (let folder = vscode.Uri.joinPath(machine, '..'); ; folder = vscode.Uri.joinPath(folder, '..')) {
    const candidate = vscode.Uri.joinPath(folder, settingsFile);
    if ((await textOf(candidate)) !== undefined) return candidate;
    if (!root || folder.path.length <= root.path.length) return beside;
  }
}

/** The text of a file as an editor shows it, saved or not; undefined where there is none. */
export async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** Writes a file, saved, since the next run reads it from the disk. */
export async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (!open) {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(open.positionAt(0), open.positionAt(open.getText().length)), text);
  await vscode.workspace.applyEdit(edit);
  await open.save();
}

/** Changes the stepwright.json that counts for a machine; answers its uri. */
export async function changeSettings(machine: vscode.Uri, change: (text: string) => string): Promise<vscode.Uri> {
  const file = await settingsOf(machine);
  await writeText(file, change((await textOf(file)) ?? ''));
  return file;
}
