import { missingMembers, wrongMembers, wrongValue, type Mistake, type MistakeMaker } from './mistake';
import { isObject, type JsonObject, type Part } from './parts';

/** What is wrong with a state as a whole: names, resources, time-outs, rules, processors (digest chapters 2 and 8). */
export const stateMistakes: MistakeMaker = (part) => {
  const makers: Readonly<Record<string, (part: Part) => Mistake[]>> = {
    machine: scopeMistakes,
    branch: scopeMistakes,
    itemProcessor: scopeMistakes,
    Task: taskMistakes,
    Wait: waitMistakes,
    Fail: failMistakes,
    Map: mapMistakes,
    choiceRule: ruleMistakes,
  };
  return makers[part.kind]?.(part) ?? [];
};

function scopeMistakes(part: Part): Mistake[] {
  const states = part.value['States'];
  if (!isObject(states)) return [];
  const long = 'x'.repeat(81);
  return Object.entries(states).flatMap(([name, state]) => {
    if (!isObject(state) || state['Type'] === undefined) return [];
    const path = [...part.path, 'States', name];
    const mistakes: Mistake[] = [
      {
        kind: 'a state of 81 characters',
        edits: [{ path, renamedTo: long }],
        place: [...part.path, 'States', long],
        codes: ['invalid-state-name'],
        severity: 'error',
      },
      wrongValue('a state is a text', part, ['States', name], 'Pass', ['wrong-type']),
    ];
    if (state['Type'] !== 'Succeed' && state['Type'] !== 'Fail') {
      // The same name inside of the state that has it.
      const inner = { StartAt: name, States: { [name]: { Type: 'Succeed' } } };
      mistakes.push({
        kind: 'a name for the second time',
        edits: [{ path, value: { Type: 'Parallel', Branches: [inner], ...transitionOf(state) } }],
        place: [...path, 'Branches', 0, 'States', name],
        codes: ['duplicate-state-name'],
        severity: 'error',
      });
    }
    return mistakes;
  });
}

function transitionOf({ Next, End, Default }: JsonObject): JsonObject {
  if (typeof Next === 'string') return { Next };
  return End === undefined && typeof Default === 'string' ? { Next: Default } : { End: true };
}

function taskMistakes(part: Part): Mistake[] {
  const { Resource: resource } = part.value;
  const mistakes = [
    {
      ...wrongMembers('a heartbeat above the time-out', part, { TimeoutSeconds: 5, HeartbeatSeconds: 10 }, [
        'heartbeat-not-below-timeout',
      ]),
    },
    wrongValue('empty Credentials', part, 'Credentials', {}, ['missing-one-of', 'activity-credentials']),
    wrongValue('Credentials are null', part, 'Credentials', null, ['wrong-type']),
  ].filter(
    ({ kind }) =>
      kind !== 'a heartbeat above the time-out' ||
      !('TimeoutSecondsPath' in part.value || 'HeartbeatSecondsPath' in part.value),
  );
  if (typeof resource !== 'string' || !/^arn:aws:states:::[a-z0-9-]+:/.test(resource) || resource.includes('$'))
    return mistakes;
  const payload = part.language === 'JSONata' ? 'Arguments' : 'Parameters';
  mistakes.push(missingMembers('an integration without a payload', part, [payload], ['missing-payload']));
  mistakes.push(
    wrongValue(
      'an action that does not exist',
      part,
      'Resource',
      resource.replace(/:[A-Za-z0-9]+((\.\w+(:2)?)?)$/, ':noSuchAction$1'),
      ['unknown-integration'],
      resource.includes(':aws-sdk:') ? 'warning' : 'error',
    ),
  );
  if (!resource.includes('.')) {
    const codes = ['unknown-integration'];
    if (/:(lambda|sns|sqs|dynamodb|aws-sdk):/.test(resource))
      mistakes.push(
        wrongValue('a pattern that the service does not have', part, 'Resource', `${resource}.sync`, codes),
      );
  }
  return mistakes;
}

const DURATIONS = ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'];

function waitMistakes(part: Part): Mistake[] {
  const timestamp = '2030-01-01T00:00:00Z';
  const other = part.value['Timestamp'] === undefined ? { Timestamp: timestamp } : { Seconds: 5 };
  return [
    missingMembers('a Wait for nothing', part, DURATIONS, ['missing-one-of']),
    wrongMembers('a Wait for two things', part, other, ['exclusive-fields']),
  ];
}

function failMistakes(part: Part): Mistake[] {
  if (part.language === 'JSONata') return [];
  return ['Error', 'Cause'].map((field) =>
    wrongMembers(`${field} and ${field}Path`, part, { [field]: 'x', [`${field}Path`]: '$.x' }, ['exclusive-fields']),
  );
}

function mapMistakes(part: Part): Mistake[] {
  const processor = part.value['ItemProcessor'] ?? part.value['Iterator'] ?? null;
  const field = part.value['ItemProcessor'] === undefined ? 'Iterator' : 'ItemProcessor';
  return [
    missingMembers('a Map without a processor', part, ['ItemProcessor', 'Iterator'], ['missing-one-of']),
    wrongMembers('a Map with two processors', part, { ItemProcessor: processor, Iterator: processor }, [
      'exclusive-fields',
    ]),
    wrongValue('a label of 41 characters', part, 'Label', 'x'.repeat(41), ['invalid-label']),
    wrongValue('a label with a blank', part, 'Label', 'a b', ['invalid-label']),
    wrongValue(
      'INLINE with an ExecutionType',
      part,
      [field, 'ProcessorConfig'],
      { Mode: 'INLINE', ExecutionType: 'STANDARD' },
      ['execution-type'],
    ),
    wrongValue('DISTRIBUTED without an ExecutionType', part, [field, 'ProcessorConfig'], { Mode: 'DISTRIBUTED' }, [
      'execution-type',
    ]),
    wrongValue('a batcher without a limit', part, 'ItemBatcher', {}, ['item-batcher-limit']),
    wrongValue('a reader of nothing', part, 'ItemReader', {}, ['missing-field', 'item-reader-source']),
    wrongValue('a writer of nothing', part, 'ResultWriter', {}, ['result-writer-target', 'missing-one-of']),
  ];
}

function ruleMistakes(part: Part): Mistake[] {
  const { value } = part;
  if (part.language === 'JSONata')
    return [missingMembers('a rule without a Condition', part, ['Condition'], ['missing-field', 'missing-one-of'])];
  const next = value['Next'] ?? '';
  const rule = { Variable: '$.a', IsPresent: true };
  const set = (
    kind: string,
    made: JsonObject,
    place: readonly (string | number)[],
    codes: readonly string[],
  ): Mistake => ({
    ...wrongValue(kind, part, [], { ...made, Next: next }, codes),
    place: [...part.path, ...place],
  });
  return [
    set('a rule without an operator', { Variable: '$.a' }, [], ['missing-one-of']),
    set('a rule that compares nothing', {}, [], ['missing-one-of']),
    set('a rule with two operators', { ...rule, IsString: true }, [], ['exclusive-fields']),
    set('And and Or', { And: [rule], Or: [rule] }, [], ['exclusive-fields']),
    set('a nested rule with Next', { And: [{ ...rule, Next: next }] }, ['And', 0, 'Next'], ['unknown-field']),
    set('an empty And', { And: [] }, ['And'], ['empty-value']),
    set('Not of a list', { Not: [rule] }, ['Not'], ['wrong-type']),
    set('a text for a number', { Variable: '$.a', NumericEquals: '5' }, ['NumericEquals'], ['wrong-type']),
    set('a number for a text', { Variable: '$.a', StringEquals: 5 }, ['StringEquals'], ['wrong-type']),
    set('a text for a boolean', { Variable: '$.a', IsNull: 'true' }, ['IsNull'], ['wrong-type']),
    set(
      'a date for a timestamp',
      { Variable: '$.a', TimestampEquals: '2030-01-01' },
      ['TimestampEquals'],
      ['invalid-timestamp'],
    ),
    set(
      'a path that is none',
      { Variable: '$.a', StringEqualsPath: 'b' },
      ['StringEqualsPath'],
      ['not-a-reference-path', 'invalid-path'],
    ),
    set(
      'a variable that is no path',
      { Variable: 'a', IsNull: true },
      ['Variable'],
      ['not-a-reference-path', 'invalid-path'],
    ),
    set('an unknown operator', { Variable: '$.a', StringEqual: 'x' }, ['StringEqual'], ['unknown-field']),
  ];
}
