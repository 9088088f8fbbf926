import { promises as fs } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { layoutGraph, type LayoutEngine } from '../../graph/layout';
import { drawMermaid } from '../../graph/mermaid';
import { drawSvg } from '../../graph/svg';
import { buildGraph } from '../../language/graph/build-graph';
import { definitionsInFile } from '../../language/embedding/find-definitions';
import { formatOf, parseDocument } from '../../language/tree/parse-document';

export const GRAPH_USAGE = `Usage: stepwright graph FILE [-o OUT.svg|OUT.mmd] [--state-machine NAME]

Draws a state machine. The ending of OUT says how: .svg is a picture, .mmd a Mermaid flowchart.

  -o, --output OUT       "-", which is the default, writes SVG to stdout
  --state-machine NAME   which machine of a template, by the name of its resource
`;

interface Output {
  write(text: string): unknown;
}

/** `stepwright graph`: exit 0 drawn, 1 the file is no state machine, 2 wrong usage or a file cannot be read or written. */
export async function graphCommand(
  args: readonly string[],
  io: { stdout: Output; stderr: Output; cwd: string },
): Promise<number> {
  const usage = (message: string): number => {
    io.stderr.write(`stepwright graph: ${message}\n\n${GRAPH_USAGE}`);
    return 2;
  };
  let parsed: { values: { output?: string; help?: boolean; 'state-machine'?: string }; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        output: { type: 'string', short: 'o' },
        'state-machine': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return usage(messageOf(error));
  }
  if (parsed.values.help) {
    io.stdout.write(GRAPH_USAGE);
    return 0;
  }
  const [file, ...others] = parsed.positionals;
  const output = parsed.values.output ?? '-';
  if (file === undefined || others.length > 0) return usage('name one file.');
  if (output !== '-' && !/\.(svg|mmd)$/.test(output)) return usage(`"${output}" must end in .svg or .mmd.`);

  let text: string;
  try {
    text = await fs.readFile(path.resolve(io.cwd, file), 'utf8');
  } catch (error) {
    io.stderr.write(`stepwright graph: cannot read ${file}: ${messageOf(error)}\n`);
    return 2;
  }
  const definitions = definitionsInFile(parseDocument(text, formatOf(file)), file);
  const name = parsed.values['state-machine'];
  const names = definitions.map((one) => `"${one.name ?? ''}"`).join(', ');
  const chosen = name === undefined ? definitions : definitions.filter((one) => one.name === name);
  if (name !== undefined && chosen.length === 0) {
    const known = definitions.some((one) => one.name !== undefined) ? `; there are: ${names}` : '';
    io.stderr.write(`stepwright graph: ${file} has no state machine "${name}"${known}.\n`);
    return 2;
  }
  const [definition, second] = chosen;
  if (second) {
    io.stderr.write(`stepwright graph: ${file} holds several state machines. Name one by --state-machine: ${names}.\n`);
    return 2;
  }
  const graph = definition && buildGraph(definition.model);
  if (!graph) {
    io.stderr.write(
      `stepwright graph: ${file} holds no state machine: an object with StartAt and States is expected.\n`,
    );
    return 1;
  }
  const drawing = output.endsWith('.mmd')
    ? drawMermaid(graph)
    : drawSvg(await layoutGraph(graph, await loadEngine()), path.basename(file));
  if (output === '-') {
    io.stdout.write(drawing);
    return 0;
  }
  try {
    await fs.writeFile(path.resolve(io.cwd, output), drawing);
  } catch (error) {
    io.stderr.write(`stepwright graph: cannot write ${output}: ${messageOf(error)}\n`);
    return 2;
  }
  return 0;
}

/** elkjs stays a file of its own beside the bundles (its licence is per file) and is loaded only here. */
async function loadEngine(): Promise<LayoutEngine> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  return new Elk();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
