import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../../server/connection';
import { nodeProject } from '../../server/node/project';
import { VERSION } from '../../server/version';
import { defineCommand } from '../command';

/** `stepwright lsp --stdio`: serves until the client says exit, which ends the process. */
export const lspCommand = defineCommand({
  name: 'lsp',
  usage: `Usage: stepwright lsp --stdio

The language server for any editor: it speaks the Language Server Protocol over standard input and output.
Open documents as language "asl" (JSON) or "asl-yaml". Settings: ask for the section "stepwright", or send it as
initialization options.
`,
  // The process to watch is known from the initialization too.
  options: { stdio: { type: 'boolean', default: false }, clientProcessId: { type: 'string' } },
  read: ({ stdio }, [unknown]): object | string => {
    if (unknown !== undefined) return `"${unknown}" is no option.`;
    return stdio ? {} : 'say --stdio.';
  },
  execute: () => {
    // The connection ends the process: with `exit`, and when the client closes the input.
    serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), VERSION, nodeProject());
    return new Promise<number>(() => undefined);
  },
});
