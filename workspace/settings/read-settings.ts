import { AWS, type Account } from '../../interpreter/tasks/aws/endpoint';
import type { Complain, ConfigProblem } from '../../interpreter/tasks/mock-response';
import { toJson, type Node, type ParsedDocument } from '../../language/tree/node';
import { functionReaders } from './read-function';
import { readMock } from './read-mock';
import { flag, oneOf, readMap, readObject, text, type Building, type Readers } from './read-values';
import { NO_SETTINGS, type FunctionSettings, type RuleOverride, type Settings, type Severities } from './settings';

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
