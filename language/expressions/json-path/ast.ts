import type { Json } from '../../json';
import type { OffsetRange } from '../../text/line-index';

/** What a path starts from: `$` the input, `$$` the context object, `$name` a variable (digest P1, P18). */
export type PathRoot = 'input' | 'context' | { readonly variable: string };

/** A parsed JSONPath. All positions are indexes in `text`. */
export interface JsonPath extends OffsetRange {
  /** The text that was parsed; an argument of an intrinsic function has the text of its whole call. */
  readonly text: string;
  readonly root: PathRoot;
  /** Where `$`, `$$` or `$name` stands. */
  readonly rootRange: OffsetRange;
  readonly steps: readonly PathStep[];
  /** Gives one value or fails; an indefinite path gives an array of what it finds (digest P6). */
  readonly definite: boolean;
  /** The names and indexes of a path that has nothing else: the common case, read without interpreting steps. */
  readonly keys: readonly (string | number)[] | undefined;
}

export type PathStep =
  | NameStep
  | NamesStep
  | IndexStep
  | IndexesStep
  | SliceStep
  | WildcardStep
  | DescendantsStep
  | FilterStep
  | FunctionStep
  | ScriptStep;

/** `.name` or `['name']`. */
export interface NameStep extends OffsetRange {
  readonly kind: 'name';
  readonly name: string;
  /** The name without dot, brackets and quotes. */
  readonly nameRange: OffsetRange;
  readonly quoted: boolean;
}

/** `['a','b']`. */
export interface NamesStep extends OffsetRange {
  readonly kind: 'names';
  readonly names: readonly string[];
}

/** `[3]`, `[-1]` (from the end). */
export interface IndexStep extends OffsetRange {
  readonly kind: 'index';
  readonly index: number;
}

/** `[0,2]`. */
export interface IndexesStep extends OffsetRange {
  readonly kind: 'indexes';
  readonly indexes: readonly number[];
}

/** `[1:]`, `[:-2]`, `[0:9:3]`. */
export interface SliceStep extends OffsetRange {
  readonly kind: 'slice';
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly step: number | undefined;
}

/** `.*` or `[*]`. */
export interface WildcardStep extends OffsetRange {
  readonly kind: 'wildcard';
}

/** The `..` of a deep scan: the value and all that it holds; the step after it is applied to each. */
export interface DescendantsStep extends OffsetRange {
  readonly kind: 'descendants';
}

/** `[?(@.a == 1)]`. */
export interface FilterStep extends OffsetRange {
  readonly kind: 'filter';
  readonly filter: Filter;
}

/** `.length()` and its like (digest P5), the last step of a path. */
export interface FunctionStep extends OffsetRange {
  readonly kind: 'function';
  readonly name: PathFunction;
  readonly arguments: readonly (FilterLiteral | FilterPath)[];
}

/** `[(@.length-1)]`: accepted in published definitions, but no engine of the dialect computes it. */
export interface ScriptStep extends OffsetRange {
  readonly kind: 'script';
}

export const PATH_FUNCTIONS = [
  'length',
  'size',
  'min',
  'max',
  'avg',
  'sum',
  'stddev',
  'concat',
  'keys',
  'append',
  'first',
  'last',
  'index',
] as const;
export type PathFunction = (typeof PATH_FUNCTIONS)[number];

/** The condition of a filter step (digest P4). */
export type Filter =
  | { readonly kind: 'or' | 'and'; readonly operands: readonly Filter[] }
  | { readonly kind: 'not'; readonly operand: Filter }
  | { readonly kind: 'exists'; readonly path: FilterPath }
  | { readonly kind: 'constant'; readonly value: boolean }
  | FilterComparison;

export interface FilterComparison extends OffsetRange {
  readonly kind: 'comparison';
  readonly operator: FilterOperator;
  readonly left: FilterOperand;
  readonly right: FilterOperand;
}

export const FILTER_OPERATORS = [
  '==',
  '===',
  '!=',
  '!==',
  '<=',
  '<',
  '>=',
  '>',
  '=~',
  'in',
  'nin',
  'subsetof',
  'anyof',
  'noneof',
  'contains',
  'size',
  'empty',
] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

export type FilterOperand = FilterLiteral | FilterPath | FilterRegex;

export interface FilterLiteral extends OffsetRange {
  readonly kind: 'literal';
  readonly value: Json;
  /** A text that was written without quotes; published definitions have them. */
  readonly bare: boolean;
}

/** `@.a` (the value that is tested) or `$.a` (the root of the path around the filter). */
export interface FilterPath extends OffsetRange {
  readonly kind: 'path';
  readonly root: 'current' | 'document';
  readonly steps: readonly PathStep[];
  readonly definite: boolean;
}

export interface FilterRegex extends OffsetRange {
  readonly kind: 'regex';
  readonly source: string;
  readonly flags: string;
}

/** Whether the path gives one value rather than an array of found values (digest P6, P20). */
export function isDefinite(path: { readonly definite: boolean }): boolean {
  return path.definite;
}

/** The path as it is written. */
export function pathText(path: JsonPath): string {
  return path.text.slice(path.start, path.end);
}

/** Whether steps select at most one value; a function turns whatever came before into one value. */
export function areDefinite(steps: readonly PathStep[]): boolean {
  let definite = true;
  for (const step of steps) {
    switch (step.kind) {
      case 'name':
      case 'index':
      case 'script':
        break;
      case 'function':
        definite = true;
        break;
      case 'names':
      case 'indexes':
      case 'slice':
      case 'wildcard':
      case 'descendants':
      case 'filter':
        definite = false;
        break;
    }
  }
  return definite;
}
