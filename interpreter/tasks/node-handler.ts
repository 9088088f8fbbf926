import { bootstrapFile } from './bootstrap-files';
import { findProgram } from './find-program';
import type { HandlerSpec } from './handler-spec';
import { notThere, type Command } from './python-handler';

/** The command that keeps a handler for Node warm, by default with the Node that runs us (in VS Code that is its own one). */
export function nodeCommand(
  spec: HandlerSpec,
  env: Readonly<Record<string, string | undefined>>,
  named?: string,
): Command {
  const node = named === undefined ? process.execPath : findProgram(named, env);
  if (node === undefined) return { kind: 'missing', message: notThere('Node.js', named ?? '') };
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
