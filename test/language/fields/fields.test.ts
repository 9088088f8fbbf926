import { describe, expect, test } from 'vitest';
import {
  allFields,
  CHOICE_OPERATORS,
  fieldsOf,
  STATE_TYPES,
  type ObjectKind,
  type QueryLanguage,
} from '../../../language/fields/index';
import { parseJson } from '../../../language/tree/parse-json';
import { validate } from '../../../language/validate';

/** The measured matrix of digest S1, besides Type, Comment and QueryLanguage. */
const MATRIX: Readonly<Record<(typeof STATE_TYPES)[number], string>> = {
  Pass: 'InputPath OutputPath Result ResultPath Parameters Output Assign Next End',
  Task: 'InputPath OutputPath ResultPath Parameters ResultSelector Arguments Output Assign Resource Credentials Retry Catch TimeoutSeconds TimeoutSecondsPath HeartbeatSeconds HeartbeatSecondsPath Next End',
  Wait: 'InputPath OutputPath Output Assign Seconds Timestamp SecondsPath TimestampPath Next End',
  Choice: 'InputPath OutputPath Output Assign Choices Default',
  Succeed: 'InputPath OutputPath Output',
  Fail: 'Error Cause ErrorPath CausePath',
  Parallel:
    'InputPath OutputPath ResultPath Parameters ResultSelector Arguments Output Assign Retry Catch Branches Next End',
  Map: 'InputPath OutputPath ResultPath Parameters ResultSelector Output Assign Retry Catch ItemProcessor Iterator ItemsPath Items ItemSelector ItemReader ItemBatcher ResultWriter MaxConcurrency MaxConcurrencyPath ToleratedFailurePercentage ToleratedFailurePercentagePath ToleratedFailureCount ToleratedFailureCountPath Label Next End',
};

/** Digest D13. */
const JSONPATH_ONLY =
  'InputPath OutputPath ResultPath Parameters ResultSelector Result ItemsPath TimeoutSecondsPath HeartbeatSecondsPath SecondsPath TimestampPath MaxConcurrencyPath ToleratedFailurePercentagePath ToleratedFailureCountPath ErrorPath CausePath Variable MaxItemsPath MaxItemsPerBatchPath MaxInputBytesPerBatchPath';
const JSONATA_ONLY = 'Arguments Output Items Condition';

const words = (text: string): string[] => text.split(' ');
const languagesOf = (name: string): Set<QueryLanguage | 'both'> =>
  new Set(allFields.filter((field) => field.name === name).map(({ languages }) => languages));

describe('the fields table', () => {
  test.each(STATE_TYPES)('%s has the fields that the service takes, and no other', (type) => {
    const expected = [...words(MATRIX[type]), 'Type', 'Comment', 'QueryLanguage'];
    expect([...fieldsOf(type).keys()].sort()).toEqual(expected.sort());
  });

  test('fields of one query language are those of the service', () => {
    for (const name of words(JSONPATH_ONLY)) expect([name, languagesOf(name)]).toEqual([name, new Set(['JSONPath'])]);
    for (const name of words(JSONATA_ONLY)) expect([name, languagesOf(name)]).toEqual([name, new Set(['JSONata'])]);
    for (const name of ['Assign', 'ItemSelector', 'Retry', 'Catch', 'Credentials']) {
      expect([name, languagesOf(name)]).toEqual([name, new Set(['both'])]);
    }
  });

  test('the operators are the 39 of the service', () => {
    const names = CHOICE_OPERATORS.map(({ name }) => name);
    expect(new Set(names).size).toBe(39);
    expect(names.filter((name) => name.endsWith('Path'))).toHaveLength(16);
    expect(names).not.toContain('StringMatchesPath');
    for (const name of names) expect(fieldsOf('nestedChoiceRule').has(name)).toBe(true);
  });

  test('names each field of an object once', () => {
    const seen = new Set<string>();
    for (const { name, on } of allFields) {
      for (const kind of on) {
        expect(seen.has(`${kind} ${name}`)).toBe(false);
        seen.add(`${kind} ${name}`);
      }
    }
  });

  test.each(allFields.map((field) => [`${field.name} of ${field.on.join(', ')}`, field] as const))(
    '%s is described, with a link and a sound default',
    (_, { doc, link, default: value, value: shape, replacedBy, on }) => {
      expect(doc).toMatch(/[.!]$/);
      expect(link).toMatch(
        /^https:\/\/(docs\.aws\.amazon\.com\/step-functions\/latest\/dg\/[a-z0-9-]+\.html|states-language\.net\/spec\.html#[a-z-]+)$/,
      );
      if (value !== undefined && shape.kind === 'oneOf') expect(shape.values).toContain(value);
      if (typeof value === 'number' && (shape.kind === 'integer' || shape.kind === 'number')) {
        expect(value).toBeGreaterThanOrEqual(shape.min);
        expect(value).toBeLessThanOrEqual(shape.max);
      }
      if (replacedBy !== undefined) for (const kind of on) expect(fieldsOf(kind).has(replacedBy)).toBe(true);
    },
  );

  test.each(allFields.filter(({ snippet }) => snippet !== undefined).map((field) => [field.name, field] as const))(
    'the snippet of %s is JSON once its stops are filled in',
    (_, { snippet }) => {
      const filled = (snippet ?? '')
        .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
        .replace(/\$\{\d+:((?:\\.|[^}])*)\}/g, '$1')
        .replace(/\\\$/g, '¤');
      const text = filled.replace(/\$\d+/g, (_, at: number) =>
        insideText(filled, at) ? 'x' : emptyOrValue(filled, at),
      );
      expect(() => JSON.parse(text.replaceAll('¤', '$')) as unknown, text).not.toThrow();
    },
  );

  test('every kind of object that a field holds has fields', () => {
    const kinds = new Set<ObjectKind>();
    for (const { value } of allFields) {
      if (value.kind === 'object') kinds.add(value.of);
      if (value.kind === 'array' && value.of.kind === 'object') kinds.add(value.of.of);
    }
    for (const kind of kinds) expect([kind, fieldsOf(kind).size > 0]).toEqual([kind, true]);
  });

  test('a Task with every field that goes together is clean', () => {
    const task = {
      Type: 'Task',
      Comment: 'c',
      InputPath: '$.a',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f', 'Payload.$': '$' },
      Credentials: { RoleArn: 'arn:aws:iam::123456789012:role/r' },
      ResultSelector: { 'r.$': '$.Payload' },
      ResultPath: '$.r',
      OutputPath: '$',
      Assign: { 'x.$': '$.r' },
      TimeoutSeconds: 60,
      HeartbeatSeconds: 30,
      Retry: [
        {
          ErrorEquals: ['States.ALL'],
          Comment: 'c',
          IntervalSeconds: 1,
          MaxAttempts: 2,
          BackoffRate: 1.5,
          MaxDelaySeconds: 10,
          JitterStrategy: 'FULL',
        },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Comment: 'c', ResultPath: null, Assign: { y: 1 }, Next: 'Done' }],
      End: true,
    };
    const machine = {
      Comment: 'c',
      Version: '1.0',
      QueryLanguage: 'JSONPath',
      TimeoutSeconds: 100,
      StartAt: 'T',
      States: { T: task, Done: { Type: 'Succeed' } },
    };
    expect(validate(parseJson(JSON.stringify(machine)))).toEqual([]);
  });
});

function insideText(text: string, at: number): boolean {
  return (text.slice(0, at).match(/"/g) ?? []).length % 2 === 1;
}

/** A stop where a value belongs becomes one, a stop where members belong becomes nothing. */
function emptyOrValue(text: string, at: number): string {
  return /:\s*$/.test(text.slice(0, at)) ? '1' : '';
}
