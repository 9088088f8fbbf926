import * as vscode from 'vscode';

/** What the walkthrough does with the sample flow. */
const uses = {
  open: undefined,
  run: 'stepwright.runLocally',
  graph: 'stepwright.showGraph',
  resources: 'stepwright.showResources',
} as const;

/** Opens the user's own copy of the sample flow, and runs it or shows it, as `use` says. */
export async function openSample(context: vscode.ExtensionContext, use: unknown): Promise<void> {
  const from = vscode.Uri.joinPath(context.extensionUri, 'samples', 'sample-flow');
  const to = vscode.Uri.joinPath(context.globalStorageUri, 'sample-flow');
  for (const [name] of await vscode.workspace.fs.readDirectory(from)) {
    const file = vscode.Uri.joinPath(to, name);
    // What the user has changed stays.
    await vscode.workspace.fs
      .copy(vscode.Uri.joinPath(from, name), file, { overwrite: false })
      .then(undefined, () => undefined);
  }
  const uri = vscode.Uri.joinPath(to, 'sample-flow.asl.json');
  await vscode.window.showTextDocument(uri, { preview: false, viewColumn: vscode.ViewColumn.One });
  const command = typeof use === 'string' && Object.hasOwn(uses, use) ? uses[use as keyof typeof uses] : undefined;
  if (command !== undefined) await vscode.commands.executeCommand(command, uri);
}
