import { parseArgs } from 'node:util';
import { outerRange } from '../../language/embedding/embedded-text';
import { findDefinitions, wholeDocument, type Definition } from '../../language/embedding/find-definitions';
import { formatPolicy } from '../../language/policy/format-policy';
import { writePolicy, type PolicyOptions } from '../../language/policy/write-policy';
import { LineIndex } from '../../language/text/line-index';
import type { ParsedDocument } from '../../language/tree/node';
import { formatOf, parseDocument } from '../../language/tree/parse-document';
import { readText, writeResult } from '../files';
import { messageOf, type Io } from '../io';

export const POLICY_USAGE = `Usage: stepwright policy FILE [options]

Writes the least-privilege IAM policy that the tasks of a state machine need, and the trust policy of its role. FILE is a
definition, - for the standard input, or a template that holds one. Resources are as narrow as the definition says; what
cannot be known is never guessed but noted, beside the policies and on stderr.

Options:
  --format json|yaml        json (default): an object with policy, trustPolicy and notes; yaml: the notes are comments
  -o, --output OUT          writes the result to OUT; else to stdout
  --region R, --account A   where the machine is deployed; else "*" stands in ARNs
  --partition P             aws (default, or what the definition's ARNs say), aws-cn, aws-us-gov
  --name NAME               the name of the state machine, else "*" where it matters
  --state-machine NAME      which state machine, where FILE is a template that holds several
  --logging, --tracing      also what logs to CloudWatch and traces to X-Ray need
  -h, --help                this text

Exit code: 0 written, 1 the file holds no state machine, 2 wrong usage or a file cannot be read or written.
`;

interface Options {
  readonly file: string;
  readonly format: 'json' | 'yaml';
  readonly output: string | undefined;
  readonly stateMachine: string | undefined;
  readonly policy: PolicyOptions;
}

/** `stepwright policy`: answers the exit code. */
export async function policyCommand(args: readonly string[], io: Io): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    io.stdout.write(POLICY_USAGE);
    return 0;
  }
  const refuse = (message: string, code = 2): number => {
    io.stderr.write(`stepwright policy: ${message}\n`);
    return code;
  };
  if (typeof options === 'string') return refuse(`${options}\n\n${POLICY_USAGE.trimEnd()}`);
  const { file } = options;
  const read = await readText(file, io);
  if (!read.ok) return refuse(read.message);
  const { text } = read;
  const definition = chosenDefinition(parseDocument(text, formatOf(file)), options.stateMachine);
  if (typeof definition === 'string') return refuse(definition);
  const { model, text: embedded } = definition;
  if (!model.node || model.states.length === 0) {
    return refuse(`${file} holds no state machine: an object with StartAt and States is expected.`, 1);
  }
  const written = writePolicy(model, options.policy);
  const lines = new LineIndex(text);
  for (const { start, end, state, message } of written.notes) {
    const outer = embedded ? outerRange(embedded, { start, end }) : { start };
    const { line, character } = lines.positionAt(outer.start);
    const about = state === undefined ? '' : `"${state}": `;
    io.stderr.write(`${file}:${String(line + 1)}:${String(character + 1)} note ${about}${message}\n`);
  }
  const result = formatPolicy(written, options.format);
  const fault = await writeResult(result, options.output, io);
  return fault === undefined ? 0 : refuse(fault);
}

/** The machine that a document holds or is, or what is unclear. Its placeholders stay: what they stand for is not guessed. */
function chosenDefinition(outer: ParsedDocument, name: string | undefined): Definition | string {
  const definitions = findDefinitions(outer).filter(({ at }) => at !== undefined);
  const names = definitions.map((one) => `"${one.name ?? ''}"`).join(', ');
  if (name !== undefined) {
    return definitions.find((one) => one.name === name) ?? `there is no state machine "${name}"; there are: ${names}.`;
  }
  if (definitions.length > 1) return `name one of the state machines by --state-machine: ${names}.`;
  return definitions[0] ?? wholeDocument(outer);
}

/** The options, or `help`, or what is wrong with the command line. */
function readOptions(args: readonly string[]): Options | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'json' },
        output: { type: 'string', short: 'o' },
        region: { type: 'string' },
        account: { type: 'string' },
        partition: { type: 'string' },
        name: { type: 'string' },
        'state-machine': { type: 'string' },
        logging: { type: 'boolean', default: false },
        tracing: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return messageOf(error);
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) return 'name one state machine.';
  const { format, region, account, partition, name } = values;
  if (format !== 'json' && format !== 'yaml') return `--format takes json or yaml, not "${format}".`;
  if (account !== undefined && !/^\d{12}$/.test(account)) return `--account takes 12 digits, not "${account}".`;
  return {
    file,
    format,
    output: values.output,
    stateMachine: values['state-machine'],
    policy: {
      ...(region === undefined ? {} : { region }),
      ...(account === undefined ? {} : { account }),
      ...(partition === undefined ? {} : { partition }),
      ...(name === undefined ? {} : { machineName: name }),
      extras: [...(values.logging ? (['logging'] as const) : []), ...(values.tracing ? (['tracing'] as const) : [])],
    },
  };
}
