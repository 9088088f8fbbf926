import { promises as fs } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { TaskResource } from '../../workspace/task-resource';
import { formatProblem } from '../../workspace/load-settings';
import { prepareRun } from '../../workspace/prepare-run';
import { messageOf, type Io } from '../io';

export const RESOURCES_USAGE = `Usage: stepwright resources FILE [options]

Tells what would answer each task of a state machine in a local run: a mock, a handler, an endpoint, a service that is
simulated, or nothing. Nothing is run.

Options:
  --json                    one JSON array on stdout
  --config FILE             this configuration instead of the stepwright.json beside the definition or in the working directory
  --state-machine NAME      which state machine, where FILE is a template that holds several
  -h, --help                this text

Exit code: 0 every task is answered, 1 some are not, 2 wrong usage, or the definition has errors.
`;

/** `stepwright resources`: answers the exit code. */
export async function resourcesCommand(args: readonly string[], io: Io): Promise<number> {
  const refuse = (message: string): number => {
    io.stderr.write(`stepwright resources: ${message}\n`);
    return 2;
  };
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        config: { type: 'string' },
        'state-machine': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return refuse(`${messageOf(error)}\n\n${RESOURCES_USAGE.trimEnd()}`);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    io.stdout.write(RESOURCES_USAGE);
    return 0;
  }
  const [given, ...others] = positionals;
  if (given === undefined || others.length > 0) return refuse('name one state machine.');
  const file = path.resolve(io.cwd, given);
  const stateMachine = values['state-machine'];
  let text: string;
  try {
    text = await fs.readFile(file, 'utf8');
  } catch (error) {
    return refuse(`cannot read ${given}: ${messageOf(error)}`);
  }
  const prepared = prepareRun({
    // Nothing is called.
    allowRemote: true,
    text,
    file,
    workspaceFolder: io.cwd,
    surroundings: io.env,
    ...(values.config === undefined ? {} : { configFile: path.resolve(io.cwd, values.config) }),
    ...(stateMachine === undefined ? {} : { stateMachine }),
  });
  if (prepared.kind === 'misconfigured') {
    return refuse([prepared.message, ...prepared.problems.map(formatProblem)].join('\n'));
  }
  if (prepared.kind === 'invalid') {
    return refuse(`${given} has errors: ${prepared.diagnostics.map(({ message }) => message).join(' ')}`);
  }
  const resources = prepared.resources();
  io.stdout.write(
    values.json ? `${JSON.stringify(resources, undefined, 2)}\n` : resources.map((one) => line(one, io.cwd)).join(''),
  );
  return resources.some(({ answeredBy }) => answeredBy === 'nothing') ? 1 : 0;
}

const WORDS: Readonly<Record<TaskResource['answeredBy'], string>> = {
  mock: 'mock',
  handler: 'handler',
  endpoint: 'endpoint',
  machine: 'state machine on this computer',
  simulated: 'simulated here',
  person: 'asks you',
  nothing: 'NOTHING',
  unknown: 'known when it runs',
};

function line({ state, resource, answeredBy, detail, message }: TaskResource, cwd: string): string {
  const where = detail === undefined ? '' : ` ${path.isAbsolute(detail) ? path.relative(cwd, detail) : detail}`;
  const missing = message === undefined ? '' : `\n    ${message}`;
  return `${state}  ${resource}\n  ${WORDS[answeredBy]}${where}${missing}\n`;
}
