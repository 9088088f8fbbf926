import { createInterface } from 'node:readline';
import { messageOf, type Io } from './io';

/** Runs a command as this process: with its arguments, its streams, and the exit code that the command answers. */
export function runAsProcess(run: (args: readonly string[], io: Io) => Promise<number>): void {
  // Whoever reads our output may close it early (`| head`): that is no fault.
  process.stdout.on('error', () => process.exit(0));
  const io: Io = {
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    env: process.env,
    onInterrupt,
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
  };
  run(process.argv.slice(2), io).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(
        `stepwright: ${messageOf(error)}\nThis is a defect of Stepwright. ${error instanceof Error ? (error.stack ?? '') : ''}\n`,
      );
      process.exitCode = 70;
    },
  );
}

/** The first signal ends a run in order; the next one ends the program at once. */
function onInterrupt(callback: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, callback);
  return () => {
    for (const signal of signals) process.off(signal, callback);
  };
}

/** A line of the terminal. Ctrl-C stays the signal that it is. */
function ask(prompt: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
    process.stderr.write(prompt);
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => {
      resolve(undefined);
    });
  });
}
