import * as vscode from 'vscode';

const type = 'stepwright';

/** A task as `tasks.json` has it. */
interface ValidateDefinition extends vscode.TaskDefinition {
  /** Files, folders and patterns; default: the whole folder. */
  readonly files?: readonly string[];
  readonly failOn?: 'error' | 'warning' | 'hint';
}

/** Offers `stepwright validate` as a task for each folder of the workspace; its findings become problems. */
export function registerValidateTask({ extensionUri, subscriptions }: vscode.ExtensionContext): void {
  const program = vscode.Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
  const provider: vscode.TaskProvider = {
    provideTasks: () => (vscode.workspace.workspaceFolders ?? []).map((folder) => taskFor({ type }, folder, program)),
    resolveTask({ definition, scope }) {
      return taskFor(definition, scope ?? vscode.TaskScope.Workspace, program);
    },
  };
  subscriptions.push(vscode.tasks.registerTaskProvider(type, provider));
}

function taskFor(
  definition: vscode.TaskDefinition,
  scope: NonNullable<vscode.Task['scope']>,
  program: string,
): vscode.Task {
  const { files = ['.'], failOn = 'error' }: ValidateDefinition = definition;
  // The editor's own Node runs the command line: there may be no other.
  const execution = new vscode.ProcessExecution(
    process.execPath,
    [program, 'validate', ...files, '--fail-on', failOn],
    {
      env: { ELECTRON_RUN_AS_NODE: '1' },
    },
  );
  const task = new vscode.Task(definition, scope, 'validate state machines', 'Stepwright', execution, '$stepwright');
  task.group = vscode.TaskGroup.Test;
  return task;
}
