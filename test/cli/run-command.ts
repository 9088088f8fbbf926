import type { Command } from '../../cli/command';
import type { Io } from '../../cli/io';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly cwd: string;
  readonly env?: Io['env'];
  /** What the standard input holds. */
  readonly stdin?: string;
  /** The lines that somebody types; nobody sits at a terminal where absent. */
  readonly typed?: readonly string[];
}

/** Runs a command as a function. */
export async function runCommandLine(command: Command, args: readonly string[], given: Surroundings): Promise<Ran> {
  const { cwd, env = process.env, stdin = '', typed } = given;
  const lines = [...(typed ?? [])];
  let [stdout, stderr] = ['', ''];
  const code = await command.run(args, {
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
    cwd,
    env,
    stdin: (async function* () {
      yield Buffer.from(stdin);
    })(),
    onInterrupt: () => () => undefined,
    ...(typed && { ask: () => Promise.resolve(lines.shift()) }),
  });
  return { code, stdout, stderr };
}
