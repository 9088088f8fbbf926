import { VERSION } from '../server/version';
import { keepCompiled } from '../workspace/compile-cache';
import type { Command } from './command';
import type { Io } from './io';
import { runAsProcess } from './process';

interface Entry {
  readonly summary: string;
  /** Each command is a bundle of its own, so that none loads what only another needs. */
  readonly load: () => Promise<Command>;
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  validate: {
    summary: 'check state machines',
    load: async () => (await import('./commands/validate')).validateCommand,
  },
  run: {
    summary: 'run a state machine on this computer',
    load: async () => (await import('./commands/run')).runCommand,
  },
  replay: {
    summary: 'go again through a recorded execution',
    load: async () => (await import('./commands/replay')).replayCommand,
  },
  resources: {
    summary: 'tell what answers the tasks of a state machine',
    load: async () => (await import('./commands/resources')).resourcesCommand,
  },
  convert: {
    summary: 'convert between query languages and formats',
    load: async () => (await import('./commands/convert')).convertCommand,
  },
  graph: {
    summary: 'draw a state machine',
    load: async () => (await import('./commands/graph')).graphCommand,
  },
  policy: {
    summary: 'write the IAM policy that a state machine needs',
    load: async () => (await import('./commands/policy')).policyCommand,
  },
  lsp: {
    summary: 'the language server, for editors',
    load: async () => (await import('./commands/lsp')).lspCommand,
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

function commandOf(name: string): Entry | undefined {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}

keepCompiled();
runAsProcess(main);
