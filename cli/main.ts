import { createInterface } from 'node:readline';
import { VERSION } from '../server/version';
import { keepCompiled } from '../workspace/compile-cache';
import { messageOf, type Io } from './io';

type Run = (args: readonly string[], io: Io) => Promise<number>;

interface Command {
  readonly summary: string;
  /** Each command is a bundle of its own, so that none loads what only another needs. */
  readonly load: () => Promise<{ readonly run: Run; readonly usage: string }>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  validate: {
    summary: 'check state machines',
    load: async () => {
      const { validateCommand: run, VALIDATE_USAGE: usage } = await import('./commands/validate');
      return { run, usage };
    },
  },
  run: {
    summary: 'run a state machine on this computer',
    load: async () => {
      const { runCommand: run, RUN_USAGE: usage } = await import('./commands/run');
      return { run, usage };
    },
  },
  replay: {
    summary: 'go again through a recorded execution',
    load: async () => {
      const { replayCommand: run, REPLAY_USAGE: usage } = await import('./commands/replay');
      return { run, usage };
    },
  },
  resources: {
    summary: 'tell what answers the tasks of a state machine',
    load: async () => {
      const { resourcesCommand: run, RESOURCES_USAGE: usage } = await import('./commands/resources');
      return { run, usage };
    },
  },
  convert: {
    summary: 'convert between query languages and formats',
    load: async () => {
      const { convertCommand: run, CONVERT_USAGE: usage } = await import('./commands/convert');
      return { run, usage };
    },
  },
  graph: {
    summary: 'draw a state machine',
    load: async () => {
      const { graphCommand: run, GRAPH_USAGE: usage } = await import('./commands/graph');
      return { run, usage };
    },
  },
  policy: {
    summary: 'write the IAM policy that a state machine needs',
    load: async () => {
      const { policyCommand: run, POLICY_USAGE: usage } = await import('./commands/policy');
      return { run, usage };
    },
  },
  lsp: {
    summary: 'the language server, for editors',
    load: async () => {
      const { lspCommand: run, LSP_USAGE: usage } = await import('./commands/lsp');
      return { run, usage };
    },
  },
};

function usage(): string {
  const commands = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`);
  return `Usage: stepwright COMMAND [options]

Tools for AWS Step Functions state machines (Amazon States Language).

Commands:
${commands.join('\n')}

"stepwright COMMAND --help" says more about a command; "stepwright --version" prints the version.
`;
}

/** Runs the command line; answers the exit code. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v') {
    io.stdout.write(`${VERSION}\n`);
    return 0;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = rest[0] === undefined ? undefined : commandOf(rest[0]);
    if (name === undefined) io.stderr.write(usage());
    else io.stdout.write((await asked?.load())?.usage ?? usage());
    return name === undefined ? 2 : 0;
  }
  const command = commandOf(name);
  if (!command) {
    io.stderr.write(`stepwright: there is no command "${name}".\n\n${usage()}`);
    return 2;
  }
  const { run } = await command.load();
  return run(rest, io);
}

function commandOf(name: string): Command | undefined {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
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

keepCompiled();
// Whoever reads our output may close it early (`| head`): that is no fault.
process.stdout.on('error', () => process.exit(0));

main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
  onInterrupt,
  ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
}).then(
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
