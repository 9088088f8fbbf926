import { isJsonObject, type Json } from '../../json';
import { isJsonArray } from '../../json-equal';
import type { Intrinsic } from './intrinsic';
import { LARGEST_RESULT, TOO_LARGE } from './largest-result';
import { splitTemplate } from './template';

/** Digest F6, W24. */
export const format: Intrinsic = {
  name: 'States.Format',
  parameters: [
    { name: 'template', type: 'string', doc: 'A text with one `{}` for each value; `\\\\{` is a brace.' },
    { name: 'values', type: 'any', optional: true, repeated: true, doc: 'What the `{}` are replaced by, in order.' },
  ],
  returns: 'string',
  doc: 'Puts values into a text, one for each `{}`. Objects print in the manner of Java: `{a=1, b=[]}`; use `States.JsonToString` for JSON.',
  walksValues: true,
  examples: [
    {
      expression: "States.Format('Hello {}, you are {}.', $.name, $.age)",
      input: { name: 'Ann', age: 30 },
      gives: 'Hello Ann, you are 30.',
    },
    {
      expression: "States.Format('fst={} snd={}', $.o, 1.1)",
      input: { o: { Arg1: 1, Arg2: [] } },
      gives: 'fst={Arg1=1, Arg2=[]} snd=1.1',
    },
    { expression: "States.Format('\\{{}\\}', null)", gives: '{null}' },
    { expression: 'States.Format($.template, 1)', input: { template: '{} and {}' } },
  ],
  call([template, ...values], _environment, written) {
    const literal = written?.[0];
    const parts = (literal?.kind === 'literal' ? literal.parts : undefined) ?? splitTemplate(String(template));
    if (parts.length - 1 !== values.length) {
      return {
        failure: `The template has ${count(parts.length - 1, '{}')} but there are ${count(values.length, 'value')}`,
      };
    }
    let result = parts[0] ?? '';
    for (const [index, value] of values.entries()) {
      result += javaText(value) + (parts[index + 1] ?? '');
      if (result.length > LARGEST_RESULT) return TOO_LARGE;
    }
    return { value: result };
  },
  check(written) {
    const [template, ...values] = written;
    if (template?.kind !== 'literal' || !template.parts || template.parts.length - 1 === values.length) return [];
    const places = count(template.parts.length - 1, '{}');
    const message = `The template has ${places} but ${count(values.length, 'value')} ${values.length === 1 ? 'follows' : 'follow'}; there must be one value for each {}.`;
    return [{ message, start: template.start, end: template.end, severity: 'warning' }];
  },
};

/** Digest F22. */
export const stringSplit: Intrinsic = {
  name: 'States.StringSplit',
  parameters: [
    { name: 'text', type: 'string', doc: 'The text to split.' },
    { name: 'delimiters', type: 'string', doc: 'Each of its characters is a delimiter.' },
  ],
  returns: 'array',
  doc: 'Splits a text at **any of the characters** of `delimiters`. Empty pieces are left out.',
  examples: [
    { expression: "States.StringSplit('This.is+a,test=string', '.+,=')", gives: ['This', 'is', 'a', 'test', 'string'] },
    { expression: "States.StringSplit(',,,,', ',')", gives: [] },
    { expression: "States.StringSplit(' , ', ',')", gives: [' ', ' '] },
  ],
  call([text, delimiters]) {
    const marks = new Set(String(delimiters));
    const pieces: string[] = [];
    let piece = '';
    for (const character of String(text)) {
      if (!marks.has(character)) {
        piece += character;
        continue;
      }
      if (piece !== '') pieces.push(piece);
      piece = '';
    }
    if (piece !== '') pieces.push(piece);
    return { value: pieces };
  },
};

/** Digest F23. */
export const uuid: Intrinsic = {
  name: 'States.UUID',
  parameters: [],
  returns: 'string',
  doc: 'A random UUID of version 4.',
  examples: [],
  call: (_args, environment) => ({ value: environment.uuid() }),
};

function count(number: number, noun: string): string {
  if (noun === '{}') return `${String(number)} {}`;
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** How Java prints a value: texts as they are, objects as `{a=1, b=[]}`. */
function javaText(value: Json): string {
  if (typeof value === 'string') return value;
  if (isJsonArray(value)) return `[${value.map(javaText).join(', ')}]`;
  if (!isJsonObject(value)) return String(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${name}=${javaText(member)}`)
    .join(', ')}}`;
}
