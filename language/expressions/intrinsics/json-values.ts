import { hashOrder } from '../../hash-order';
import { isJsonObject, type Json } from '../../json';
import type { Intrinsic } from './intrinsic';
import { parseJsonText } from './parse-json-text';

/** Digest F7. */
export const stringToJson: Intrinsic = {
  name: 'States.StringToJson',
  parameters: [{ name: 'text', type: 'string', doc: 'A JSON text.' }],
  returns: 'any',
  doc: 'The value that a JSON text stands for. An empty or blank text gives `null`.',
  examples: [
    { expression: 'States.StringToJson(\'{"a": [1, 2]}\')', gives: { a: [1, 2] } },
    { expression: "States.StringToJson('')", gives: null },
    { expression: "States.StringToJson('-0')", gives: 0 },
    { expression: "States.StringToJson('{a}')" },
  ],
  call([text]) {
    const json = String(text);
    if (json.trim() === '') return { value: null };
    const parsed = parseJsonText(json);
    return parsed ?? { failure: `The text is not valid JSON: ${abbreviate(json)}` };
  },
};

/** Digest F8. */
export const jsonToString: Intrinsic = {
  name: 'States.JsonToString',
  parameters: [{ name: 'value', type: 'any', doc: 'Any value.' }],
  returns: 'string',
  doc: 'The JSON text of a value, without blanks.',
  walksValues: true,
  examples: [
    { expression: 'States.JsonToString($)', input: { Arg1: 1, Arg2: [] }, gives: '{"Arg1":1,"Arg2":[]}' },
    { expression: "States.JsonToString('HelloWorld')", gives: '"HelloWorld"' },
    { expression: 'States.JsonToString(null)', gives: 'null' },
  ],
  call: ([value]) => ({ value: JSON.stringify(value ?? null) }),
};

/** Digest F19. */
export const jsonMerge: Intrinsic = {
  name: 'States.JsonMerge',
  parameters: [
    { name: 'first', type: 'object', doc: 'An object.' },
    { name: 'second', type: 'object', doc: 'An object; its members win where both have a name.' },
    { name: 'deep', type: 'boolean', doc: 'Must be `false`: only the shallow merge is supported.' },
  ],
  returns: 'object',
  doc: 'One object of the members of two. Members of the second replace those of the first, with all that is inside.',
  examples: [
    {
      expression: 'States.JsonMerge($.a, $.b, false)',
      input: { a: { x: { p: 1 }, y: 2 }, b: { x: { q: 3 }, z: 4 } },
      gives: { x: { q: 3 }, y: 2, z: 4 },
    },
    { expression: 'States.JsonMerge($.a, $.b, true)', input: { a: {}, b: {} } },
  ],
  call([first, second, deep]) {
    if (deep !== false) return { failure: 'The deep merge is not supported; the third argument must be false' };
    const merged = { ...membersOf(first), ...membersOf(second) };
    return { value: Object.fromEntries(hashOrder(Object.keys(merged)).map((name) => [name, merged[name] ?? null])) };
  },
  check(written) {
    const deep = written[2];
    if (deep?.kind !== 'literal' || deep.value !== true) return [];
    const message = 'The deep merge is not supported; write false.';
    return [{ message, start: deep.start, end: deep.end, severity: 'warning' }];
  },
};

function membersOf(value: Json | undefined): Readonly<Record<string, Json>> {
  return isJsonObject(value) ? value : {};
}

function abbreviate(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}
