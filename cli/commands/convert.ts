import type { Precision } from '../../language/convert/conversion';
import { convertFormat } from '../../language/convert/format/convert-format';
import type { Converted } from '../../language/convert/outcome';
import type { Remark } from '../../language/convert/remarks';
import { machineToJsonPath } from '../../language/convert/to-json-path/convert';
import { machineToJsonata } from '../../language/convert/to-jsonata/convert';
import { outerRange } from '../../language/embedding/embedded-text';
import type { Definition } from '../../language/embedding/find-definitions';
import { outerEdits } from '../../language/embedding/outer-edits';
import { standAlone } from '../../language/embedding/stand-alone';
import { applyEdits } from '../../language/features/edit';
import { LineIndex } from '../../language/text/line-index';
import { formatOf, parseDocument } from '../../language/tree/parse-document';
import { chooseDefinition } from '../choose-definition';
import { defineFileCommand, type NamedText } from '../command';
import { compareRuns, type Compared, type Comparison } from '../convert/compare-runs';
import { writeResult } from '../files';
import type { Io } from '../io';
import {
  MACHINE_OPTIONS,
  MACHINE_USAGE,
  MOCK_OPTIONS,
  MOCK_USAGE,
  readMachineOptions,
  type MachineOptions,
} from '../machine-options';
import { placeIn, shownName } from '../output/place';
import { readInput } from '../read-input';

type Target = 'jsonata' | 'jsonpath' | 'json' | 'yaml';

interface Options {
  readonly machine: MachineOptions;
  readonly to: Target;
  readonly output: string | undefined;
  readonly input: string | undefined;
  readonly precision: Precision;
}

/** `stepwright convert`. */
export const convertCommand = defineFileCommand({
  name: 'convert',
  usage: `Usage: stepwright convert FILE --to jsonata|jsonpath|json|yaml [options]

Converts a state machine to the other query language or the other format; FILE is a definition, a template that holds
one, or - for the standard input. Comments are kept where the format has them. What cannot be converted exactly is
refused, with its place. Of a template the whole is written, with the states converted where they stand; --to json or
yaml writes the state machine of a template as a definition of its own.
With --input both machines are run with that input, and the conversion says whether they end alike.

Options:
  --to jsonata|jsonpath     converts all states and the machine's QueryLanguage
  --to json|yaml            writes the other format
  -o, --output OUT          writes the result to OUT; else to stdout
  --input JSON|@FILE|-      compares two runs with this input; the functions and mocks are those of "stepwright run"
  --exact                   the form that fails and prints exactly as the original, also on unexpected data; chosen by
                            itself where the runs differ
${MACHINE_USAGE}
${MOCK_USAGE}
  -h, --help                this text

Exit code: 0 converted, 1 refused, or the runs differ (then nothing is written), 2 wrong usage or a file cannot be read.
`,
  options: {
    ...MACHINE_OPTIONS,
    ...MOCK_OPTIONS,
    to: { type: 'string' },
    output: { type: 'string', short: 'o' },
    input: { type: 'string', short: 'i' },
    exact: { type: 'boolean', default: false },
  },
  read: (values, file): Options | string => {
    const { to, input, output, exact } = values;
    if (to === undefined) return 'say what to convert to: --to jsonata, jsonpath, json or yaml.';
    if (!isTarget(to)) return `--to takes jsonata, jsonpath, json or yaml, not "${to}".`;
    if (file === '-' && input === '-') return 'the definition and the input cannot both come from the standard input.';
    const machine = readMachineOptions(values);
    if (typeof machine === 'string') return machine;
    return { machine, to, output, input, precision: exact ? 'exact' : 'plain' };
  },
  execute: async ({ file, text }, options, io, refuse) => {
    const choice = chooseDefinition(parseDocument(text, formatOf(file)), file, options.machine.stateMachine);
    if (choice.kind === 'refused') return refuse(choice.message, choice.code);
    const { definition } = choice;
    const show = (remarks: readonly Remark[], kind: string): void => {
      const lines = new LineIndex(text);
      for (const { start, end, message } of remarks) {
        const outer = definition.text ? outerRange(definition.text, { start, end }) : { start };
        io.stderr.write(`${placeIn(shownName(file), lines, outer.start)} ${kind} ${message}\n`);
      }
    };
    const result = await convert(options, { definition, file, text }, io);
    if (result.kind === 'faulty') return refuse(result.message, result.code);
    if (result.kind === 'refused') {
      show(result.reasons, 'error');
      return refuse('nothing was converted.', 1);
    }
    show(result.notes, 'note');
    for (const remark of result.told) io.stderr.write(`stepwright convert: ${remark}\n`);
    const fault = await writeResult(result.text, options.output, io);
    return fault === undefined ? 0 : refuse(fault);
  },
});

type Result =
  | {
      readonly kind: 'converted';
      readonly text: string;
      readonly notes: readonly Remark[];
      readonly told: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reasons: readonly Remark[] }
  | { readonly kind: 'faulty'; readonly message: string; readonly code: 1 | 2 };

/** A machine and the text that it stands in. */
interface Source extends NamedText {
  readonly definition: Definition;
}

async function convert(options: Options, { definition, file, text: before }: Source, io: Io): Promise<Result> {
  const { to } = options;
  const { model } = definition;
  if (to === 'json' || to === 'yaml') {
    const converted = convertFormat(standAlone(definition), to);
    if (converted.kind === 'refused') return converted;
    const lost = converted.lostComments.map((line) => `JSON has no place for the comment "${line}".`);
    return { kind: 'converted', text: converted.text, notes: [], told: [...lost, ...standsAlone(definition)] };
  }
  const comparison = await comparisonOf(options, file, io);
  if (comparison && 'message' in comparison) return { kind: 'faulty', message: comparison.message, code: 2 };
  const precisions: readonly Precision[] =
    comparison && options.precision === 'plain' ? ['plain', 'exact'] : [options.precision];
  let difference = '';
  for (const precision of precisions) {
    const converted: Converted =
      to === 'jsonata' ? machineToJsonata(model, precision) : machineToJsonPath(model, precision);
    if (converted.kind === 'refused') return converted;
    const edits = outerEdits(definition, converted.edits);
    if (!edits) return { kind: 'faulty', message: PUT_TOGETHER, code: 1 };
    const text = applyEdits(before, edits);
    const compared = comparison && (await compareRuns(before, text, comparison, io));
    if (compared?.kind === 'different') {
      difference = compared.difference;
      continue;
    }
    const told = toldOf(compared, precision === options.precision ? undefined : difference);
    return { kind: 'converted', text, notes: converted.notes, told };
  }
  return { kind: 'faulty', message: `the two state machines do not end alike: ${difference}`, code: 1 };
}

const PUT_TOGETHER =
  'the template puts this definition together from parts (Fn::Join), so there is no text to convert. ' +
  'Write it as a definition of its own first: --to json.';

/** What one must know of a machine that was taken out of its template. */
function standsAlone({ name }: Definition): string[] {
  if (name === undefined) return [];
  return [`"${name}" is written as a definition of its own. What the template gave it stands in it as \${Name}.`];
}

function toldOf(compared: Compared | undefined, plainDifference: string | undefined): string[] {
  const told: string[] = [];
  if (plainDifference !== undefined) told.push(`In the plain form ${plainDifference}; so the exact form is written.`);
  if (compared?.kind === 'same') told.push(`Both state machines end alike with this input: ${compared.end}`);
  if (compared?.kind === 'impossible') told.push(`The runs could not be compared: ${compared.message}`);
  return told;
}

async function comparisonOf(
  options: Options,
  file: string,
  io: Io,
): Promise<Comparison | { message: string } | undefined> {
  if (options.input === undefined) return undefined;
  const input = await readInput(options.input, io);
  if (input.kind === 'faulty') return { message: input.message };
  return { file, machine: options.machine, input: input.input };
}

function isTarget(text: string): text is Target {
  return ['jsonata', 'jsonpath', 'json', 'yaml'].includes(text);
}
