import type { QueryLanguage } from '../fields/field';
import type { Json, JsonObject } from '../json';

/**
 * States that do a common thing together, offered as a snippet where states may stand. What one must decide is written
 * `«1:text»` in any text: a tab stop with its default. The first state is the one to enter; the last ones end.
 */
export interface Pattern {
  readonly name: string;
  readonly detail: string;
  readonly states: (write: Dialect) => Readonly<Record<string, JsonObject>>;
}

/** The ways in which the two query languages say the same. Data are named by the path below the state's input: `order.id`. */
export interface Dialect {
  readonly language: QueryLanguage;
  /** What a task is called with: texts as they are, and values of the input and of the context object (`Task.Token`). */
  call(
    fixed: JsonObject,
    input?: Readonly<Record<string, string>>,
    context?: Readonly<Record<string, string>>,
  ): JsonObject;
  /** Keeps the input and puts the result of the state into it. */
  keepAs(name: string): JsonObject;
  /** Keeps the input and puts the error into it, in a catcher. */
  keepErrorAs(name: string): JsonObject;
  /** A choice rule without its target. */
  when(path: string, value: string | boolean): JsonObject;
  /** The list that a Map goes over. */
  items(path: string): JsonObject;
  /** What a Pass state gives. */
  output(value: JsonObject): JsonObject;
  /** Values that are kept in variables. */
  assign(input: Readonly<Record<string, string>>): JsonObject;
  /** A time that a Wait ends at. */
  until(path: string): JsonObject;
}

const JSON_PATH: Dialect = {
  language: 'JSONPath',
  call: (fixed, input = {}, context = {}) => ({
    Parameters: { ...fixed, ...paths(input, '$'), ...paths(context, '$$') },
  }),
  keepAs: (name) => ({ ResultPath: `$.${name}` }),
  keepErrorAs: (name) => ({ ResultPath: `$.${name}` }),
  when: (path, value) => ({
    Variable: `$.${path}`,
    ...(typeof value === 'string' ? { StringEquals: value } : { BooleanEquals: value }),
  }),
  items: (path) => ({ ItemsPath: `$.${path}` }),
  output: (value) => ({ Result: value }),
  assign: (input) => ({ Assign: paths(input, '$') }),
  until: (path) => ({ TimestampPath: `$.${path}` }),
};

const JSONATA: Dialect = {
  language: 'JSONata',
  call: (fixed, input = {}, context = {}) => ({
    Arguments: { ...fixed, ...expressions(input, '$states.input'), ...expressions(context, '$states.context') },
  }),
  keepAs: (name) => ({ Output: `{% $merge([$states.input, {'${name}': $states.result}]) %}` }),
  keepErrorAs: (name) => ({ Output: `{% $merge([$states.input, {'${name}': $states.errorOutput}]) %}` }),
  when: (path, value) => ({
    Condition: `{% $states.input.${path} = ${typeof value === 'string' ? `'${value}'` : String(value)} %}`,
  }),
  items: (path) => ({ Items: `{% $states.input.${path} %}` }),
  output: (value) => ({ Output: value }),
  assign: (input) => ({ Assign: expressions(input, '$states.input') }),
  until: (path) => ({ Timestamp: `{% $states.input.${path} %}` }),
};

export function dialectOf(language: QueryLanguage): Dialect {
  return language === 'JSONata' ? JSONATA : JSON_PATH;
}

function paths(values: Readonly<Record<string, string>>, root: string): Record<string, Json> {
  const entries = Object.entries(values).map(([key, path]): [string, Json] => [
    `${key}.$`,
    path === '' ? root : `${root}.${path}`,
  ]);
  return Object.fromEntries(entries);
}

function expressions(values: Readonly<Record<string, string>>, root: string): Record<string, Json> {
  const entries = Object.entries(values).map(([key, path]): [string, Json] => [
    key,
    `{% ${path === '' ? root : `${root}.${path}`} %}`,
  ]);
  return Object.fromEntries(entries);
}

/** What AWS recommends to retry of a Lambda function. */
export const LAMBDA_RETRY: readonly JsonObject[] = [
  {
    ErrorEquals: [
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
    ],
    IntervalSeconds: 1,
    MaxAttempts: 3,
    BackoffRate: 2,
    JitterStrategy: 'FULL',
  },
];

/** A call of a Lambda function with the whole input. */
export function lambda(write: Dialect, functionName: string): JsonObject {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    ...write.call({ FunctionName: functionName }, { Payload: '' }),
  };
}
