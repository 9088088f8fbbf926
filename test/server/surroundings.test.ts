import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type {
  CompletionList,
  Hover,
  InlayHint,
  LocationLink,
  MarkupContent,
  Position,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LAST_RUN, type LastRunParams } from '../../language/features/last-run';
import { folderWith } from '../temporary-folder';
import { endSession, session, startSession } from './session';

let folder: string;

beforeAll(async () => {
  folder = folderWith();
  await startSession();
});
afterAll(endSession);

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return pathToFileURL(file).href;
}

async function open(name: string, marked: string): Promise<{ uri: string; at: Position }> {
  const text = marked.replace('|', '');
  const uri = write(name, text);
  await session.client.open(uri, text);
  return { uri, at: TextDocument.create(uri, 'asl', 1, text).positionAt(marked.indexOf('|')) };
}

async function labels({ uri, at }: { uri: string; at: Position }): Promise<string[]> {
  const list = await session.client.at<CompletionList>('completion', uri, at);
  return list.items.map(({ label }) => label);
}

const machine = (fields: string): string =>
  `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true, ${fields}}}}`;

it('completes data from the example beside the machine, and better from its last run', async () => {
  write('order.input.json', '{"customer": {"name": "Ann"}}');
  const found = await open('order.asl.json', machine('"InputPath": "$.|"'));
  expect(await labels(found)).toEqual(['customer']);
  const run: LastRunParams = { uri: found.uri, input: { cart: [] }, states: { A: { input: { cart: [] } } } };
  await session.client.notify(LAST_RUN, run);
  expect(await labels(found)).toEqual(['cart']);
});

it('shows in hovers what a path gave in the last run', async () => {
  const found = await open('hover.asl.json', machine('"InputPath": "$.car|t"'));
  await session.client.notify(LAST_RUN, { uri: found.uri, states: { A: { input: { cart: [1, 2] } } } });
  const hover = await session.client.at<Hover>('hover', found.uri, found.at);
  expect((hover.contents as MarkupContent).value).toContain('In the last run: `[1,2]`');
});

it('completes names of functions, queues and placeholders, and the errors that a handler raises', async () => {
  write(
    'names/template.yaml',
    `Resources:
  Orders:
    Type: AWS::SQS::Queue
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: flow.asl.json
      DefinitionSubstitutions:
        OrdersUrl: !Ref Orders
`,
  );
  write(
    'names/lambdas/charge.py',
    'class CardDeclined(Exception):\n    pass\n\ndef lambda_handler(event, context):\n    raise CardDeclined()\n',
  );
  const functions = await labels(await open('names/flow.asl.json', machine('"Parameters": {"FunctionName": "|"}')));
  expect(functions).toEqual(expect.arrayContaining(['charge', '${OrdersUrl}']));
  const call = machine('"Parameters": {"QueueUrl": "|"}').replace('lambda:invoke', 'sqs:sendMessage');
  const queues = await labels(await open('names/flow.asl.json', call));
  expect(queues[0]).toContain('Orders');
  const errors = machine('"Parameters": {"FunctionName": "charge"}, "Retry": [{"ErrorEquals": ["|"]}]');
  expect(await labels(await open('names/flow.asl.json', errors))).toContain('CardDeclined');
  expect(session.client.log).toEqual([]);
});

it('leads from a placeholder to the template that puts its value in, and shows what it says', async () => {
  const template =
    'Resources:\n  Flow:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      DefinitionUri: there.asl.json\n      DefinitionSubstitutions:\n        ChargeArn: !GetAtt Charge.Arn\n';
  const uri = write('placeholders/template.yaml', template);
  const found = await open('placeholders/there.asl.json', machine('"Comment": "${Charge|Arn}"'));
  const [link] = await session.client.at<LocationLink[]>('definition', found.uri, found.at);
  expect([link?.targetUri, link?.targetRange.start]).toEqual([uri, { line: 6, character: 8 }]);
  const hover = await session.client.at<Hover>('hover', found.uri, found.at);
  expect((hover.contents as MarkupContent).value).toContain('ChargeArn: !GetAtt Charge.Arn');
});

it('leads from what a template puts in to its resource or parameter', async () => {
  const marked = `Parameters:
  Greeting: {Type: String}
Resources:
  Charge:
    Type: AWS::Serverless::Function
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: A
        States:
          A:
            Type: Task
            Resource: !GetAtt Charge.A|rn
            Comment: !Sub "\${Greeting}"
            End: true
`;
  const text = marked.replace('|', '');
  const uri = write('inside/template.yaml', text);
  await session.client.open(uri, text, 'yaml');
  const document = TextDocument.create(uri, 'yaml', 1, text);
  const lineOf = async (offset: number) => {
    const [link] = await session.client.at<LocationLink[]>('definition', uri, document.positionAt(offset));
    return link?.targetSelectionRange.start.line;
  };
  expect(await lineOf(marked.indexOf('|'))).toBe(3);
  expect(await lineOf(text.indexOf('${Greeting}') + 4)).toBe(1);
  expect(session.client.log).toEqual([]);
});

it('says in hovers and hints of a Choice which branch the last run took, and why', async () => {
  const text =
    '{"StartAt": "S", "States": {"S": {"Type": "Choice", "Choices": [{"Variable": "$.n", "Numeric|Equals": 1, "Next": "A"}], "Default": "B"},' +
    ' "A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}}}';
  const found = await open('choice.asl.json', text);
  const condition = { text: '$.n == 1', matches: true, operands: [{ text: '$.n', value: '1' }], parts: [] };
  const rules = [{ next: 'A', isTaken: true, condition }];
  await session.client.notify(LAST_RUN, { uri: found.uri, states: { S: { input: { n: 1 }, rules } } });
  const hover = await session.client.at<Hover>('hover', found.uri, found.at);
  expect((hover.contents as MarkupContent).value).toContain('this rule matched and was taken');
  const hints = await session.client.request<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri: found.uri },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: text.length } },
  });
  expect(hints.map(({ label }) => label)).toContain('✓ taken: $.n is 1');
});
