import type { Account } from '../../interpreter/tasks/aws/endpoint';
import type { MockAnswer, MockResponse } from '../../interpreter/tasks/mock-response';
import type { Json } from '../../language/json';
import type { Severity } from '../../language/rules/rule';

/** The name of the one configuration file. */
export const SETTINGS_FILE = 'stepwright.json';

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
