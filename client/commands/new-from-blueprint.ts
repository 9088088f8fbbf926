import * as vscode from 'vscode';

/** An entry of a snippet file, as far as the picker needs it. */
interface Snippet {
  readonly description: string;
  readonly body: readonly string[];
}

const formats = [
  { label: 'JSON', language: 'asl', file: 'asl.json', ending: '.asl.json' },
  { label: 'YAML', language: 'asl-yaml', file: 'asl-yaml.json', ending: '.asl.yaml' },
] as const;

/** Lets the user choose a blueprint and where it goes, and opens it with its tab stops. */
export async function newFromBlueprint({ extensionUri }: vscode.ExtensionContext): Promise<void> {
  const json = await readSnippets(extensionUri, formats[0].file);
  const blueprint = await vscode.window.showQuickPick(
    Object.entries(json).map(([label, { description, body }]) => ({
      label,
      description: statesIn(body),
      detail: description,
    })),
    {
      title: 'New State Machine from Blueprint (1/2)',
      placeHolder: 'Choose a blueprint',
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  if (!blueprint) return;
  const format = await vscode.window.showQuickPick(
    formats.flatMap(({ label, ...format }) => [
      { label, detail: 'In a new editor, not saved yet', isSaved: false, ...format },
      { label: `${label} file…`, detail: `Saved as *${format.ending}`, isSaved: true, ...format },
    ]),
    { title: 'New State Machine from Blueprint (2/2)', placeHolder: 'In which format?' },
  );
  if (!format) return;
  const snippet = (await readSnippets(extensionUri, format.file))[blueprint.label];
  const document = format.isSaved
    ? await newFile(`${blueprint.label.toLowerCase().replaceAll(' ', '-')}${format.ending}`)
    : await vscode.workspace.openTextDocument({ language: format.language });
  if (!document || !snippet) return;
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(snippet.body.join('\n')), new vscode.Position(0, 0));
}

async function readSnippets(extensionUri: vscode.Uri, file: string): Promise<Readonly<Record<string, Snippet>>> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'snippets', file));
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, Snippet>;
}

/** The types of the states in a blueprint, each once. */
function statesIn(body: readonly string[]): string {
  return [...new Set(body.flatMap((line) => /"Type": "(\w+)"/.exec(line)?.[1] ?? []))].join(', ');
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
