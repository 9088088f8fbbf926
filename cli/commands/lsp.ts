import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../../server/connection';
import { nodeProject } from '../../server/node/project';
import { VERSION } from '../../server/version';

export const LSP_USAGE = `Usage: stepwright lsp --stdio

The language server for any editor: it speaks the Language Server Protocol over standard input and output.
Open documents as language "asl" (JSON) or "asl-yaml". Settings: ask for the section "stepwright", or send it as
initialization options.
`;

interface LspIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** `stepwright lsp --stdio`: serves until the client says exit, which ends the process. Exit 2: wrong usage. */
export async function lspCommand(args: readonly string[], io: LspIo): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    io.stdout.write(LSP_USAGE);
    return 0;
  }
  const unknown = args.find((arg) => arg !== '--stdio' && !arg.startsWith('--clientProcessId'));
  if (unknown !== undefined || !args.includes('--stdio')) {
    io.stderr.write(
      `stepwright lsp: ${unknown === undefined ? 'say --stdio.' : `"${unknown}" is no option.`}\n\n${LSP_USAGE}`,
    );
    return 2;
  }
  // The connection ends the process: with `exit`, and when the client closes the input.
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), VERSION, nodeProject);
  return new Promise<number>(() => undefined);
}
