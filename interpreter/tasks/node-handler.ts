import { bootstrapFile } from './bootstrap-files';
import type { HandlerSpec } from './handler-spec';
import type { Command } from './python-handler';

/** The command that keeps a handler for Node warm, by default with the Node that runs us (in VS Code that is its own one). */
export function nodeCommand(spec: HandlerSpec, node = process.execPath): Command {
  const { root, module, file, handlers, esbuild } = spec;
  return {
    kind: 'found',
    command: node,
    args: [
      ...(esbuild === undefined ? [] : ['--enable-source-maps']),
      bootstrapFile('bootstrap.mjs'),
      JSON.stringify({ root, module, file, handlers, esbuild }),
    ],
  };
}
