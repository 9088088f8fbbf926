import type { JsonataNode } from './ast';

/**
 * An expression in the form that is evaluated: steps of a path stand in one list, predicates hang on the step that they
 * filter, and `%` knows which step binds its parent. Made by resolve.ts.
 */
export type Resolved =
  | PathForm
  | SortForm
  | LeafForm
  | BinaryForm
  | RangeForm
  | NegateForm
  | ArrayForm
  | ObjectForm
  | CallForm
  | LambdaForm
  | ThunkForm
  | ConditionForm
  | TransformForm
  | BlockForm
  | BindForm
  | ApplyForm;

/** Names the binding of a parent (`%`); `level` counts the steps still to go up while it is sought. */
export interface ParentSlot {
  label: string;
  level: number;
  readonly source: JsonataNode;
}

export type Stage =
  { readonly kind: 'filter'; readonly expression: Resolved } | { readonly kind: 'index'; readonly variable: string };

export interface Pair {
  readonly key: Resolved;
  readonly value: Resolved;
}

/** What may hang on any form. */
export interface Attachments {
  /** What it was made of. */
  readonly source: JsonataNode;
  /** Filters behind a form that is no step of a path. */
  predicates?: Resolved[];
  /** Filters and positions behind a step of a path. */
  stages?: Stage[];
  /** `{key: value}` behind the form. */
  group?: readonly Pair[];
  /** Marked by `[]`: one result stays an array. */
  keepArray?: boolean;
  /** An array constructor at the start or end of a path is not flattened. */
  consArray?: boolean;
  /** The step gives tuples: its result together with bindings. */
  tuple?: boolean;
  /** The variable that `@` binds. */
  focus?: string;
  /** The variable that `#` binds. */
  index?: string;
  /** The parent of the step's result is bound to this label. */
  ancestor?: ParentSlot;
  /** Parents that no step of this form could bind yet. */
  seeking?: ParentSlot[];
}

export interface PathForm extends Attachments {
  kind: 'path';
  steps: Resolved[];
  keepSingletons?: boolean;
  /** Whether all steps are bare names behind a variable or the context; found out by the evaluator once. */
  plain?: boolean;
}

export interface SortForm extends Attachments {
  kind: 'sort';
  terms: readonly { readonly descending: boolean; readonly expression: Resolved }[];
}

/** Forms without parts. One interface, since a string that stands as a step of a path becomes a name. */
export interface LeafForm extends Attachments {
  kind:
    | 'name'
    | 'variable'
    | 'string'
    | 'number'
    | 'constant'
    | 'wildcard'
    | 'descendants'
    | 'parent'
    | 'placeholder'
    | 'regex';
  /** The name, variable name, literal value, or pattern. */
  value: string | number | boolean | null;
  /** Of a regex. */
  flags?: string;
  /** Of a parent. */
  slot?: ParentSlot;
}

export interface BinaryForm extends Attachments {
  kind: 'binary';
  operator: string;
  left: Resolved;
  right: Resolved;
}

export interface RangeForm extends Attachments {
  kind: 'range';
  from: Resolved;
  to: Resolved;
}

export interface NegateForm extends Attachments {
  kind: 'negate';
  operand: Resolved;
}

export interface ArrayForm extends Attachments {
  kind: 'array';
  items: readonly Resolved[];
}

export interface ObjectForm extends Attachments {
  kind: 'object';
  entries: readonly Pair[];
}

export interface CallForm extends Attachments {
  kind: 'call' | 'partial';
  callee: Resolved;
  arguments: readonly Resolved[];
}

export interface LambdaForm extends Attachments {
  kind: 'lambda';
  parameters: readonly string[];
  signature: string | undefined;
  body: Resolved;
}

/** A call in tail position: it is made after its function has returned, so that the stack does not grow. */
export interface ThunkForm extends Attachments {
  kind: 'thunk';
  call: CallForm;
}

export interface ConditionForm extends Attachments {
  kind: 'condition';
  condition: Resolved;
  then: Resolved;
  else: Resolved | undefined;
}

export interface TransformForm extends Attachments {
  kind: 'transform';
  pattern: Resolved;
  update: Resolved;
  delete: Resolved | undefined;
}

export interface BlockForm extends Attachments {
  kind: 'block';
  expressions: Resolved[];
}

export interface BindForm extends Attachments {
  kind: 'bind';
  variable: string;
  value: Resolved;
}

export interface ApplyForm extends Attachments {
  kind: 'apply';
  left: Resolved;
  right: Resolved;
}
