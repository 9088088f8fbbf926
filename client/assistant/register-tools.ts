import * as vscode from 'vscode';
import type { RunCommands } from '../run-commands';
import type { ToolInput } from './tools';

type Run = (runs: RunCommands, input: ToolInput, token: vscode.CancellationToken) => Promise<string>;

/** Offers the tools to the editor's assistants, where the editor has such. The tools are loaded when one is called. */
export function registerTools(runs: () => Promise<RunCommands>): vscode.Disposable {
  // Editors that are made from VS Code may leave this part out.
  if (!('lm' in vscode) || typeof vscode.lm.registerTool !== 'function') return new vscode.Disposable(() => undefined);
  const tool = (
    name: string,
    run: Run,
    prepare?: (input: ToolInput) => vscode.PreparedToolInvocation,
  ): vscode.Disposable =>
    vscode.lm.registerTool<ToolInput>(name, {
      async invoke({ input }, token) {
        const text = await run(await runs(), input, token);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
      },
      ...(prepare && { prepareInvocation: ({ input }) => prepare(input) }),
    });
  return vscode.Disposable.from(
    tool('stepwright_validate', async (commands, input) => commands.tools.validateTool(input)),
    tool(
      'stepwright_run',
      async (commands, input, token) => commands.tools.runTool(commands, input, token),
      ({ file }) => ({
        invocationMessage: 'Running the state machine on this computer',
        confirmationMessages: {
          title: 'Run a state machine on this computer?',
          message: `${file ?? 'The state machine of the active editor'} is run with the handlers of this workspace.`,
        },
      }),
    ),
    tool('stepwright_explain_failure', async (commands, input) => commands.tools.explainTool(commands, input)),
  );
}
