import { readFileSync } from 'node:fs';
import path from 'node:path';
import { areOf, type Mocks } from '../interpreter/tasks/mock';
import { findTestCase, readMockConfig, type MockConfig } from '../interpreter/tasks/mock-config';
import type { MockResponse } from '../interpreter/tasks/mock-response';
import type { MachineModel } from '../language/model/model';
import { decodeUtf8 } from '../language/text/decode-utf8';
import { childString } from '../language/tree/node';
import { parseJson } from '../language/tree/parse-json';
import { locate, type LoadedSettings, type LocatedProblem } from './settings/load-settings';
import { SETTINGS_FILE } from './settings/settings';
import { whyNot } from './why-not';

export interface MockRequest {
  readonly settings: LoadedSettings;
  readonly model: MachineModel;
  readonly machineName: string;
  /** A mock file that somebody has named; else that of the settings. */
  readonly mockConfigFile: string | undefined;
  readonly testCase: string | undefined;
}

export interface ChosenMocks {
  /** What answers first: the mocks of the test case, then those of the settings. */
  readonly mocks: readonly Mocks[];
  readonly problems: readonly LocatedProblem[];
  /** A test case that does not exist, and the like: the run must not start. */
  readonly fault?: string;
  readonly notes: readonly string[];
}

/** The mocks that a run uses (digest M3, M6): a test case of stepwright.json or of a mock file, and the settings' own mocks. */
export function chooseMocks(request: MockRequest): ChosenMocks {
  const { settings, testCase } = request;
  const own = tableOf(settings.settings.mocks);
  const file = mockFileOf(request);
  if (testCase !== undefined) {
    const fromSettings = settings.settings.testCases.get(testCase);
    if (fromSettings) return checked(request, [tableOf(fromSettings), own], [], testCase);
  }
  if (file === undefined) {
    if (testCase === undefined) return checked(request, [own], []);
    const known = [...settings.settings.testCases.keys()].map((name) => `"${name}"`).join(', ');
    const fault =
      known === ''
        ? `There is no test case "${testCase}": name a mock file (--mock-config FILE, or "mockConfig" in ${SETTINGS_FILE}), or say it under "testCases" there.`
        : `There is no test case "${testCase}" in ${settings.file ?? SETTINGS_FILE}: it has ${known}.`;
    return { mocks: [], problems: [], fault, notes: [] };
  }
  return fromFile(request, file, own);
}

function fromFile(request: MockRequest, file: string, own: Mocks): ChosenMocks {
  const { machineName, testCase } = request;
  let text: string;
  try {
    text = decodeUtf8(readFileSync(file));
  } catch (error) {
    const fault = `The mock file ${file} cannot be read: ${whyNot(error)}`;
    return { mocks: [], problems: [], fault, notes: [] };
  }
  const { config, problems } = readMockConfig(parseJson(text));
  const located = locate(file, text, problems);
  if (testCase === undefined) {
    const note = `${file} is not used: no test case is chosen (--test-case NAME).`;
    const chosen = checked(request, [own], located);
    return { ...chosen, notes: [...chosen.notes, ...(request.mockConfigFile === undefined ? [] : [note])] };
  }
  if (problems.some(({ severity }) => severity === 'error')) return { mocks: [], problems: located, notes: [] };
  const found = findTestCase(config, machineName, testCase);
  if (found.kind === 'missing') return { mocks: [], problems: located, fault: found.message, notes: [] };
  return checked(request, [...tablesOf(config, found.machine, request, testCase), own], located, testCase);
}

/** All test cases of a mock file: the states of nested executions are those of their own machines (digest M3, M6). */
function tablesOf(config: MockConfig, machine: string, { machineName }: MockRequest, chosen: string): readonly Mocks[] {
  return [...config.machines].flatMap(([name, cases]) =>
    [...cases].map(([testCase, byState]) => ({
      of: { machine: name === machine ? machineName : name, testCase, isChosen: testCase === chosen },
      byState,
      byResource: new Map(),
    })),
  );
}

function mockFileOf({ mockConfigFile, settings }: MockRequest): string | undefined {
  if (mockConfigFile !== undefined) return mockConfigFile;
  const { mockConfig } = settings.settings;
  return mockConfig === undefined ? undefined : path.resolve(settings.folder, mockConfig);
}

/** Keys that are ARNs name Resources, all others states. */
function tableOf(mocks: ReadonlyMap<string, MockResponse>): Mocks {
  const entries = [...mocks];
  return {
    byState: new Map(entries.filter(([key]) => !key.startsWith('arn:'))),
    byResource: new Map(entries.filter(([key]) => key.startsWith('arn:'))),
  };
}

/** Names in mocks that match nothing are most likely misspelt: state names are case-sensitive. */
function checked(
  { model, machineName }: MockRequest,
  mocks: readonly Mocks[],
  problems: readonly LocatedProblem[],
  testCase?: string,
): ChosenMocks {
  const tasks = model.states.filter(({ type }) => type === 'Task');
  const states = new Set(tasks.map(({ name }) => name));
  const resources = new Set(tasks.map(({ node }) => childString(node, 'Resource')?.value));
  const where = testCase === undefined ? 'The mocks' : `The mocks of the test case "${testCase}"`;
  const own = mocks.filter((table) => areOf(table, machineName));
  const notes = own.flatMap(({ byState, byResource }) => [
    ...[...byState.keys()]
      .filter((name) => !states.has(name))
      .map((name) => `${where} name "${name}", which is no Task state of this machine.`),
    ...[...byResource.keys()]
      .filter((name) => !resources.has(name))
      .map((name) => `${where} name ${name}, which no Task state of this machine calls.`),
  ]);
  return { mocks, problems, notes };
}
