import type { ExpressionFault } from '../fault';

/** A mistake in an expression. `start` and `end` are indexes in the expression's own text. */
export interface JsonataFault extends ExpressionFault {
  /** The library's code (`S0202`); absent where it has none (a regular expression that JavaScript refuses). */
  readonly code?: string;
}

interface Range {
  /** Index of the first character in the expression's text. */
  readonly start: number;
  /** Index behind the last character. */
  readonly end: number;
}

export interface NameNode extends Range {
  readonly kind: 'name';
  readonly value: string;
}

/** `$` has an empty name, `$$` the name `$`. */
export interface VariableNode extends Range {
  readonly kind: 'variable';
  readonly name: string;
}

export interface StringNode extends Range {
  readonly kind: 'string';
  readonly value: string;
}

export interface NumberNode extends Range {
  readonly kind: 'number';
  readonly value: number;
}

/** `true`, `false` or `null`. */
export interface ConstantNode extends Range {
  readonly kind: 'constant';
  readonly value: boolean | null;
}

export interface RegexNode extends Range {
  readonly kind: 'regex';
  readonly pattern: string;
  readonly flags: string;
}

/** `*`, `**`, `%` where an operand stands, and the `?` of a partial application. */
export interface SymbolNode extends Range {
  readonly kind: 'wildcard' | 'descendants' | 'parent' | 'placeholder';
}

/** Nothing stands where an operand should. */
export interface MissingNode extends Range {
  readonly kind: 'missing';
}

export type BinaryOperator =
  '+' | '-' | '*' | '/' | '%' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '&' | 'and' | 'or' | 'in';

export interface BinaryNode extends Range {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: JsonataNode;
  readonly right: JsonataNode;
}

/** `left.right` */
export interface MapNode extends Range {
  readonly kind: 'map';
  readonly left: JsonataNode;
  readonly right: JsonataNode;
}

/** `target[predicate]` */
export interface PredicateNode extends Range {
  readonly kind: 'predicate';
  readonly target: JsonataNode;
  readonly predicate: JsonataNode;
}

/** `target[]` */
export interface KeepArrayNode extends Range {
  readonly kind: 'keep-array';
  readonly target: JsonataNode;
}

export interface ObjectEntry {
  readonly key: JsonataNode;
  readonly value: JsonataNode;
}

/** `{key: value, …}` */
export interface ObjectNode extends Range {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
}

/** `target{key: value, …}` */
export interface GroupNode extends Range {
  readonly kind: 'group';
  readonly target: JsonataNode;
  readonly entries: readonly ObjectEntry[];
}

export interface ArrayNode extends Range {
  readonly kind: 'array';
  readonly items: readonly JsonataNode[];
}

/** `from..to`, only as an item of an array. */
export interface RangeNode extends Range {
  readonly kind: 'range';
  readonly from: JsonataNode;
  readonly to: JsonataNode;
}

/** `target^(<a, >b)` */
export interface SortNode extends Range {
  readonly kind: 'sort';
  readonly target: JsonataNode;
  readonly terms: readonly { readonly descending: boolean; readonly expression: JsonataNode }[];
}

/** `$variable := value` */
export interface BindNode extends Range {
  readonly kind: 'bind';
  readonly variable: VariableNode;
  readonly value: JsonataNode;
}

/** `target@$variable` (focus) and `target#$variable` (position). */
export interface StepVariableNode extends Range {
  readonly kind: 'focus' | 'index';
  readonly target: JsonataNode;
  readonly variable: VariableNode;
}

export interface NegateNode extends Range {
  readonly kind: 'negate';
  readonly operand: JsonataNode;
}

/** `left ~> right` */
export interface ApplyNode extends Range {
  readonly kind: 'apply';
  readonly left: JsonataNode;
  readonly right: JsonataNode;
}

export interface ConditionNode extends Range {
  readonly kind: 'condition';
  readonly condition: JsonataNode;
  readonly then: JsonataNode;
  readonly else?: JsonataNode;
}

export interface CallNode extends Range {
  readonly kind: 'call';
  readonly callee: JsonataNode;
  readonly arguments: readonly JsonataNode[];
  /** Has a `?` among its arguments: gives a function. */
  readonly partial: boolean;
  /** Index of the opening parenthesis. */
  readonly open: number;
}

export interface LambdaNode extends Range {
  readonly kind: 'lambda';
  readonly parameters: readonly VariableNode[];
  /** With the angle brackets. */
  readonly signature?: string;
  readonly body: JsonataNode;
}

export interface BlockNode extends Range {
  readonly kind: 'block';
  readonly expressions: readonly JsonataNode[];
}

/** `|pattern|update, delete|` */
export interface TransformNode extends Range {
  readonly kind: 'transform';
  readonly pattern: JsonataNode;
  readonly update: JsonataNode;
  readonly delete?: JsonataNode;
}

/** An expression as it is written. */
export type JsonataNode =
  | NameNode
  | VariableNode
  | StringNode
  | NumberNode
  | ConstantNode
  | RegexNode
  | SymbolNode
  | MissingNode
  | BinaryNode
  | MapNode
  | PredicateNode
  | KeepArrayNode
  | ObjectNode
  | GroupNode
  | ArrayNode
  | RangeNode
  | SortNode
  | BindNode
  | StepVariableNode
  | NegateNode
  | ApplyNode
  | ConditionNode
  | CallNode
  | LambdaNode
  | BlockNode
  | TransformNode;
