import { parseArgs, type ParseArgsConfig } from 'node:util';
import { readText } from './files';
import { messageOf, type Io } from './io';

/** A command of the command line. */
export interface Command {
  /** What `--help` prints. */
  readonly usage: string;
  /** Runs the command; answers the exit code. */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
}

export type OptionTable = NonNullable<ParseArgsConfig['options']>;

/** What was given for the options of a table. */
export type Values<Table extends OptionTable> = ReturnType<
  typeof parseArgs<{ options: Table; allowPositionals: true }>
>['values'];

/** Says on stderr why a command does not do its work; answers the exit code, which is 2 where none is given. */
export type Refuse = (message: string, code?: number) => number;

interface CommandParts<Table extends OptionTable, Options> {
  readonly name: string;
  readonly usage: string;
  /** The options besides `--help`. */
  readonly options: Table;
  /** The options in the form that `execute` takes, or what is wrong with the command line. */
  readonly read: (values: Values<Table>, positionals: readonly string[]) => Options | string;
  readonly execute: (options: Options, io: Io, refuse: Refuse) => number | Promise<number>;
}

/** Makes a command: `--help` prints the usage (exit 0), what is wrong with the command line comes before it (exit 2). */
export function defineCommand<const Table extends OptionTable, Options extends object>(
  parts: CommandParts<Table, Options>,
): Command {
  const { name, usage, options: table, read, execute } = parts;
  return {
    usage,
    run: async (args, io) => {
      const refuse: Refuse = (message, code = 2) => {
        io.stderr.write(`stepwright ${name}: ${message}\n`);
        return code;
      };
      if (asksForHelp(args)) {
        io.stdout.write(usage);
        return 0;
      }
      let options: Options | string;
      try {
        const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: table });
        options = read(values, positionals);
      } catch (error) {
        options = messageOf(error);
      }
      return typeof options === 'string' ? refuse(`${options}\n\n${usage.trimEnd()}`) : execute(options, io, refuse);
    },
  };
}

/** A file that the command line names, and its text. */
export interface NamedText {
  /** As it was given; `-` is the standard input. */
  readonly file: string;
  readonly text: string;
}

interface FileCommandParts<Table extends OptionTable, Options> {
  readonly name: string;
  readonly usage: string;
  readonly options: Table;
  readonly read: (values: Values<Table>, file: string) => Options | string;
  readonly execute: (source: NamedText, options: Options, io: Io, refuse: Refuse) => number | Promise<number>;
}

/** Makes a command that works on one state machine. A file that cannot be read ends it (exit 2). */
export function defineFileCommand<const Table extends OptionTable, Options extends object>(
  parts: FileCommandParts<Table, Options>,
): Command {
  return defineCommand({
    ...parts,
    read: (values, [file, ...others]) => {
      if (file === undefined || others.length > 0) return 'name one state machine.';
      const options = parts.read(values, file);
      return typeof options === 'string' ? options : { file, options };
    },
    execute: async ({ file, options }, io, refuse) => {
      const read = await readText(file, io);
      return read.ok ? parts.execute({ file, text: read.text }, options, io, refuse) : refuse(read.message);
    },
  });
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}
