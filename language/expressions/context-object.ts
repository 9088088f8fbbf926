import type { StateType } from '../fields/field';

/** One member of the context object, `$$` in JSONPath and `$states.context` in JSONata (digest R42). */
export interface ContextField {
  readonly name: string;
  /** `any`: whatever the data hold there; nothing can be said of its members. */
  readonly type: 'object' | 'string' | 'timestamp' | 'integer' | 'any';
  /** Markdown. */
  readonly doc: string;
  readonly children?: readonly ContextField[];
  /** Where it exists; absent: always. */
  readonly only?: ContextCondition;
}

/**
 * `redriven`: only after a redrive (R43). `standard`: Standard machines only (R43). `retriable`: in Task, Parallel and Map
 * states (R44). `callback`: in tasks that wait for a token (R45). `map`: in a Map's item fields and its iterations (R46).
 * `mapOverObject`: the same where the items are an object's members (S45). `distributed`: in distributed Maps (S45, R47).
 */
export type ContextCondition =
  'redriven' | 'standard' | 'retriable' | 'callback' | 'map' | 'mapOverObject' | 'distributed';

/** The members of the context object with all that is inside. */
export const CONTEXT_OBJECT: readonly ContextField[] = [
  {
    name: 'Execution',
    type: 'object',
    doc: 'The execution.',
    children: [
      { name: 'Id', type: 'string', doc: "The execution's ARN." },
      { name: 'Input', type: 'any', doc: 'The input that the execution was started with.' },
      { name: 'Name', type: 'string', doc: "The execution's name." },
      { name: 'RoleArn', type: 'string', doc: 'The ARN of the role that the execution runs as.' },
      { name: 'StartTime', type: 'timestamp', doc: 'When the execution started, such as `2025-01-02T03:04:05.678Z`.' },
      {
        name: 'RedriveCount',
        type: 'integer',
        doc: 'How often the execution was redriven; 0 at first.',
        only: 'standard',
      },
      { name: 'RedriveTime', type: 'timestamp', doc: 'When the execution was last redriven.', only: 'redriven' },
    ],
  },
  {
    name: 'StateMachine',
    type: 'object',
    doc: 'The state machine.',
    children: [
      { name: 'Id', type: 'string', doc: "The state machine's ARN." },
      { name: 'Name', type: 'string', doc: "The state machine's name." },
    ],
  },
  {
    name: 'State',
    type: 'object',
    doc: 'The state that is being executed.',
    children: [
      { name: 'Name', type: 'string', doc: "The state's name." },
      { name: 'EnteredTime', type: 'timestamp', doc: 'When the state was entered.' },
      {
        name: 'RetryCount',
        type: 'integer',
        doc: 'How often the state was retried so far; 0 at first.',
        only: 'retriable',
      },
    ],
  },
  {
    name: 'Task',
    type: 'object',
    doc: 'The task, where its `Resource` ends in `.waitForTaskToken`.',
    only: 'callback',
    children: [
      { name: 'Token', type: 'string', doc: 'The task token, to be sent back by SendTaskSuccess or SendTaskFailure.' },
    ],
  },
  {
    name: 'Map',
    type: 'object',
    doc: 'The innermost Map state around this place.',
    only: 'map',
    children: [
      {
        name: 'Item',
        type: 'object',
        doc: 'The item that is being processed.',
        only: 'map',
        children: [
          { name: 'Index', type: 'integer', doc: "The item's position; the first has 0.", only: 'map' },
          { name: 'Value', type: 'any', doc: 'The item.', only: 'map' },
          {
            name: 'Key',
            type: 'string',
            doc: "The item's name, where the items are members of an object.",
            only: 'mapOverObject',
          },
          {
            name: 'Source',
            type: 'string',
            doc: 'Where the items come from: `STATE_DATA`, `S3://bucket` for a listing, else `S3://bucket/key`.',
            only: 'distributed',
          },
        ],
      },
    ],
  },
];

/** Where an expression stands, as far as the context object depends on it. */
export interface ContextPlace {
  readonly stateType: StateType | undefined;
  readonly machineType: 'STANDARD' | 'EXPRESS';
  /** The state's resource ends in `.waitForTaskToken`. */
  readonly callback: boolean;
  /** Inside an item processor, or in a Map's own item fields. */
  readonly insideMap: boolean;
}

/** Whether a member can exist at a place. Members that the data decide on (a Key, a redrive) may exist. */
export function existsAt(field: ContextField, place: ContextPlace): boolean {
  if (field.only === undefined) return true;
  switch (field.only) {
    case 'redriven':
      return true;
    case 'standard':
      return place.machineType === 'STANDARD';
    case 'retriable':
      return place.stateType === 'Task' || place.stateType === 'Parallel' || place.stateType === 'Map';
    case 'callback':
      return place.callback;
    case 'map':
    case 'mapOverObject':
    case 'distributed':
      return place.insideMap;
  }
}

export type ContextLookup =
  /** `way`: the members that the names are, from the root on. */
  | { readonly kind: 'found'; readonly field: ContextField; readonly way: readonly ContextField[] }
  /** Below a member whose content only the run knows. */
  | { readonly kind: 'unknown'; readonly way: readonly ContextField[] }
  /** `depth`: the number of the name that does not exist; `siblings`: what there is instead. */
  | { readonly kind: 'missing'; readonly depth: number; readonly siblings: readonly ContextField[] };

/** Follows names from the root of the context object; a context path that leads to nothing is a mistake (digest R42). */
export function findContextField(names: readonly (string | number)[]): ContextLookup {
  let siblings = CONTEXT_OBJECT;
  let field: ContextField | undefined;
  const way: ContextField[] = [];
  for (let depth = 0; depth < names.length; depth++) {
    const name = names[depth];
    field = siblings.find((candidate) => candidate.name === name);
    if (!field) return { kind: 'missing', depth, siblings };
    way.push(field);
    if (field.type === 'any' && depth < names.length - 1) return { kind: 'unknown', way };
    siblings = field.children ?? [];
  }
  return field ? { kind: 'found', field, way } : { kind: 'unknown', way };
}
