import * as vscode from 'vscode';

/** A blueprint as the snippet files have it. */
export interface Blueprint {
  readonly name: string;
  readonly description: string;
  readonly snippet: vscode.SnippetString;
  /** The types of its states, each once. */
  readonly stateTypes: readonly string[];
}

/** The languages of definitions, with the snippet file of each. */
export const blueprintFiles = { asl: 'asl.json', 'asl-yaml': 'asl-yaml.json' } as const;

/** Reads the blueprints in one language from the extension's folder. */
export async function readBlueprints(
  extensionUri: vscode.Uri,
  language: keyof typeof blueprintFiles,
): Promise<readonly Blueprint[]> {
  const file = vscode.Uri.joinPath(extensionUri, 'snippets', blueprintFiles[language]);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const entries = Object.entries(JSON.parse(text) as Record<string, { description: string; body: readonly string[] }>);
  return entries.map(([name, { description, body }]) => ({
    name,
    description,
    snippet: new vscode.SnippetString(body.join('\n')),
    stateTypes: [...new Set(body.flatMap((line) => /\bType"?: "?(\w+)/.exec(line)?.[1] ?? []))],
  }));
}

/** Proposes the blueprints where a state machine is still empty but for a word that may name one. */
export class BlueprintProposals implements vscode.CompletionItemProvider {
  constructor(private readonly extensionUri: vscode.Uri) {}

  async provideCompletionItems(document: vscode.TextDocument): Promise<vscode.CompletionItem[]> {
    const text = document.getText();
    if (text.length > 100 || !/^\s*[\w-]*\s*$/.test(text)) return [];
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
    const language = document.languageId === 'asl-yaml' ? 'asl-yaml' : 'asl';
    return (await readBlueprints(this.extensionUri, language)).map(
      ({ name, description, snippet, stateTypes }, index) => {
        const item = new vscode.CompletionItem(
          { label: name, description: 'Blueprint' },
          vscode.CompletionItemKind.Snippet,
        );
        item.insertText = snippet;
        item.range = whole;
        item.detail = description;
        item.documentation = `States: ${stateTypes.join(', ')}`;
        item.filterText = `${text.trim()} ${name}`;
        // Before what the language server proposes.
        item.sortText = `!${String(index).padStart(2, '0')}`;
        return item;
      },
    );
  }
}
