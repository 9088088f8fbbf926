import path from 'node:path';
import * as vscode from 'vscode';
import type { Json } from '../../language/json';
import { formatOfDocument } from '../state-machines';
import { exampleInput } from './example-input';
import { inputFilesAmong, parseInput, preview } from './input-candidates';

/** An input as it is remembered for a machine: a file is read again each time. */
type Remembered = { readonly kind: 'file'; readonly file: string } | { readonly kind: 'text'; readonly text: string };

export interface ChosenInput {
  readonly value: Json;
  readonly source: Remembered;
}

interface Choice extends vscode.QuickPickItem {
  readonly source?: Remembered;
  readonly browses?: boolean;
}

/** Asks for the input of a run, and remembers it for each machine. */
export class InputPicker {
  constructor(private readonly memory: vscode.Memento) {}

  /** The input of the machine's last run, read anew; undefined where there was none or it cannot be read. */
  async last(document: vscode.TextDocument): Promise<ChosenInput | undefined> {
    const source = this.memory.get<Remembered>(keyOf(document));
    return source && this.read(source, { tell: false });
  }

  remember(document: vscode.TextDocument, { source }: ChosenInput): Thenable<void> {
    return this.memory.update(keyOf(document), source);
  }

  /** Lets the user choose or type an input; undefined where that was given up. */
  async ask(document: vscode.TextDocument): Promise<ChosenInput | undefined> {
    const choices = await this.choices(document);
    for (;;) {
      const choice = await pick(choices);
      if (!choice) return undefined;
      const source = choice.browses ? await browse(document) : choice.source;
      const chosen = source && (await this.read(source, { tell: true }));
      if (chosen) return chosen;
    }
  }

  private async choices(document: vscode.TextDocument): Promise<Choice[]> {
    const last = this.memory.get<Remembered>(keyOf(document));
    const files = await inputFiles(document);
    const example = JSON.stringify(exampleInput(document.getText(), formatOfDocument(document)));
    const fileChoices = await Promise.all(files.map(fileChoice));
    const lastChoice =
      last && (last.kind === 'file' ? await fileChoice(last.file) : textChoice('Last input', last.text, 'history'));
    return [
      ...(lastChoice ? [{ ...lastChoice, detail: 'Used last time' }] : []),
      ...fileChoices.filter(
        ({ source }) => !(last?.kind === 'file' && source?.kind === 'file' && source.file === last.file),
      ),
      textChoice('Empty object', '{}', 'json'),
      ...(example === '{}'
        ? []
        : [{ ...textChoice('Example', example, 'lightbulb'), detail: 'Made from what the first states read' }]),
      { label: '$(folder-opened) Choose a file…', browses: true },
    ];
  }

  private async read(source: Remembered, { tell }: { readonly tell: boolean }): Promise<ChosenInput | undefined> {
    const text = source.kind === 'text' ? source.text : await textOf(source.file);
    const parsed = text === undefined ? undefined : parseInput(text);
    if (parsed?.kind === 'value') return { value: parsed.value, source };
    if (tell) {
      const name = source.kind === 'file' ? path.basename(source.file) : 'The input';
      void vscode.window.showErrorMessage(`${name}: ${parsed?.message ?? 'This file cannot be read.'}`);
    }
    return undefined;
  }
}

const keyOf = ({ uri }: vscode.TextDocument): string => `stepwright.input:${uri.toString()}`;

/** A list whose filter takes JSON as well: what is typed can be used as the input. */
function pick(choices: readonly Choice[]): Promise<Choice | undefined> {
  return new Promise((resolve) => {
    const list = vscode.window.createQuickPick<Choice>();
    list.title = 'Run Locally: choose the input';
    list.placeholder = 'Choose an input, or type JSON here';
    list.matchOnDescription = true;
    list.items = choices;
    list.onDidChangeValue((value) => {
      const typed = typedChoice(value);
      list.items = typed ? [typed] : choices;
    });
    list.onDidAccept(() => {
      const [chosen] = list.selectedItems;
      if (!chosen || (!chosen.source && !chosen.browses)) return;
      resolve(chosen);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

/** What begins like JSON is an input, whole or not yet. */
function typedChoice(value: string): Choice | undefined {
  if (!/^\s*(?:[[{"\d-]|(?:true|false|null)\s*$)/.test(value)) return undefined;
  const parsed = parseInput(value);
  return parsed.kind === 'value'
    ? {
        label: '$(play) Run with this input',
        description: preview(value),
        alwaysShow: true,
        source: { kind: 'text', text: value },
      }
    : { label: '$(warning) Not JSON yet', description: parsed.message, alwaysShow: true };
}

function textChoice(label: string, text: string, icon: string): Choice {
  return { label: `$(${icon}) ${label}`, description: preview(text), source: { kind: 'text', text } };
}

async function fileChoice(file: string): Promise<Choice> {
  const text = await textOf(file);
  return {
    label: `$(file) ${path.basename(file)}`,
    description: preview(text ?? 'cannot be read'),
    source: { kind: 'file', file },
  };
}

/** The text of a file as an editor shows it, saved or not. */
async function textOf(file: string): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'file' && uri.fsPath === file);
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.file(file)));
  } catch {
    return undefined;
  }
}

async function inputFiles({ uri }: vscode.TextDocument): Promise<string[]> {
  if (uri.scheme !== 'file') return [];
  const folder = path.dirname(uri.fsPath);
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.file(folder));
    const files = entries.filter(([, type]) => (type & vscode.FileType.File) !== 0).map(([name]) => name);
    return inputFilesAmong(files, path.basename(uri.fsPath)).map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}

async function browse({ uri }: vscode.TextDocument): Promise<Remembered | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: 'Choose the input',
      filters: { JSON: ['json'], 'All files': ['*'] },
      ...(uri.scheme === 'file' && { defaultUri: vscode.Uri.file(path.dirname(uri.fsPath)) }),
    })) ?? [];
  return file && { kind: 'file', file: file.fsPath };
}
