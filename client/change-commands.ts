import * as vscode from 'vscode';
import { convertLanguage } from './change/convert-language';
import { chosenDefinition, openIamPolicy, openInOtherFormat } from './change/open-rewritten';
import { InputPicker } from './run/input-picker';

/** Commands that write a state machine anew, or something from it. Loaded when the first of them is called. */
export class ChangeCommands {
  constructor(private readonly context: vscode.ExtensionContext) {}

  /** Converts the machine between JSONPath and JSONata. */
  async convertQueryLanguage(given?: unknown, name?: unknown): Promise<void> {
    const machine = await chosenDefinition(given, name);
    if (!machine) return;
    const host = vscode.Uri.joinPath(this.context.extensionUri, 'dist', 'host.js').fsPath;
    await convertLanguage(machine, { picker: new InputPicker(this.context.workspaceState), host });
  }

  readonly convertFormat = openInOtherFormat;
  readonly writeIamPolicy = openIamPolicy;
}
