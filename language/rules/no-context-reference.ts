import { awsFault } from './aws';
import { machine } from './example';
import type { OffsetRange } from '../text/line-index';
import { partRange } from './jsonata-place';
import type { JsonataUse, Rule } from './rule';
import { quote } from './words';

/** Digest R24, V31, V32: expressions have no context item. */
export const noContextReference: Rule = {
  code: 'no-context-reference',
  severity: 'error',
  summary: 'Expressions start from `$states` or a variable, not from a bare name, `$` or `$$`.',
  why: 'JSONata is usually evaluated against a document that bare names and `$` refer to. In Step Functions there is none: the input is `$states.input`. The service refuses a bare name, `$` or `$$` at the top level of an expression. Inside a predicate, a sort or a later step of a path names and `$` are fine.',
  bad: machine({ Greet: { Type: 'Pass', Output: '{% person.name %}', End: true } }, { QueryLanguage: 'JSONata' }),
  good: machine(
    { Greet: { Type: 'Pass', Output: '{% $states.input.person.name %}', End: true } },
    { QueryLanguage: 'JSONata' },
  ),
  hooks: {
    jsonata(use, report) {
      const { analysis, node } = use;
      if (!analysis) return;
      const told = new Set<string>();
      for (const reference of analysis.topLevelReferences) {
        const { name } = reference;
        const first = !told.has(name);
        told.add(name);
        report({
          at: node,
          range: partRange(use, reference),
          message: hyphenatedName(use, reference) ?? messageFor(use, name, reference),
          // The service says each name once.
          ...(first
            ? {
                aws: awsFault(
                  'UNSUPPORTED_JSONATA_EXPRESSION',
                  `Reference to '${name}' at the top level is not supported.`,
                  node,
                ),
              }
            : { unsaid: true }),
          data: WORDS[name] === undefined ? { name } : { meant: WORDS[name] },
        });
      }
      for (const [index, reference] of analysis.doubleDollar.entries()) {
        report({
          at: node,
          range: partRange(use, reference),
          message: '"$$" is not offered here: the input is "$states.input", the context object "$states.context".',
          ...(index === 0
            ? { aws: awsFault('UNSUPPORTED_JSONATA_EXPRESSION', "Reference to '$$' is not supported.", node) }
            : { unsaid: true }),
        });
      }
    },
  },
};

/** Words of other languages. */
const WORDS: Readonly<Record<string, string>> = {
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  Null: 'null',
  NULL: 'null',
  None: 'null',
  nil: 'null',
  undefined: 'null',
  AND: 'and',
  OR: 'or',
  IN: 'in',
};

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

function messageFor({ embedded }: JsonataUse, name: string, { end }: OffsetRange): string {
  if (name === '$') return '"$" stands for nothing here: the input of the state is "$states.input".';
  const word = WORDS[name];
  if (word !== undefined) return `${quote(name)} stands for nothing here: JSONata writes "${word}".`;
  if (name === 'States' && embedded.kind === 'expression') {
    const intrinsic = /^\.(\w+)\s*\(/.exec(embedded.text.slice(end, end + LONGEST_NAME))?.[1];
    if (intrinsic !== undefined)
      return `Intrinsic functions belong to JSONPath: ${INSTEAD[intrinsic] ?? 'use a function of JSONata instead'}.`;
  }
  const [step, variable] = PLAIN_NAME.test(name) ? [name, `"$${name}" for a variable, `] : [`\`${name}\``, ''];
  return `${quote(name)} stands for nothing here: write "$states.input.${step}" for the input, ${variable}or put a text in quotes.`;
}

/** What JSONata has for the intrinsic functions (digest F42). */
const INSTEAD: Readonly<Record<string, string>> = {
  Format: 'join texts with "&"',
  StringToJson: 'use $parse(…)',
  JsonToString: 'use $string(…)',
  Array: 'write a list in [ ]',
  ArrayPartition: 'use $partition(…)',
  ArrayContains: 'use "value in array"',
  ArrayRange: 'use $range(…)',
  ArrayGetItem: 'use "array[index]"',
  ArrayLength: 'use $count(…)',
  ArrayUnique: 'use $distinct(…)',
  Base64Encode: 'use $base64encode(…)',
  Base64Decode: 'use $base64decode(…)',
  Hash: 'use $hash(…)',
  JsonMerge: 'use $merge([a, b])',
  MathRandom: 'use $random()',
  MathAdd: 'use "+"',
  StringSplit: 'use $split(…)',
  UUID: 'use $uuid()',
};

/** Of a name with hyphens; keeps the search short in long expressions. */
const LONGEST_NAME = 80;

/** `$states.input.zip-code` subtracts `code`. The message says what was probably meant. */
function hyphenatedName({ embedded }: JsonataUse, { start, end }: OffsetRange): string | undefined {
  if (embedded.kind !== 'expression') return undefined;
  const before = /\.((?:\w+-)+)$/.exec(embedded.text.slice(Math.max(0, start - LONGEST_NAME), start))?.[1];
  if (before === undefined) return undefined;
  const behind = /^(?:-[a-z_]\w*)*/i.exec(embedded.text.slice(end, end + LONGEST_NAME))?.[0] ?? '';
  const name = embedded.text.slice(start, end);
  return `${quote(name)} is subtracted here: a name with "-" stands in backquotes, as in ".\`${before}${name}${behind}\`".`;
}
