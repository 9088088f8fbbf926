import path from 'node:path';
import type { TaskResource } from '../../workspace/task-resource';
import { defineFileCommand } from '../command';
import {
  MACHINE_OPTIONS,
  MACHINE_USAGE,
  misconfigured,
  MOCK_OPTIONS,
  MOCK_USAGE,
  prepareMachine,
  readMachineOptions,
  type MachineOptions,
} from '../machine-options';
import { invalidDefinition } from '../output/invalid-definition';

interface Options {
  readonly machine: MachineOptions;
  readonly json: boolean;
}

/** `stepwright resources`. */
export const resourcesCommand = defineFileCommand({
  name: 'resources',
  usage: `Usage: stepwright resources FILE [options]

Tells what would answer each task of a state machine in a local run: a mock, a handler, an endpoint, a service that is
simulated, or nothing. Nothing is run.

Options:
  --json                    one JSON array on stdout
${MACHINE_USAGE}
${MOCK_USAGE}
  -h, --help                this text

Exit code: 0 every task is answered, 1 some are not, 2 wrong usage, or the definition has errors.
`,
  options: { ...MACHINE_OPTIONS, ...MOCK_OPTIONS, json: { type: 'boolean', default: false } },
  read: (values): Options | string => {
    const machine = readMachineOptions(values);
    return typeof machine === 'string' ? machine : { machine, json: values.json };
  },
  execute: ({ file, text }, { machine, json }, io, refuse) => {
    // Nothing is called.
    const prepared = prepareMachine({ file, text }, machine, io, { allowRemote: true });
    if (prepared.kind === 'misconfigured') return refuse(misconfigured(prepared));
    if (prepared.kind === 'invalid') {
      return refuse(['the definition has errors:', ...invalidDefinition(file, text, prepared.diagnostics)].join('\n'));
    }
    const resources = prepared.resources();
    io.stdout.write(
      json ? `${JSON.stringify(resources, undefined, 2)}\n` : resources.map((one) => line(one, io.cwd)).join(''),
    );
    return resources.some(({ answeredBy }) => answeredBy === 'nothing') ? 1 : 0;
  },
});

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

function line({ state, resource, answeredBy, detail, waitsForToken, message }: TaskResource, cwd: string): string {
  const where = detail === undefined ? '' : ` ${path.isAbsolute(detail) ? path.relative(cwd, detail) : detail}`;
  const missing = message === undefined ? '' : `\n    ${message}`;
  const then = waitsForToken ? ', then waits for its task token' : '';
  return `${state}  ${resource}\n  ${WORDS[answeredBy]}${where}${then}${missing}\n`;
}
