import type { Json } from '../json';

export type QueryLanguage = 'JSONPath' | 'JSONata';

export const STATE_TYPES = ['Task', 'Wait', 'Pass', 'Succeed', 'Fail', 'Choice', 'Parallel', 'Map'] as const;
export type StateType = (typeof STATE_TYPES)[number];

/** The kinds of object that a definition is made of; each has its own set of fields (digest chapters 1 and 2). */
export type ObjectKind =
  | 'machine'
  | 'branch'
  | 'itemProcessor'
  | 'processorConfig'
  | StateType
  | 'choiceRule'
  | 'nestedChoiceRule'
  | 'retrier'
  | 'catcher'
  | 'itemReader'
  | 'readerConfig'
  | 'itemBatcher'
  | 'resultWriter'
  | 'writerConfig'
  | 'credentials';

/** What may stand as a field's value. `expression`: a `{% … %}` string is allowed too in JSONata states. */
export type ValueShape =
  | { readonly kind: 'text'; readonly expression?: boolean; readonly minLength?: number; readonly maxLength?: number }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly expression?: boolean }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly expression?: boolean }
  | { readonly kind: 'boolean'; readonly only?: boolean; readonly expression?: boolean }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'timestamp'; readonly expression?: boolean }
  /** A path that may give many nodes (digest P11). `intrinsics`: these intrinsic functions may stand instead. */
  | { readonly kind: 'path'; readonly nullable?: boolean; readonly intrinsics?: 'none' | 'text' }
  /** A path that gives exactly one node (digest P10). `roots`: what it may start with besides `$`. */
  | { readonly kind: 'referencePath'; readonly nullable?: boolean; readonly roots: 'input' | 'any' }
  /** A payload: a JSONPath payload template (R11) or JSON with JSONata strings at any depth (R23). */
  | { readonly kind: 'payload'; readonly objectOnly?: boolean }
  /** A JSONata value of one JSON type given as a literal or as an expression. */
  | { readonly kind: 'value'; readonly types: readonly ('array' | 'object')[]; readonly expression: true }
  /** Any JSON, never evaluated. */
  | { readonly kind: 'literal' }
  | { readonly kind: 'stateName' }
  | { readonly kind: 'errorNames' }
  | { readonly kind: 'resource'; readonly among?: readonly string[] }
  | { readonly kind: 'condition' }
  | { readonly kind: 'assignments' }
  | { readonly kind: 'states' }
  | { readonly kind: 'object'; readonly of: ObjectKind }
  | { readonly kind: 'array'; readonly of: ValueShape; readonly minItems: number };

/** All that the tools know of one field. */
export interface Field {
  readonly name: string;
  readonly on: readonly ObjectKind[];
  readonly languages: 'both' | QueryLanguage;
  readonly value: ValueShape;
  readonly required?: boolean;
  /** Fields of one group exclude each other; where `required`, exactly one of the group must be there. */
  readonly group?: { readonly name: string; readonly required: boolean };
  /** The value that counts where the field is absent. */
  readonly default?: Json;
  /** One or two sentences in Markdown for hover, completion and the docs. */
  readonly doc: string;
  /** A page of the service's documentation or of the States Language specification. */
  readonly link?: string;
  /** LSP snippet of the value (what stands behind the colon), where the shape's own is not enough. */
  readonly snippet?: string;
  /** Still accepted by the service, but there is a newer way: the name of the field to use instead. */
  readonly replacedBy?: string;
}
