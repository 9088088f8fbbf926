import { readStructure, type StructureShape } from './parameter-shape';

/**
 * The services that `arn:aws:states:::aws-sdk:service:action` may name, their actions and what these take and give.
 * Made from sdk-table.txt, which scripts/generate-sdk-table.mjs makes from the API models of the AWS SDK. The text has
 * 2.6 million characters: whoever needs it reads it (it is a file beside the program) and passes it to `readSdkTable`,
 * which looks into a service only when that service is asked for.
 */
export interface SdkTable {
  /** The keys of all services, sorted: `accessanalyzer`, `account`, … */
  readonly services: readonly string[];
  service(key: string): SdkService | undefined;
}

export interface SdkService {
  /** As in the resource: `dynamodb`, `sfn`, `secretsmanager`. */
  readonly key: string;
  /** What the names of its errors begin with: `DynamoDb` in `DynamoDb.ResourceNotFoundException`. */
  readonly errorPrefix: string;
  /** By name in camel case (`listObjectsV2`); undefined where the service exists but its actions are not known here. */
  readonly actions: ReadonlyMap<string, SdkAction> | undefined;
}

export interface SdkAction {
  readonly name: string;
  readonly input: StructureShape;
  /** Members of members are not known: they are of kind `any`. */
  readonly output: StructureShape;
}

/**
 * Reads the table: one line for each service,
 *
 *     key ErrorPrefix|action:input:output,action:input:output,…|structure|structure|…
 *
 * where input and output are numbers of structures (or nothing) and structures are written as `readStructure` reads
 * them. A service without actions is one that exists but has no model.
 */
export function readSdkTable(text: string): SdkTable {
  const lines = new Map<string, string>();
  for (const line of text.split('\n')) {
    const blank = line.indexOf(' ');
    if (blank > 0) lines.set(line.slice(0, blank), line);
  }
  const read = new Map<string, SdkService>();
  return {
    services: [...lines.keys()],
    service(key) {
      const line = lines.get(key);
      if (line === undefined) return undefined;
      let service = read.get(key);
      if (!service) {
        service = readService(line);
        read.set(key, service);
      }
      return service;
    },
  };
}

function readService(line: string): SdkService {
  const [head = '', list = '', ...notations] = line.split('|');
  const [key = '', errorPrefix = ''] = head.split(' ');
  if (list === '') return { key, errorPrefix, actions: undefined };
  const structures: (StructureShape | undefined)[] = [];
  const resolve = (index: number): StructureShape | undefined => {
    const notation = notations[index];
    if (notation === undefined) return undefined;
    structures[index] ??= readStructure(notation, resolve);
    return structures[index];
  };
  const actions = new Map<string, SdkAction>();
  for (const entry of list.split(',')) {
    const [name = '', input = '', output = ''] = entry.split(':');
    actions.set(name, { name, input: structureOf(input, resolve), output: structureOf(output, resolve) });
  }
  return { key, errorPrefix, actions };
}

const NO_MEMBERS = readStructure('');

function structureOf(index: string, resolve: (index: number) => StructureShape | undefined): StructureShape {
  return (index === '' ? undefined : resolve(Number(index))) ?? NO_MEMBERS;
}
