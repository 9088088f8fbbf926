import path from 'node:path';
import { layoutGraph } from '../../graph/layout';
import { drawMermaid } from '../../graph/mermaid';
import { drawSvg } from '../../graph/svg';
import { buildGraph } from '../../language/graph/build-graph';
import { formatOf, parseDocument } from '../../language/tree/parse-document';
import { chooseDefinition, noMachine } from '../choose-definition';
import { defineFileCommand } from '../command';
import { writeResult } from '../files';

interface Options {
  /** Absent: SVG to the standard output. */
  readonly output: string | undefined;
  readonly stateMachine: string | undefined;
}

/** `stepwright graph`. */
export const graphCommand = defineFileCommand({
  name: 'graph',
  usage: `Usage: stepwright graph FILE [-o OUT.svg|OUT.mmd] [--state-machine NAME]

Draws a state machine; FILE is a definition, - for the standard input, or a template that holds one. The ending of OUT
says how: .svg is a picture, .mmd a Mermaid flowchart.

Options:
  -o, --output OUT          "-", which is the default, writes SVG to stdout
  --state-machine NAME      which state machine, where FILE is a template that holds several
  -h, --help                this text

Exit code: 0 drawn, 1 the file holds no state machine, 2 wrong usage or a file cannot be read or written.
`,
  options: { output: { type: 'string', short: 'o' }, 'state-machine': { type: 'string' } },
  read: (values): Options | string => {
    const output = values.output === '-' ? undefined : values.output;
    if (output !== undefined && !/\.(svg|mmd)$/.test(output)) return `"${output}" must end in .svg or .mmd.`;
    return { output, stateMachine: values['state-machine'] };
  },
  execute: async ({ file, text }, { output, stateMachine }, io, refuse) => {
    const choice = chooseDefinition(parseDocument(text, formatOf(file)), file, stateMachine);
    if (choice.kind === 'refused') return refuse(choice.message, choice.code);
    const graph = buildGraph(choice.definition.model);
    if (!graph) return refuse(noMachine(file), 1);
    const drawing = output?.endsWith('.mmd') ? drawMermaid(graph) : drawSvg(layoutGraph(graph), path.basename(file));
    const fault = await writeResult(drawing, output, io);
    return fault === undefined ? 0 : refuse(fault);
  },
});
