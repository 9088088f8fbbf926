import { outerRange } from '../../language/embedding/embedded-text';
import { formatPolicy } from '../../language/policy/format-policy';
import { writePolicy, type PolicyOptions } from '../../language/policy/write-policy';
import { LineIndex } from '../../language/text/line-index';
import { formatOf, parseDocument } from '../../language/tree/parse-document';
import { chooseDefinition } from '../choose-definition';
import { defineFileCommand } from '../command';
import { writeResult } from '../files';
import { placeIn } from '../output/place';

interface Options {
  readonly format: 'json' | 'yaml';
  readonly output: string | undefined;
  readonly stateMachine: string | undefined;
  readonly policy: PolicyOptions;
}

/** `stepwright policy`. */
export const policyCommand = defineFileCommand({
  name: 'policy',
  usage: `Usage: stepwright policy FILE [options]

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
`,
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
  },
  read: (values): Options | string => {
    const { format, output, region, account, partition, name, 'state-machine': stateMachine } = values;
    if (format !== 'json' && format !== 'yaml') return `--format takes json or yaml, not "${format}".`;
    if (account !== undefined && !/^\d{12}$/.test(account)) return `--account takes 12 digits, not "${account}".`;
    const policy = {
      ...(region === undefined ? {} : { region }),
      ...(account === undefined ? {} : { account }),
      ...(partition === undefined ? {} : { partition }),
      ...(name === undefined ? {} : { machineName: name }),
      extras: [...(values.logging ? (['logging'] as const) : []), ...(values.tracing ? (['tracing'] as const) : [])],
    };
    return { format, output, stateMachine, policy };
  },
  execute: async ({ file, text }, { format, output, stateMachine, policy }, io, refuse) => {
    const choice = chooseDefinition(parseDocument(text, formatOf(file)), file, stateMachine);
    if (choice.kind === 'refused') return refuse(choice.message, choice.code);
    const { model, text: embedded } = choice.definition;
    const written = writePolicy(model, policy);
    const lines = new LineIndex(text);
    for (const { start, end, state, message } of written.notes) {
      const outer = embedded ? outerRange(embedded, { start, end }) : { start };
      const about = state === undefined ? '' : `"${state}": `;
      io.stderr.write(`${placeIn(file, lines, outer.start)} note ${about}${message}\n`);
    }
    const fault = await writeResult(formatPolicy(written, format), output, io);
    return fault === undefined ? 0 : refuse(fault);
  },
});
