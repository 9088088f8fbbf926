import { readStructure, type StructureShape } from './parameter-shape';

/**
 * The services that `arn:aws:states:::aws-sdk:service:action` may name, their actions and what these take and give.
 * It comes from sdk-table.txt.gz, which scripts/generate-sdk-table.mjs makes from the API models of the AWS SDK: a file
 * beside the program that is unpacked when a definition names the first of them (workspace/sdk-table.ts, and
 * server/browser/project.ts in the browser).
 */
export interface SdkTable {
  /** The keys of all services, sorted: `accessanalyzer`, `account`, … */
  readonly services: readonly string[];
  service(key: string): SdkService | undefined;
  /** The key of the service that is called so elsewhere: by the AWS CLI, or in ARNs and policies. */
  keyOf(otherName: string): string | undefined;
}

export interface SdkService {
  /** As in the resource: `dynamodb`, `sfn`, `secretsmanager`. */
  readonly key: string;
  /** What the names of its errors begin with: `DynamoDb` in `DynamoDb.ResourceNotFoundException`. */
  readonly errorPrefix: string;
  /** How it is called over the network. */
  readonly caller: SdkCaller;
  /** By name in camel case (`listObjectsV2`); undefined where the service exists but its actions are not known here. */
  readonly actions: ReadonlyMap<string, SdkAction> | undefined;
}

export interface SdkCaller {
  /** The command of the AWS CLI: `logs` for `cloudwatchlogs`. */
  readonly command: string;
  /** The package of its client for JavaScript: `@aws-sdk/client-cloudwatch-logs`. */
  readonly clientPackage: string;
  /** The name that requests are signed with. */
  readonly signingName: string;
  /** For services with one of AWS's JSON protocols; undefined where only others are spoken. */
  readonly json?: { readonly version: string; readonly target: string };
  /** Those of the errors common to all services that its model has. */
  readonly modelledErrors: ReadonlySet<string>;
}

export interface SdkAction {
  readonly name: string;
  readonly input: StructureShape;
  /** Known to the fourth level; what is deeper is of kind `any`. */
  readonly output: StructureShape;
}

/** A service of the table before it is read. */
export interface SdkSource {
  readonly key: string;
  readonly errorPrefix: string;
  /** `command:package:signing:version/target:errors`, empty where it is as the key says (see the generator). */
  readonly caller: string;
  /**
   * Its text: `action:input:output,action:input:output,…|structure|structure|…`, where input and output are numbers of
   * structures (or nothing) and structures are written as `readStructure` reads them. Empty where there is no model.
   */
  text(): string;
}

/**
 * Errors that every service may answer with. Only what is in its model has a class of its own in an SDK. The generated
 * table names them by their place in this list.
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
export const COMMON_ERRORS = [
  'AccessDeniedException',
  'ExpiredTokenException',
  'InternalFailure',
  'NotAuthorized',
  'OptInRequired',
  'RequestExpired',
  'ServiceUnavailable',
  'ThrottlingException',
  'UnrecognizedClientException',
  'ValidationException',
];

/**
 * The table of its unpacked text, in UTF-8: a line with the words that a single character beyond ASCII stands for in the
 * models, the first for U+0080; a line with `key prefix caller bytes` of each service, between semicolons; then the models, of
 * so many bytes each. Of these only what is asked for becomes text: all of them would be twice as big and take longer than
 * to unpack them.
 */
export function parseSdkTable(bytes: Uint8Array): SdkTable {
  const wordsEnd = lineEndIn(bytes, 0);
  const headsEnd = lineEndIn(bytes, wordsEnd + 1);
  let words: readonly string[] | undefined;
  const unpack = (packed: Uint8Array): string => {
    const known = (words ??= decode(bytes.subarray(0, wordsEnd)).split(' '));
    return decode(packed).replace(/[\u0080-\uffff]/g, (code) => known[code.charCodeAt(0) - FIRST_WORD] ?? '');
  };
  let start = headsEnd + 1;
  const sources = decode(bytes.subarray(wordsEnd + 1, headsEnd))
    .split(';')
    .map((head): SdkSource => {
      const [key = '', errorPrefix = '', caller = '', length] = head.split(' ');
      const model = { start, end: start + Number(length) };
      start = model.end;
      return { key, errorPrefix, caller, text: () => unpack(bytes.subarray(model.start, model.end)) };
    });
  return sdkTable(sources);
}

const LINE_END = 10;

function lineEndIn(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(LINE_END, from);
  return end < 0 ? bytes.length : end;
}

/** One for all: making it takes longer than the reading of a name. */
const utf8 = new TextDecoder();

function decode(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

const FIRST_WORD = 0x80;

/** The table over its services; each is read when it is asked for. */
export function sdkTable(sources: readonly SdkSource[]): SdkTable {
  const byKey = new Map(sources.map((source) => [source.key, source]));
  const read = new Map<string, SdkService>();
  let otherNames: ReadonlyMap<string, string> | undefined;
  return {
    services: sources.map(({ key }) => key),
    service(key) {
      const source = byKey.get(key);
      if (!source) return undefined;
      let service = read.get(key);
      if (!service) {
        const { errorPrefix } = source;
        service = { key, errorPrefix, caller: readCaller(key, source.caller), actions: readActions(source.text()) };
        read.set(key, service);
      }
      return service;
    },
    keyOf(otherName) {
      otherNames ??= otherNamesOf(sources);
      return otherNames.get(otherName);
    },
  };
}

/** Of two services with one name the first counts; the command is nearer to what people write than the signature. */
function otherNamesOf(sources: readonly SdkSource[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const callers = sources.map(({ key, caller }) => ({ key, ...readCaller(key, caller) }));
  for (const { key, command } of callers) if (!names.has(command)) names.set(command, key);
  for (const { key, signingName } of callers) if (!names.has(signingName)) names.set(signingName, key);
  return names;
}

function readCaller(key: string, text: string): SdkCaller {
  const [command = '', client = '', signing = '', json = '', errors = ''] = text.split(':');
  const [version = '', target] = json.split('/');
  return {
    command: command || key,
    clientPackage: `@aws-sdk/client-${client || key}`,
    signingName: signing || key,
    ...(target === undefined ? {} : { json: { version, target } }),
    modelledErrors: new Set([...errors].flatMap((index) => COMMON_ERRORS[Number(index)] ?? [])),
  };
}

function readActions(text: string): ReadonlyMap<string, SdkAction> | undefined {
  if (text === '') return undefined;
  const [list = '', ...notations] = text.split('|');
  const structures: (StructureShape | undefined)[] = [];
  const resolve = (index: number): StructureShape | undefined => {
    const notation = notations[index];
    if (notation === undefined) return undefined;
    structures[index] ??= readStructure(notation, resolve, parameterNameOf);
    return structures[index];
  };
  const actions = new Map<string, SdkAction>();
  for (const entry of list.split(',')) {
    const [name = '', input = '', output = ''] = entry.split(':');
    actions.set(name, { name, input: structureOf(input, resolve), output: structureOf(output, resolve) });
  }
  return actions;
}

/** The name of the model as the AWS SDK for Java 2 has it, beginning with a capital: `DBInstanceId` -> `DbInstanceId`. */
function parameterNameOf(name: string): string {
  if (/^equals$/i.test(name)) return 'EqualsValue';
  let i = 1;
  while (i < name.length && /[A-Z]/.test(name.charAt(i)) && !/[a-z]/.test(name.charAt(i + 1))) i++;
  return name.charAt(0).toUpperCase() + name.slice(1, i).toLowerCase() + name.slice(i);
}

const NO_MEMBERS = readStructure('');

function structureOf(index: string, resolve: (index: number) => StructureShape | undefined): StructureShape {
  return (index === '' ? undefined : resolve(Number(index))) ?? NO_MEMBERS;
}
