import { AWS, type Account } from '../interpreter/tasks/aws/endpoint';
import type { Json } from '../language/json';
import type { Severity } from '../language/rules/rule';
import { toJson, type Node, type ParsedDocument, type Property } from '../language/tree/node';
import {
  readAnswer,
  readSteps,
  SETTINGS_SPELLING,
  type Complain,
  type ConfigProblem,
  type MockAnswer,
  type MockResponse,
} from '../interpreter/tasks/mock-response';

/** What `stepwright.json` says (the schema of schemas/stepwright.schema.json). Paths are as written. */
export interface Settings {
  readonly type?: 'STANDARD' | 'EXPRESS';
  /** By function name or ARN. */
  readonly functions: ReadonlyMap<string, FunctionSettings>;
  /** By state name or Resource. */
  readonly mocks: ReadonlyMap<string, MockResponse>;
  /** By the name of the test case; its mocks win over `mocks`. */
  readonly testCases: ReadonlyMap<string, ReadonlyMap<string, MockResponse>>;
  /** A mock file of Step Functions Local. */
  readonly mockConfig?: string;
  /** State machines that others start, by name or ARN: the files of their definitions. */
  readonly stateMachines: ReadonlyMap<string, string>;
  /** Bucket name -> folder. */
  readonly buckets: ReadonlyMap<string, string>;
  readonly substitutions: ReadonlyMap<string, Json>;
  /** Service, or `*` for all others -> an address, or `aws`. */
  readonly endpoints: ReadonlyMap<string, string>;
  /** Whose AWS account is meant by `aws`. */
  readonly aws: Account;
  readonly limits: { readonly payload?: boolean; readonly history?: boolean };
  readonly rules: Severities;
  /** Other severities for some files, by pattern relative to the file's folder; later ones win. */
  readonly overrides: readonly RuleOverride[];
}

export type Severities = Readonly<Record<string, Severity | 'off'>>;

export interface RuleOverride {
  readonly files: readonly string[];
  /** By code; `*` is for all. */
  readonly rules: Severities;
}

export interface FunctionSettings {
  readonly handler?: string;
  readonly runtime?: 'python' | 'node';
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeout?: number;
  readonly memory?: number;
  readonly mock?: MockAnswer;
  readonly allowAws: boolean;
}

export const NO_SETTINGS: Settings = {
  functions: new Map(),
  mocks: new Map(),
  testCases: new Map(),
  stateMachines: new Map(),
  buckets: new Map(),
  substitutions: new Map(),
  endpoints: new Map(),
  aws: {},
  limits: {},
  rules: {},
  overrides: [],
};

/** The name of the one configuration file. */
export const SETTINGS_FILE = 'stepwright.json';

type Building<T> = { -readonly [K in keyof T]: T[K] };
type Readers<T> = Readonly<Record<string, (value: Node, into: Building<T>, property: Property) => void>>;

/**
 * Reads `stepwright.json`. What is wrong is told at its place: unknown keys are warnings, values of a wrong type are errors
 * and are left out. Comments and trailing commas are fine.
 */
export function readSettings(document: ParsedDocument): {
  settings: Settings;
  problems: readonly ConfigProblem[];
} {
  const problems: ConfigProblem[] = [];
  const complain: Complain = (at, message, severity = 'error') => {
    problems.push({ message, severity, at: { start: at.start, end: at.end } });
  };
  for (const { code, message, ...at } of document.faults) {
    if (code !== 'comment-in-json' && code !== 'trailing-comma') complain(at, message);
  }
  const settings: Building<Settings> = { ...NO_SETTINGS };
  const { root } = document;
  if (root) readObject(root, 'stepwright.json', settings, topLevel(complain), complain);
  return { settings, problems };
}

/** The keys of stepwright.json and of a function's entry, for the test that compares them with the schema. */
export function knownKeys(): { readonly top: readonly string[]; readonly function: readonly string[] } {
  const silent: Complain = () => undefined;
  return { top: Object.keys(topLevel(silent)), function: Object.keys(functionReaders(silent)) };
}

function topLevel(complain: Complain): Readers<Settings> {
  const mapOf = <T>(value: Node, what: string, read: (name: string, value: Node) => T | undefined): Map<string, T> =>
    readMap(value, what, read, complain);
  return {
    $schema: () => undefined,
    type(value, into) {
      const type = oneOf(value, ['STANDARD', 'EXPRESS'] as const, complain);
      if (type) into.type = type;
    },
    functions(value, into) {
      into.functions = mapOf(value, '"functions"', (name, entry) => {
        const read: Building<FunctionSettings> = { env: {}, allowAws: false };
        readObject(entry, `the function "${name}"`, read, functionReaders(complain), complain);
        if (read.handler !== undefined && read.mock) {
          complain(
            entry,
            `The function "${name}" has a "handler" and a "mock": the mock answers, the handler is not called.`,
            'warning',
          );
        }
        return read;
      });
    },
    mocks(value, into) {
      into.mocks = mapOf(value, '"mocks"', (name, mock) => readMock(name, mock, complain));
    },
    testCases(value, into) {
      into.testCases = mapOf(value, '"testCases"', (testCase, mocks) =>
        mapOf(mocks, `the test case "${testCase}"`, (name, mock) => readMock(name, mock, complain)),
      );
    },
    mockConfig(value, into) {
      const file = text(value, complain);
      if (file !== undefined) into.mockConfig = file;
    },
    stateMachines(value, into) {
      into.stateMachines = mapOf(value, '"stateMachines"', (_name, file) => text(file, complain));
    },
    buckets(value, into) {
      into.buckets = mapOf(value, '"buckets"', (_name, folder) => text(folder, complain));
    },
    substitutions(value, into) {
      into.substitutions = mapOf(value, '"substitutions"', (_name, replacement) => toJson(replacement));
    },
    endpoints(value, into) {
      into.endpoints = mapOf(value, '"endpoints"', (_service, url) => {
        const address = text(url, complain);
        if (address === undefined || address === AWS) return address;
        if (/^https?:\/\//.test(address) && URL.canParse(address)) return address;
        complain(url, 'An endpoint is an address such as "http://127.0.0.1:4566", or "aws" for AWS itself.');
        return undefined;
      });
    },
    aws(value, into) {
      const aws: Building<Account> = {};
      const textInto = (key: 'profile' | 'region') => (value: Node, to: Building<Account>) => {
        const read = text(value, complain);
        // Both become arguments of a program.
        if (read !== undefined && /^[\w+=,.@][\w+=,.@ -]*$/.test(read)) to[key] = read;
        else if (read !== undefined) complain(value, `"${read}" is no name of a ${key}.`);
      };
      readObject(value, '"aws"', aws, { profile: textInto('profile'), region: textInto('region') }, complain);
      into.aws = aws;
    },
    limits(value, into) {
      const limits: Building<Settings['limits']> = {};
      readObject(
        value,
        '"limits"',
        limits,
        {
          payload: (on, to) => flag(on, complain, (is) => (to.payload = is)),
          history: (on, to) => flag(on, complain, (is) => (to.history = is)),
        },
        complain,
      );
      into.limits = limits;
    },
    rules(value, into) {
      into.rules = readRules(value, complain);
    },
    overrides(value, into) {
      if (value.kind !== 'array') {
        complain(value, 'Here belongs a list of { "files": …, "rules": … }.');
        return;
      }
      into.overrides = value.items.map((item) => {
        const override: Building<RuleOverride> = { files: [], rules: {} };
        readObject(
          item,
          'an override',
          override,
          {
            files(files, to) {
              const patterns = files.kind === 'array' ? files.items : [files];
              to.files = patterns.flatMap((pattern) => text(pattern, complain) ?? []);
            },
            rules(rules, to) {
              to.rules = readRules(rules, complain);
            },
          },
          complain,
        );
        return override;
      });
    },
  };
}

function readRules(value: Node, complain: Complain): Severities {
  const rules = readMap(
    value,
    '"rules"',
    (_code, severity) => oneOf(severity, ['error', 'warning', 'hint', 'off'] as const, complain),
    complain,
  );
  return Object.fromEntries(rules);
}

function functionReaders(complain: Complain): Readers<FunctionSettings> {
  const textInto = (key: 'handler' | 'cwd') => (value: Node, into: Building<FunctionSettings>) => {
    const read = text(value, complain);
    if (read !== undefined) into[key] = read;
  };
  const numberInto = (key: 'timeout' | 'memory') => (value: Node, into: Building<FunctionSettings>) => {
    if (value.kind === 'number' && value.value > 0) into[key] = value.value;
    else complain(value, `"${key}" takes a number above 0.`);
  };
  return {
    handler: textInto('handler'),
    runtime(value, into) {
      const runtime = /^(python|node)/.exec(text(value, complain) ?? '')?.[1];
      if (runtime === 'python' || runtime === 'node') into.runtime = runtime;
      else if (value.kind === 'string') complain(value, `"runtime" takes "python" or "node", not "${value.value}".`);
    },
    cwd: textInto('cwd'),
    env(value, into) {
      const env = readMap(value, '"env"', (_name, variable) => scalar(variable, complain), complain);
      into.env = Object.fromEntries(env);
    },
    timeout: numberInto('timeout'),
    memory: numberInto('memory'),
    mock(value, into) {
      const mock = readAnswer(value, SETTINGS_SPELLING, complain);
      if (mock) into.mock = mock;
    },
    allowAws: (value, into) => flag(value, complain, (is) => (into.allowAws = is)),
  };
}

/** A mock: one answer for every invocation, or `steps` as in a mock file (digest M4). */
function readMock(name: string, node: Node, complain: Complain): MockResponse | undefined {
  if (node.kind === 'object' && node.properties.some(({ key }) => key.value === 'steps')) {
    for (const { key } of node.properties) {
      if (key.value !== 'steps') complain(key, `"${key.value}" does not go with "steps".`);
    }
    return readSteps(
      name,
      node.properties.find(({ key }) => key.value === 'steps')?.value,
      SETTINGS_SPELLING,
      complain,
    );
  }
  const answer = readAnswer(node, SETTINGS_SPELLING, complain);
  return answer && { name, steps: [{ first: 0, last: Infinity, answer }] };
}

function readObject<T>(node: Node, what: string, into: Building<T>, readers: Readers<T>, complain: Complain): void {
  const known = (): string =>
    Object.keys(readers)
      .filter((name) => name !== '$schema')
      .join(', ');
  if (node.kind !== 'object') {
    complain(node, `${capital(what)} must be an object: it knows ${known()}.`);
    return;
  }
  for (const property of node.properties) {
    const { key, value } = property;
    const read = Object.hasOwn(readers, key.value) ? readers[key.value] : undefined;
    if (!read) {
      complain(key, `"${key.value}" means nothing in ${what}: it knows ${known()}.`, 'warning');
    } else if (value) read(value, into, property);
  }
}

function readMap<T>(
  node: Node,
  what: string,
  read: (name: string, value: Node) => T | undefined,
  complain: Complain,
): Map<string, T> {
  const found = new Map<string, T>();
  if (node.kind !== 'object') {
    complain(node, `${capital(what)} must be an object.`);
    return found;
  }
  for (const { key, value } of node.properties) {
    const entry = value && read(key.value, value);
    if (entry !== undefined) found.set(key.value, entry);
  }
  return found;
}

function text(node: Node, complain: Complain): string | undefined {
  if (node.kind === 'string') return node.value;
  complain(node, 'Here belongs a text in double quotes.');
  return undefined;
}

function scalar(node: Node, complain: Complain): string | undefined {
  if (node.kind === 'number' || node.kind === 'boolean') return String(node.value);
  return text(node, complain);
}

function flag(node: Node, complain: Complain, set: (is: boolean) => void): void {
  if (node.kind === 'boolean') set(node.value);
  else complain(node, 'Here belongs true or false.');
}

function oneOf<T extends string>(node: Node, values: readonly T[], complain: Complain): T | undefined {
  const found = node.kind === 'string' ? values.find((value) => value === node.value) : undefined;
  if (found === undefined) complain(node, `Here belongs one of ${values.map((value) => `"${value}"`).join(', ')}.`);
  return found;
}

function capital(what: string): string {
  return what.charAt(0).toUpperCase() + what.slice(1);
}
