import { parseSignature, type SignatureParameter } from './signature';

export type FunctionGroup =
  | 'string'
  | 'numeric'
  | 'aggregation'
  | 'boolean'
  | 'array'
  | 'object'
  | 'date'
  | 'higher-order'
  /** Added by Step Functions (digest F36-F41). */
  | 'service';

/** All that the tools know of a function of the dialect (digest F31, F36-F41, F49). */
export interface JsonataFunction {
  /** Without the `$`. */
  readonly name: string;
  readonly group: FunctionGroup;
  /** In JSONata's notation: `<s-nn?:s>`. */
  readonly signature: string;
  readonly parameters: readonly JsonataParameter[];
  /** `$substring(str, start[, length])` */
  readonly label: string;
  readonly doc: string;
  /** Arguments that must be written; the context never stands in at the top level of an expression (digest R24). */
  readonly minimum: number;
  readonly maximum: number;
}

export interface JsonataParameter {
  readonly name: string;
  /** What it takes, in words. */
  readonly type: string;
  readonly optional: boolean;
}

/** Functions of the language that Step Functions does not have: calling one fails at run time (digest F31, F42). */
export const ABSENT_FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['eval', 'Step Functions has no $eval: write the expression itself, or read JSON text with $parse.'],
  ['randomSeeded', 'Step Functions has no $randomSeeded: give the seed to $random.'],
]);

const TYPE_WORDS: Readonly<Record<string, string>> = {
  s: 'string',
  n: 'number',
  b: 'boolean',
  o: 'object',
  a: 'array',
  f: 'function',
  j: 'JSON value',
  x: 'any value',
};

/** The functions by name, without the `$`. */
export const JSONATA_FUNCTIONS: ReadonlyMap<string, JsonataFunction> = new Map(
  [
    define(
      'string',
      'string',
      '<x-b?:s>',
      'arg prettify',
      'The text of a value; objects and arrays become JSON text. With `prettify` the JSON is indented.',
    ),
    define('length', 'string', '<s-:n>', 'str', 'The number of characters of a string.'),
    define(
      'substring',
      'string',
      '<s-nn?:s>',
      'str start length',
      'The characters from position `start` (0 is the first; a negative one counts from the end), at most `length` of them.',
    ),
    define(
      'substringBefore',
      'string',
      '<s-s:s>',
      'str chars',
      'What stands before the first `chars`; the whole string when it does not occur.',
    ),
    define(
      'substringAfter',
      'string',
      '<s-s:s>',
      'str chars',
      'What stands after the first `chars`; the whole string when it does not occur.',
    ),
    define('uppercase', 'string', '<s-:s>', 'str', 'The string in upper case.'),
    define('lowercase', 'string', '<s-:s>', 'str', 'The string in lower case.'),
    define(
      'trim',
      'string',
      '<s-:s>',
      'str',
      'The string without blanks at its ends, and with each run of blanks inside made one space.',
    ),
    define(
      'pad',
      'string',
      '<s-ns?:s>',
      'str width char',
      'The string made `width` characters long with `char` (a space): on the right, or on the left for a negative width.',
    ),
    define(
      'contains',
      'string',
      '<s-(sf):b>',
      'str pattern',
      'Whether the string has the pattern in it: a string or a regular expression.',
    ),
    define(
      'split',
      'string',
      '<s-(sf)n?:a<s>>',
      'str separator limit',
      'The pieces between separators: a string or a regular expression. At most `limit` pieces.',
    ),
    define(
      'join',
      'string',
      '<a<s>s?:s>',
      'array separator',
      'The strings of an array as one, with `separator` between them.',
    ),
    define(
      'match',
      'string',
      '<s-f<s:o>n?:a<o>>',
      'str pattern limit',
      'The matches of a regular expression as objects with `match`, `index` and `groups`.',
    ),
    define(
      'replace',
      'string',
      '<s-(sf)(sf)n?:s>',
      'str pattern replacement limit',
      'The string with matches replaced by text (`$1` is the first group) or by what a function gives.',
    ),
    define('base64encode', 'string', '<s-:s>', 'str', 'The string in base 64.'),
    define('base64decode', 'string', '<s-:s>', 'str', 'The string that a base 64 text stands for.'),
    define(
      'encodeUrlComponent',
      'string',
      '<s-:s>',
      'str',
      'The string as a part of a URL, special characters escaped.',
    ),
    define('encodeUrl', 'string', '<s-:s>', 'str', 'The string as a URL; characters with a meaning in URLs stay.'),
    define('decodeUrlComponent', 'string', '<s-:s>', 'str', 'The text of a part of a URL, escapes undone.'),
    define('decodeUrl', 'string', '<s-:s>', 'str', 'The text of a URL, escapes undone.'),
    define('number', 'numeric', '<(nsb)-:n>', 'arg', 'The number that a string or boolean stands for.'),
    define('abs', 'numeric', '<n-:n>', 'number', 'The number without its sign.'),
    define('floor', 'numeric', '<n-:n>', 'number', 'The number rounded down.'),
    define('ceil', 'numeric', '<n-:n>', 'number', 'The number rounded up.'),
    define(
      'round',
      'numeric',
      '<n-n?:n>',
      'number precision',
      'The number rounded to `precision` decimal places (0); halves go to the even neighbour.',
    ),
    define('power', 'numeric', '<n-n:n>', 'base exponent', '`base` to the power of `exponent`.'),
    define('sqrt', 'numeric', '<n-:n>', 'number', 'The square root.'),
    define(
      'formatNumber',
      'numeric',
      '<n-so?:s>',
      'number picture options',
      'The number as text after a picture such as `#,##0.00`.',
    ),
    define('formatBase', 'numeric', '<n-n?:s>', 'number radix', 'The number as text to a base from 2 to 36 (10).'),
    define(
      'formatInteger',
      'numeric',
      '<n-s:s>',
      'number picture',
      'The number as text after a picture such as `w` (words), `I` (Roman) or `000`.',
    ),
    define(
      'parseInteger',
      'numeric',
      '<s-s:n>',
      'string picture',
      'The number that a text written after a picture stands for.',
    ),
    define('sum', 'aggregation', '<a<n>:n>', 'array', 'The sum of an array of numbers.'),
    define('max', 'aggregation', '<a<n>:n>', 'array', 'The largest number of an array.'),
    define('min', 'aggregation', '<a<n>:n>', 'array', 'The smallest number of an array.'),
    define('average', 'aggregation', '<a<n>:n>', 'array', 'The mean of an array of numbers.'),
    define('boolean', 'boolean', '<x-:b>', 'arg', 'Whether a value counts as true: not empty, not 0, not null.'),
    define('not', 'boolean', '<x-:b>', 'arg', 'The opposite of `$boolean`.'),
    define('exists', 'boolean', '<x:b>', 'arg', 'Whether an expression finds anything.'),
    define(
      'count',
      'array',
      '<a:n>',
      'array',
      'The number of items; 0 when there is nothing, 1 for a value that is no array.',
    ),
    define('append', 'array', '<xx:a>', 'array1 array2', 'The items of both as one array.'),
    define(
      'sort',
      'array',
      '<af?:a>',
      'array function',
      'The items in order. `function($l, $r)` tells whether `$l` belongs behind `$r`; without it items must be all numbers or all strings.',
    ),
    define('reverse', 'array', '<a:a>', 'array', 'The items in opposite order.'),
    define('shuffle', 'array', '<a:a>', 'array', 'The items in random order.'),
    define('distinct', 'array', '<x:x>', 'array', 'The items without duplicates.'),
    define(
      'zip',
      'array',
      '<a+>',
      'array',
      'Arrays of the first items, the second items, … of all arguments; as long as the shortest.',
    ),
    define(
      'keys',
      'object',
      '<x-:a<s>>',
      'object',
      'The names of the members of an object, or of all objects of an array.',
    ),
    define(
      'lookup',
      'object',
      '<x-s:x>',
      'object key',
      'The value of a member of an object, or of all objects of an array.',
    ),
    define('spread', 'object', '<x-:a<o>>', 'object', 'An array of objects with one member each.'),
    define('merge', 'object', '<a<o>:o>', 'array', 'One object with the members of all; later ones win.'),
    define('each', 'object', '<o-f:a>', 'object function', 'What `function($value, $key)` gives for each member.'),
    define('error', 'object', '<s?:x>', 'message', 'Fails the evaluation with a message.'),
    define(
      'assert',
      'object',
      '<bs?:x>',
      'condition message',
      'Fails the evaluation with a message when the condition is false.',
    ),
    define(
      'type',
      'object',
      '<x:s>',
      'value',
      '`null`, `number`, `string`, `boolean`, `array`, `object` or `function`.',
    ),
    define(
      'now',
      'date',
      '<s?s?:s>',
      'picture timezone',
      'The time of the evaluation as ISO 8601 text, or after a picture.',
    ),
    define('millis', 'date', '<:n>', '', 'The time of the evaluation in milliseconds since 1970.'),
    define(
      'fromMillis',
      'date',
      '<n-s?s?:s>',
      'number picture timezone',
      'Milliseconds since 1970 as ISO 8601 text, or after a picture such as `[Y]-[M01]-[D01]`.',
    ),
    define(
      'toMillis',
      'date',
      '<s-s?:n>',
      'timestamp picture',
      'The milliseconds since 1970 of an ISO 8601 text, or of one written after a picture.',
    ),
    define(
      'map',
      'higher-order',
      '<af>',
      'array function',
      'What `function($value, $index, $array)` gives for each item.',
    ),
    define(
      'filter',
      'higher-order',
      '<af>',
      'array function',
      'The items for which `function($value, $index, $array)` is true.',
    ),
    define(
      'single',
      'higher-order',
      '<af?>',
      'array function',
      'The only item for which `function($value, $index, $array)` is true; fails if there are none or more.',
    ),
    define(
      'reduce',
      'higher-order',
      '<afj?:j>',
      'array function init',
      'One value of all: `function($previous, $value, $index, $array)` is applied from item to item, starting with `init` or the first one.',
    ),
    define(
      'sift',
      'higher-order',
      '<o-f?:o>',
      'object function',
      'An object of the members for which `function($value, $key, $object)` is true.',
    ),
    define(
      'partition',
      'service',
      '<an:a<a>>',
      'array size',
      'Step Functions: the items in arrays of `size`; the last one may be shorter.',
    ),
    define(
      'range',
      'service',
      '<nnn:a<n>>',
      'first last step',
      'Step Functions: the numbers from `first` to `last`. A single number is not put into an array.',
    ),
    define(
      'hash',
      'service',
      '<xs:s>',
      'data algorithm',
      'Step Functions: the hash as hexadecimal text. Algorithms: MD5, SHA-1, SHA-256, SHA-384, SHA-512.',
    ),
    define(
      'random',
      'service',
      '<n?:n>',
      'seed',
      'A number from 0 to below 1; in Step Functions the same for the same seed.',
    ),
    define('uuid', 'service', '<:s>', '', 'Step Functions: a random UUID (version 4).'),
    define('parse', 'service', '<s:x>', 'string', 'Step Functions: the value of a JSON text.'),
  ].map((entry) => [entry.name, entry]),
);

/** Whether a call of `$name` finds a function. `$clone` exists for the transform operator and is not documented. */
export function isJsonataFunction(name: string): boolean {
  return JSONATA_FUNCTIONS.has(name) || name === 'clone';
}

function define(
  name: string,
  group: FunctionGroup,
  signature: string,
  parameterNames: string,
  doc: string,
): JsonataFunction {
  const names = parameterNames.split(' ');
  const declared = parseSignature(signature);
  const parameters = declared.map((parameter, index) => ({
    name: names[index] ?? `arg${String(index + 1)}`,
    type: typeWords(parameter),
    optional: parameter.optional,
  }));
  return {
    name,
    group,
    signature,
    parameters,
    label: `$${name}(${labelOf(parameters)}${declared.some((parameter) => parameter.repeated) ? ', …' : ''})`,
    doc,
    minimum: declared.filter((parameter) => !parameter.optional && !parameter.context).length,
    maximum: declared.some((parameter) => parameter.repeated) ? Infinity : declared.length,
  };
}

function labelOf(parameters: readonly JsonataParameter[]): string {
  return parameters.reduce((label, parameter) => {
    const separator = label === '' ? '' : ', ';
    return label + (parameter.optional ? `[${separator}${parameter.name}]` : separator + parameter.name);
  }, '');
}

function typeWords(parameter: SignatureParameter): string {
  const word = [...parameter.type]
    .map((letter) => TYPE_WORDS[letter])
    .filter((found) => found !== undefined)
    .join(' or ');
  const inner = parameter.type === 'a' ? TYPE_WORDS[parameter.subtype ?? ''] : undefined;
  return inner === undefined ? word : `${word} of ${inner}s`;
}
