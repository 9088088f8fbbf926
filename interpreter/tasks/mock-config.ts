import type { Node, ParsedDocument } from '../../language/tree/node';
import { child } from '../../language/tree/node';
import { MOCK_FILE_SPELLING, readSteps, type Complain, type ConfigProblem, type MockResponse } from './mock-response';

/** A mock file of Step Functions Local (digest M1-M6): machine name -> case name -> state name -> what it answers. */
export interface MockConfig {
  readonly machines: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, MockResponse>>>;
}

/** Reads a MockConfigFile. Problems carry their place; with an error among them the file must not be used. */
export function readMockConfig(document: ParsedDocument): { config: MockConfig; problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = document.faults.map(({ message, start, end }) => ({
    message,
    severity: 'error',
    at: { start, end },
  }));
  const complain: Complain = (at, message, severity = 'error') => {
    problems.push({ message, severity, at: { start: at.start, end: at.end } });
  };
  const { root } = document;
  const machines = new Map<string, ReadonlyMap<string, ReadonlyMap<string, MockResponse>>>();
  if (root?.kind !== 'object') {
    complain(root ?? { start: 0, end: 0 }, 'A mock file is an object with "StateMachines" and "MockedResponses".');
    return { config: { machines }, problems };
  }
  for (const { key } of root.properties) {
    if (key.value !== 'StateMachines' && key.value !== 'MockedResponses') {
      complain(
        key,
        `"${key.value}" means nothing in a mock file: it has "StateMachines" and "MockedResponses".`,
        'warning',
      );
    }
  }
  for (const name of ['StateMachines', 'MockedResponses']) {
    if (child(root, name)?.kind !== 'object')
      complain(child(root, name) ?? root, `"${name}" must be there and be an object.`);
  }
  const responses = new Map<string, MockResponse>();
  for (const [name, , value] of members(child(root, 'MockedResponses'))) {
    responses.set(name, readSteps(name, value, MOCK_FILE_SPELLING, complain));
  }
  for (const [machine, key, value] of members(child(root, 'StateMachines'))) {
    const cases = child(value, 'TestCases');
    if (cases?.kind !== 'object') complain(cases ?? key, `The machine "${machine}" needs "TestCases", an object.`);
    machines.set(machine, new Map(members(cases).map(([name, at, states]) => [name, readCase(name, at, states)])));
  }
  return { config: { machines }, problems };

  function readCase(name: string, at: Node, states: Node | undefined): ReadonlyMap<string, MockResponse> {
    const found = new Map<string, MockResponse>();
    if (states?.kind !== 'object')
      complain(states ?? at, `The test case "${name}" must be an object: state name -> mocked response.`);
    for (const [state, stateKey, value] of members(states)) {
      if (value?.kind !== 'string') {
        complain(value ?? stateKey, `The state "${state}" of the test case "${name}" must name a mocked response.`);
        continue;
      }
      const response = responses.get(value.value);
      if (response) found.set(state, response);
      else complain(value, `There is no mocked response "${value.value}" among the "MockedResponses".`);
    }
    return found;
  }
}

export type TestCase =
  | { readonly kind: 'found'; readonly machine: string; readonly states: ReadonlyMap<string, MockResponse> }
  | { readonly kind: 'missing'; readonly message: string };

/**
 * The test case of that name. The machine is that of the given name; if the file does not know it, the only machine that
 * has the case (a file on disk need not be called as the deployed machine is).
 */
export function findTestCase(config: MockConfig, machineName: string, testCase: string): TestCase {
  const own = config.machines.get(machineName)?.get(testCase);
  if (own) return { kind: 'found', machine: machineName, states: own };
  const others = config.machines.has(machineName)
    ? []
    : [...config.machines].flatMap(([machine, cases]) => {
        const states = cases.get(testCase);
        return states ? [{ machine, states }] : [];
      });
  const [only, second] = others;
  if (only && !second) return { kind: 'found', ...only };
  if (second) {
    const names = others.map(({ machine }) => `"${machine}"`).join(', ');
    return {
      kind: 'missing',
      message: `The test case "${testCase}" belongs to several machines (${names}), and none of them is called "${machineName}": name the machine.`,
    };
  }
  const known = [...config.machines].flatMap(([machine, cases]) =>
    [...cases.keys()].map((name) => `"${name}" of "${machine}"`),
  );
  const list = known.length > 0 ? `There is ${known.join(', ')}.` : 'The mock file has none at all.';
  return { kind: 'missing', message: `There is no test case "${testCase}" for the machine "${machineName}". ${list}` };
}

function members(node: Node | undefined): (readonly [string, Node, Node | undefined])[] {
  return node?.kind === 'object' ? node.properties.map(({ key, value }) => [key.value, key, value] as const) : [];
}
