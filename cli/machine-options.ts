import path from 'node:path';
import { formatProblem } from '../workspace/settings/load-settings';
import { prepareRun, type PreparedRun, type RunRequest } from '../workspace/prepare-run';
import type { NamedText, OptionTable, Values } from './command';
import type { Io } from './io';
import { readSubstitutions } from './read-substitutions';

/** The options of all commands that look at a state machine as a run would. */
export const MACHINE_OPTIONS = {
  config: { type: 'string' },
  substitution: { type: 'string', multiple: true, default: [] },
  type: { type: 'string' },
  name: { type: 'string' },
  'state-machine': { type: 'string' },
} as const satisfies OptionTable;

/** The options that say which mocks answer. */
export const MOCK_OPTIONS = {
  'mock-config': { type: 'string' },
  'test-case': { type: 'string' },
} as const satisfies OptionTable;

/** The lines of the usage for both tables. */
export const MACHINE_USAGE = `  --config FILE             this configuration instead of the stepwright.json beside the definition or in the working directory
  --substitution K=V        a value for \${K} in the definition; may be given several times
  --type STANDARD|EXPRESS   the type of the state machine (default: STANDARD, or what the configuration says)
  --name NAME               the name of the state machine (default: that of the file)
  --state-machine NAME      which state machine, where FILE is a template that holds several`;
export const MOCK_USAGE = `  --mock-config FILE        a mock file of Step Functions Local
  --test-case NAME          the test case whose mocks answer`;

/** What the command line says of a state machine: the part of a request to prepare a run that it can say. */
export type MachineOptions = Pick<
  RunRequest,
  'configFile' | 'mockConfigFile' | 'testCase' | 'type' | 'stateMachineName' | 'stateMachine'
> & { readonly substitutions: Readonly<Record<string, string>> };

/** The given options, or what is wrong with them. File names are still those of the command line. */
export function readMachineOptions(
  values: Values<typeof MACHINE_OPTIONS> & Partial<Values<typeof MOCK_OPTIONS>>,
): MachineOptions | string {
  const { config, type, name, 'state-machine': stateMachine } = values;
  const { 'mock-config': mockConfig, 'test-case': testCase } = values;
  if (type !== undefined && type !== 'STANDARD' && type !== 'EXPRESS')
    return `--type takes STANDARD or EXPRESS, not "${type}".`;
  const substitutions = readSubstitutions(values.substitution);
  if (typeof substitutions === 'string') return substitutions;
  return {
    substitutions: Object.fromEntries(substitutions),
    ...(config === undefined ? {} : { configFile: config }),
    ...(mockConfig === undefined ? {} : { mockConfigFile: mockConfig }),
    ...(testCase === undefined ? {} : { testCase }),
    ...(type === undefined ? {} : { type }),
    ...(name === undefined ? {} : { stateMachineName: name }),
    ...(stateMachine === undefined ? {} : { stateMachine }),
  };
}

/**
 * Prepares a run of a definition as the command line names it.
 *
 * @param file - as it was given, `-` for the standard input
 * @param more - what only some commands can say
 */
export function prepareMachine(
  { file, text }: NamedText,
  machine: MachineOptions,
  io: Io,
  more: Pick<RunRequest, 'seed' | 'allowRemote'> = {},
): PreparedRun {
  const absolute = (name: string): string => path.resolve(io.cwd, name);
  const { configFile, mockConfigFile } = machine;
  return prepareRun({
    ...machine,
    ...(configFile === undefined ? {} : { configFile: absolute(configFile) }),
    ...(mockConfigFile === undefined ? {} : { mockConfigFile: absolute(mockConfigFile) }),
    text,
    file: absolute(file === '-' ? 'stdin' : file),
    workspaceFolder: io.cwd,
    surroundings: io.env,
    ...more,
  });
}

/** Why nothing can be run, each problem on a line of its own. */
export function misconfigured({
  message,
  problems,
  endpoints,
}: Extract<PreparedRun, { kind: 'misconfigured' }>): string {
  const allow = endpoints === undefined ? '' : ' The option --allow-remote lets it.';
  return [message + allow, ...problems.map(formatProblem)].join('\n');
}
