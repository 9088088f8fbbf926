import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './connection';
import { nodeProject } from './node/project';
import { VERSION } from './version';

/** Serves until the client says exit. The transport comes from the command line: --node-ipc (the extension), --stdio. */
export function startServer(): void {
  serve(createConnection(ProposedFeatures.all), VERSION, nodeProject());
}
