import { fieldsOf, type ValueShape } from '../../../language/fields/index';
import type { Json } from '../../../language/json';
import { missingMembers, wrongMembers, wrongValue, type Mistake, type MistakeMaker } from './mistake';
import type { Part } from './parts';

/** Fields that are misspelt, missing, of a wrong type, out of range or of another state (digest S1, D13, V23 to V27). */
export const fieldMistakes: MistakeMaker = (part) => [
  ...Object.keys(part.value).flatMap((name) => misspelt(part, name)),
  ...Object.keys(part.value).flatMap((name) => wrongValues(part, name)),
  ...foreignFields(part),
  ...exclusiveFields(part),
];

function misspelt(part: Part, name: string): Mistake[] {
  if (!fieldsOf(part.kind).has(name)) return [];
  const renamedTo = `${name.slice(0, -1)}${name.slice(-1)}${name.slice(-1)}`;
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  return [renamedTo, lower].map((wrong) => ({
    kind: 'a misspelt field',
    edits: [{ path: [...part.path, name], renamedTo: wrong }],
    place: [...part.path, wrong],
    codes: ['unknown-field'],
    severity: 'error' as const,
  }));
}

function wrongValues(part: Part, name: string): Mistake[] {
  const field = fieldsOf(part.kind).get(name);
  if (!field || (field.languages !== 'both' && field.languages !== part.language)) return [];
  return wrongOf(field.value, part).map(([value, code]) =>
    wrongValue(`${field.value.kind} is ${JSON.stringify(value)}`, part, name, value, [code].flat()),
  );
}

type Wrong = readonly [value: Json, codes: string | readonly string[]];

const TYPE = 'wrong-type';

function wrongOf(shape: ValueShape, { language }: Part): readonly Wrong[] {
  switch (shape.kind) {
    case 'text':
      return [
        [5, TYPE],
        [{}, TYPE],
        [null, TYPE],
      ];
    case 'integer':
      return [
        ['5', TYPE],
        [1.5, TYPE],
        [null, TYPE],
        [true, TYPE],
        [shape.min - 1, 'value-out-of-range'],
        [shape.max + 1, 'value-out-of-range'],
      ];
    case 'number':
      return [
        ['5', TYPE],
        [null, TYPE],
        ...(shape.min > -Number.MAX_VALUE ? ([[shape.min - 0.5, 'value-out-of-range']] as const) : []),
      ];
    case 'boolean':
      return [
        ['true', TYPE],
        [1, TYPE],
      ];
    case 'oneOf':
      return [
        [5, TYPE],
        ['NONSENSE', 'not-one-of'],
        [shape.values[0]?.toLowerCase() ?? '', 'not-one-of'],
      ];
    case 'timestamp':
      return [
        [5, TYPE],
        ['2030-01-01', 'invalid-timestamp'],
        ['2030-13-01T00:00:00Z', 'invalid-timestamp'],
        ['2030-01-01T00:00:00', 'invalid-timestamp'],
      ];
    case 'path':
      return [
        [5, TYPE],
        ['a.b', 'invalid-path'],
        ['$.a[', 'invalid-path'],
        ['$.a[?(@.b ==)]', 'invalid-path'],
      ];
    case 'referencePath':
      return [
        [5, TYPE],
        ['a.b', ['not-a-reference-path', 'invalid-path']],
        ['$.a[*]', 'not-a-reference-path'],
        ['$.a[', ['not-a-reference-path', 'invalid-path']],
      ];
    case 'errorNames':
      return [
        ['States.ALL', TYPE],
        [[], 'empty-value'],
        [[5], TYPE],
        [['States.ALL', 'Other'], 'states-all-alone-and-last'],
      ];
    case 'resource':
      return [
        [5, TYPE],
        ['process1', ['invalid-resource', 'item-reader-resource', 'not-one-of']],
        ['arn:aws:states:::nonsense:run', ['unknown-integration', 'item-reader-resource', 'not-one-of']],
      ];
    case 'condition':
      return [
        [5, TYPE],
        ['{% 1 + %}', 'invalid-jsonata'],
      ];
    case 'assignments':
      return [
        [[], TYPE],
        ['x', TYPE],
        [{ states: 1 }, 'reserved-variable-name'],
        [{ 'a b': 1 }, 'invalid-variable-name'],
        [{ 'a.b': 1 }, 'invalid-variable-name'],
      ];
    case 'object':
      return [
        [[], TYPE],
        ['x', TYPE],
      ];
    case 'array':
      return [
        [{}, TYPE],
        ['x', TYPE],
      ];
    case 'payload':
      return shape.objectOnly && language === 'JSONata' ? [[[], TYPE]] : [];
    case 'value':
      return [[5, TYPE]];
    case 'stateName':
    case 'states':
    case 'literal':
      return [];
  }
}

const NOT_ON: Readonly<Record<string, readonly string[]>> = {
  Pass: ['Retry', 'Catch', 'TimeoutSeconds', 'ResultSelector', 'Resource', 'Choices', 'Seconds', 'Error', 'Items'],
  Task: ['Result', 'Choices', 'Branches', 'MaxConcurrency', 'Seconds', 'Cause', 'ItemSelector'],
  Wait: ['Retry', 'Catch', 'TimeoutSeconds', 'ResultPath', 'Parameters', 'ResultSelector', 'Arguments', 'Default'],
  Choice: ['Retry', 'Catch', 'End', 'Next', 'ResultPath', 'Parameters', 'ResultSelector', 'TimeoutSeconds'],
  Succeed: ['Retry', 'Catch', 'End', 'Next', 'Assign', 'ResultPath', 'Parameters', 'ResultSelector', 'Result'],
  Fail: ['Retry', 'Catch', 'End', 'Next', 'Assign', 'InputPath', 'OutputPath', 'Output', 'Parameters', 'Result'],
  Parallel: ['TimeoutSeconds', 'HeartbeatSeconds', 'Resource', 'MaxConcurrency', 'Result', 'ItemProcessor', 'Label'],
  Map: ['TimeoutSeconds', 'HeartbeatSeconds', 'Resource', 'Branches', 'Result', 'Arguments', 'Choices', 'Seconds'],
  machine: ['Type', 'Next', 'End', 'startAt', 'TimeoutSecondsPath', 'Retry'],
  branch: ['QueryLanguage', 'Version', 'TimeoutSeconds', 'Type', 'ProcessorConfig'],
  itemProcessor: ['QueryLanguage', 'Version', 'Type', 'Retry'],
  retrier: ['Next', 'ResultPath', 'Interval', 'Output', 'Assign'],
  catcher: ['MaxAttempts', 'IntervalSeconds', 'InputPath', 'Default', 'End'],
  choiceRule: ['Default', 'End', 'InputPath', 'Type', 'StringMatchesPath'],
  itemBatcher: ['Resource', 'MaxItems', 'ItemSelector'],
  readerConfig: ['MaxConcurrency', 'Bucket', 'CSVHeader'],
};

function foreignFields(part: Part): Mistake[] {
  const wrong = NOT_ON[part.kind] ?? [];
  const found = wrong
    .filter((name) => part.value[name] === undefined)
    .map((name) => ({
      ...wrongMembers(`no ${name} in ${part.kind}`, part, { [name]: 'x' }, ['unknown-field', 'wrong-query-language']),
      place: [...part.path, name],
    }));
  const other = part.language === 'JSONata' ? 'JSONPath' : 'JSONata';
  for (const field of fieldsOf(part.kind).values()) {
    if (field.languages !== other || part.value[field.name] !== undefined) continue;
    found.push({
      ...wrongMembers(`a field of ${other}`, part, { [field.name]: '$' }, ['wrong-query-language']),
      place: [...part.path, field.name],
    });
  }
  return found;
}

function exclusiveFields(part: Part): Mistake[] {
  const mistakes: Mistake[] = [];
  const fields = [...fieldsOf(part.kind).values()].filter(
    ({ languages }) => languages === 'both' || languages === part.language,
  );
  for (const { name, group, required, replacedBy } of fields) {
    if (required && part.value[name] !== undefined) {
      mistakes.push(missingMembers(`no ${name} in ${part.kind}`, part, [name], ['missing-field']));
    }
    if (!group || replacedBy !== undefined || part.value[name] !== undefined) continue;
    const twin = fields.find((field) => field.group?.name === group.name && part.value[field.name] !== undefined);
    if (!twin || twin.name === 'Next' || twin.name === 'End') continue;
    const value = part.value[twin.name] ?? null;
    mistakes.push(
      wrongMembers('two fields of which one may be there', part, { [name]: value }, [
        'exclusive-fields',
        'choice-rule',
      ]),
    );
  }
  return mistakes;
}
