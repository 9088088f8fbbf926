import { expect, test } from 'vitest';
import { parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';
import { loadSdkTable } from '../../../workspace/sdk-table';

/** The messages of one code in a machine of these states, or in a text that is no JSON of states. */
function messages(code: string, states: Readonly<Record<string, object>> | string, language = 'JSONPath'): string[] {
  const text =
    typeof states === 'string'
      ? states
      : JSON.stringify({ QueryLanguage: language, StartAt: Object.keys(states)[0], States: states });
  return validate(parseDocument(text, 'json'), { sdk: loadSdkTable })
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ message }) => message);
}

const task = (fields: object): Record<string, object> => ({
  Work: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', End: true, ...fields },
});
const output = (Output: string): Record<string, object> => ({ Greet: { Type: 'Pass', Output, End: true } });

test.each([
  ['==', '{% $states.input.a == 1 %}', 'compare with "="'],
  ['!==', '{% $states.input.a !== 1 %}', 'compare with "!="'],
  ['&&', '{% $states.input.a && true %}', 'write "and"'],
  ['||', '{% $states.input.a || true %}', 'write "or"'],
  ['!', '{% !$states.input.a %}', 'write "$not(…)"'],
  ['??', '{% $states.input.a ?? 1 %}', 'write "$exists(a) ? a : b"'],
  ['=>', '{% $map([1], ($v) => $v) %}', 'write a function as "function($x) { … }"'],
])('an operator of another language is named with what JSONata has instead: %s', (operator, expression, advice) => {
  expect(messages('invalid-jsonata', output(expression), 'JSONata')).toEqual([
    `JSONata has no "${operator}": ${advice}.`,
  ]);
});

test.each([
  ['{%%}', 'This expression is empty: write one between "{%" and "%}".'],
  ['{% %}', 'This expression is empty: write one between "{%" and "%}".'],
  ['{% 1 + %}', 'This is not JSONata: Unexpected end of expression.'],
])('an expression that ends too soon: %s', (expression, message) => {
  expect(messages('invalid-jsonata', output(expression), 'JSONata')).toEqual([message]);
});

test.each([
  ['{% True %}', '"True" stands for nothing here: JSONata writes "true".'],
  ['{% None %}', '"None" stands for nothing here: JSONata writes "null".'],
  ["{% States.Format('a') %}", 'Intrinsic functions belong to JSONPath: join texts with "&".'],
  ['{% States.UUID() %}', 'Intrinsic functions belong to JSONPath: use $uuid().'],
  ['{% `a b` %}', '"a b" stands for nothing here: write "$states.input.`a b`" for the input, or put a text in quotes.'],
])('a name that stands for nothing comes with what was probably meant: %s', (expression, message) => {
  expect(messages('no-context-reference', output(expression), 'JSONata')).toEqual([message]);
});

test.each([
  ['arn:aws:states:::lamda:invoke', 'Did you mean "lambda"?'],
  ['arn:aws:states:::sqs:sendMessages', 'Did you mean "sendMessage"?'],
  ['arn:aws:states:::sqs:sendMessage.waitForToken', 'did you mean ".waitForTaskToken"?'],
  ['arn:aws:states:::sqs:sendMessageBatch', 'Call it by the SDK: "arn:aws:states:::aws-sdk:sqs:sendMessageBatch".'],
  ['arn:aws-cn:states:::s3:getObject', 'Call it by the SDK: "arn:aws-cn:states:::aws-sdk:s3:getObject".'],
  ['arn:aws:states:::bedrock:converse', 'Call it by the SDK: "arn:aws:states:::aws-sdk:bedrockruntime:converse".'],
  ['arn:aws:states:::aws-sdk:stepfunctions:startExecution', 'Write "arn:aws:states:::aws-sdk:sfn:startExecution".'],
  [
    'arn:aws:states:us-east-1:123456789012:stateMachine:child',
    'A state machine is started by "arn:aws:states:::states:startExecution", with its ARN as "StateMachineArn".',
  ],
])('a service, an action or a pattern that does not exist comes with one that does: %s', (Resource, advice) => {
  const [message] = messages('unknown-integration', task({ Resource, Parameters: {} }));
  expect(message?.endsWith(advice), message).toBe(true);
});

test('a field of another kind of object is not taken for a misspelt one', () => {
  const rule = { Variable: '$.a', IsNull: true, Next: 'Done', End: true };
  expect(messages('unknown-field', { Ask: { Type: 'Choice', Choices: [rule] }, Done: { Type: 'Succeed' } })).toEqual([
    'A choice rule has no field "End": remove it.',
  ]);
});

test('an expression in a JSONPath state tells of the query language', () => {
  expect(messages('wrong-type', task({ TimeoutSeconds: '{% $states.input.limit %}' }))).toEqual([
    '"TimeoutSeconds" must be a whole number, but this is an expression, for which the state needs "QueryLanguage": "JSONata".',
  ]);
  expect(messages('invalid-path', task({ InputPath: '{% $states.input %}' }))).toEqual([
    '"InputPath" must be a path: expressions belong to JSONata, for which the state needs "QueryLanguage": "JSONata".',
  ]);
  expect(messages('undefined-variable', task({ InputPath: '$states.input' }))).toEqual([
    '"$states" exists only in JSONata: the input of a JSONPath state is "$", the context object "$$".',
  ]);
});

test('a word without quotes comes with what JSON has for it', () => {
  const text = (value: string): string => `{"StartAt":"A","States":{"A":{"Type":"Pass","Result":${value},"End":true}}}`;
  expect(messages('invalid-json', text('True'))).toEqual(['"True" is not JSON: write true.']);
  expect(messages('invalid-json', text('None'))).toEqual(['"None" is not JSON: write null.']);
  expect(messages('invalid-json', text('NaN'))).toEqual(['"NaN" is not JSON: numbers are finite.']);
  expect(messages('invalid-json', text('hello'))).toEqual(['"hello" is not JSON: put texts in double quotes.']);
});

test('a number in the place of a text is put in quotes, where that mends it', () => {
  expect(messages('wrong-type', '{"Version":1.0,"StartAt":"A","States":{"A":{"Type":"Fail","Error":404}}}')).toEqual([
    '"Version" must be a text, but this is the number 1: put it in quotes.',
    '"Error" must be a text, but this is the number 404: put it in quotes.',
  ]);
  expect(messages('wrong-type', { A: { Type: 'Wait', Timestamp: 5, End: true } })).toEqual([
    '"Timestamp" must be a text, but this is the number 5.',
  ]);
});

test('what stands behind an expression is named', () => {
  expect(messages('unclosed-expression', output('{% 1 %} '), 'JSONata')).toEqual([
    'Nothing may stand behind "%}": remove the blanks.',
  ]);
  // As a YAML block scalar with "|" ends.
  expect(messages('unclosed-expression', output('{% 1 %}\n'), 'JSONata')).toEqual([
    'No line break may stand behind "%}": begin a block scalar with "|-" or ">-", which end without one.',
  ]);
});

test('a field of the machine among the states is sent to where it belongs', () => {
  const text = '{"StartAt":"A","States":{"QueryLanguage":"JSONata","A":{"Type":"Succeed"}}}';
  expect(messages('wrong-type', text)).toEqual([
    'State "QueryLanguage" must be an object, but this is a text: as a field of the machine it stands beside "States".',
  ]);
});

test('a path that cannot stand in its field is not read any further', () => {
  const text = (path: string): string =>
    JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', ResultPath: path, End: true } } });
  const codes = (path: string): string[] => validate(parseDocument(text(path), 'json')).map(({ code }) => code);
  expect(codes('$$.nothing')).toEqual(['not-a-reference-path']);
  expect(codes('$nothing')).toEqual(['not-a-reference-path']);
});
