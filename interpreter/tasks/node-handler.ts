import { bootstrapFile } from './bootstrap-files';
import type { HandlerSpec } from './handler-spec';
import type { Command } from './python-handler';

/** The command that keeps a handler for Node warm: the Node that runs us (in VS Code that is its own one). */
export function nodeCommand(spec: HandlerSpec): Command {
  const { root, module, file, handlers } = spec;
  return {
    kind: 'found',
    command: process.execPath,
    args: [bootstrapFile('bootstrap.mjs'), JSON.stringify({ root, module, file, handlers })],
  };
}
