import path from 'node:path';
import * as vscode from 'vscode';
import type { Json } from '../../language/json';
import type { WhereMoved } from '../runs/moved-files';
import { exampleInput } from './example-input';
import { exampleFileName, inputFilesAmong, parseInput, preview } from './input-candidates';
import type { MachineToRun } from './machine-to-run';
import type { RunTarget } from './run-target';

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

/** What the input is for. */
export interface InputQuestion {
  readonly title: string;
  /** The state that the run begins at; default where the machine does. */
  readonly from?: string;
  /** An input that is at hand, such as that of the state in the last run. */
  readonly offer?: { readonly label: string; readonly value: Json };
}

const saveButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('save'),
  tooltip: 'Save as an example beside the state machine',
};

/** Asks for the input of a run, and remembers it for each machine. */
export class InputPicker {
  constructor(private readonly memory: vscode.Memento) {}

  /** The input of the machine's last run, read anew; undefined where there was none or it cannot be read. */
  async last(machine: MachineToRun): Promise<ChosenInput | undefined> {
    const source = this.memory.get<Remembered>(keyOf(machine));
    return source && this.read(source, { tell: false });
  }

  remember(machine: MachineToRun, { source }: ChosenInput): Thenable<void> {
    return this.memory.update(keyOf(machine), source);
  }

  /** Remembers the inputs of machines whose files were moved. */
  async followFiles(moved: WhereMoved): Promise<void> {
    for (const key of this.memory.keys().filter((one) => one.startsWith(KEY))) {
      const [uri = '', ...name] = key.slice(KEY.length).split('#');
      const movedTo = moved(uri);
      if (movedTo === undefined) continue;
      await this.memory.update([KEY + movedTo, ...name].join('#'), this.memory.get(key));
      await this.memory.update(key, undefined);
    }
  }

  /** Lets the user choose or type an input; undefined where that was given up. */
  async ask(target: RunTarget, question: InputQuestion): Promise<ChosenInput | undefined> {
    const { document } = target;
    const choices = await this.choices(target, question);
    for (;;) {
      const choice = await pick(choices, question.title, (text) => void saveExample(target, text));
      if (!choice) return undefined;
      const source = choice.browses ? await browse(document) : choice.source;
      const chosen = source && (await this.read(source, { tell: true }));
      if (chosen) return chosen;
    }
  }

  /** Saves the input of the last run as an example. */
  async saveLast(machine: MachineToRun): Promise<void> {
    const last = this.memory.get<Remembered>(keyOf(machine));
    const text = last?.kind === 'text' ? last.text : last && (await textOf(last.file));
    if (text === undefined) {
      void vscode.window.showInformationMessage('This state machine has not been run yet: there is no input to save.');
      return;
    }
    await saveExample(machine, text);
  }

  private async choices(target: RunTarget, { from, offer }: InputQuestion): Promise<Choice[]> {
    const { model } = target;
    const last = from === undefined ? this.memory.get<Remembered>(keyOf(target)) : undefined;
    const files = await inputFiles(target);
    const example = JSON.stringify(exampleInput(model, from));
    const fileChoices = await Promise.all(files.map(fileChoice));
    const lastChoice =
      last && (last.kind === 'file' ? await fileChoice(last.file) : textChoice('Last input', last.text, 'history'));
    return [
      ...(offer ? [textChoice(offer.label, JSON.stringify(offer.value), 'history')] : []),
      ...(lastChoice ? [{ ...lastChoice, detail: 'Used last time' }] : []),
      ...fileChoices.filter(
        ({ source }) => !(last?.kind === 'file' && source?.kind === 'file' && source.file === last.file),
      ),
      textChoice('Empty object', '{}', 'json'),
      ...(example === '{}'
        ? []
        : [
            {
              ...textChoice('Example', example, 'lightbulb'),
              detail: `Made from what ${from === undefined ? 'the first states read' : `"${from}" reads`}`,
            },
          ]),
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

/** The machines of a template have inputs of their own. */
const KEY = 'stepwright.input:';

const keyOf = ({ document: { uri }, name }: MachineToRun): string =>
  `${KEY}${uri.toString()}${name === undefined ? '' : `#${name}`}`;

/** A list whose filter takes JSON as well: what is typed can be used as the input. */
function pick(choices: readonly Choice[], title: string, save: (text: string) => void): Promise<Choice | undefined> {
  return new Promise((resolve) => {
    const list = vscode.window.createQuickPick<Choice>();
    list.title = title;
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
    list.onDidTriggerItemButton(({ item }) => {
      if (item.source?.kind !== 'text') return;
      save(item.source.text);
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
        buttons: [saveButton],
      }
    : { label: '$(warning) Not JSON yet', description: parsed.message, alwaysShow: true };
}

function textChoice(label: string, text: string, icon: string): Choice {
  return {
    label: `$(${icon}) ${label}`,
    description: preview(text),
    source: { kind: 'text', text },
    buttons: [saveButton],
  };
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

async function inputFiles({ document: { uri }, name }: MachineToRun): Promise<string[]> {
  if (uri.scheme !== 'file') return [];
  const folder = path.dirname(uri.fsPath);
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.file(folder));
    const files = entries.filter(([, type]) => (type & vscode.FileType.File) !== 0).map(([file]) => file);
    return inputFilesAmong(files, name ?? path.basename(uri.fsPath)).map((file) => path.join(folder, file));
  } catch {
    return [];
  }
}

/** Asks for a name and writes an input beside the machine, where the next run offers it. */
async function saveExample({ document: { uri }, name: ownName }: MachineToRun, text: string): Promise<void> {
  if (uri.scheme !== 'file') {
    void vscode.window.showInformationMessage('Save the state machine first: examples are kept beside it.');
    return;
  }
  const machine = ownName ?? path.basename(uri.fsPath);
  const name = await vscode.window.showInputBox({
    title: 'Save the input as an example',
    prompt: `It is kept as ${exampleFileName(machine, 'NAME')} and offered when ${machine} is run.`,
    placeHolder: 'A name such as "two items"; empty for the machine\'s usual input',
  });
  if (name === undefined) return;
  const file = vscode.Uri.joinPath(uri, '..', exampleFileName(machine, name));
  if ((await textOf(file.fsPath)) !== undefined) {
    const replace = 'Replace';
    const message = `${path.basename(file.fsPath)} exists.`;
    if ((await vscode.window.showWarningMessage(message, { modal: true }, replace)) !== replace) return;
  }
  const parsed = parseInput(text);
  const content = parsed.kind === 'value' ? JSON.stringify(parsed.value, null, 2) : text;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`${content}\n`));
  await vscode.window.showTextDocument(file);
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
