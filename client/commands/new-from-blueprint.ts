import * as vscode from 'vscode';
import { readBlueprints } from '../blueprints';

const formats = [
  { label: 'JSON', language: 'asl', ending: '.asl.json' },
  { label: 'YAML', language: 'asl-yaml', ending: '.asl.yaml' },
] as const;

/** Lets the user choose a blueprint and where it goes, and opens it with its tab stops. */
export async function newFromBlueprint({ extensionUri }: vscode.ExtensionContext): Promise<void> {
  const title = 'New State Machine from Blueprint';
  const chosen = await vscode.window.showQuickPick(
    (await readBlueprints(extensionUri, 'asl')).map(({ name, description, stateTypes }) => ({
      label: name,
      description: stateTypes.join(', '),
      detail: description,
    })),
    { title: `${title} (1/2)`, placeHolder: 'Choose a blueprint', matchOnDescription: true, matchOnDetail: true },
  );
  if (!chosen) return;
  const format = await vscode.window.showQuickPick(
    formats.flatMap((one) => [
      { ...one, detail: 'In a new editor, not saved yet', isSaved: false },
      { ...one, label: `${one.label} file…`, detail: `Saved as *${one.ending}`, isSaved: true },
    ]),
    { title: `${title} (2/2)`, placeHolder: 'In which format?' },
  );
  if (!format) return;
  const document = format.isSaved
    ? await newFile(`${chosen.label.toLowerCase().replaceAll(' ', '-')}${format.ending}`)
    : await vscode.workspace.openTextDocument({ language: format.language });
  const blueprint = (await readBlueprints(extensionUri, format.language)).find(({ name }) => name === chosen.label);
  if (!document || !blueprint) return;
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(blueprint.snippet, new vscode.Position(0, 0));
}

/** An empty file where the user wants it; undefined where that was given up. */
async function newFile(name: string): Promise<vscode.TextDocument | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: 'New State Machine',
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (!uri) return undefined;
  await vscode.workspace.fs.writeFile(uri, new Uint8Array());
  return vscode.workspace.openTextDocument(uri);
}
