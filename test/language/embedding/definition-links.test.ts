import { expect, it } from 'vitest';
import { definitionLinks } from '../../../language/embedding/definition-links';
import { formatOf, parseDocument } from '../../../language/tree/parse-document';

const sam = (properties: string): string =>
  `Resources:\n  Flow:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      ${properties}\n`;

it.each([
  ['template.yaml', sam('DefinitionUri: «flows/order.asl.json»'), 'flows/order.asl.json'],
  ['template.yaml', sam('DefinitionUri: "«flows/order.asl.json»"'), 'flows/order.asl.json'],
  ['template.yaml', sam('DefinitionUri: s3://bucket/key'), undefined],
  [
    'template.yaml',
    sam('Definition: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: «flow.yaml»}}}'),
    'flow.yaml',
  ],
  ['serverless.yml', 'stepFunctions:\n  stateMachines:\n    a:\n      definition: «${file(flow.yml)}»\n', 'flow.yml'],
  ['serverless.yml', 'stepFunctions:\n  stateMachines:\n    a: «${file(flow.yml):definition}»\n', 'flow.yml'],
  ['serverless.yml', 'stepFunctions:\n  stateMachines: «${file(flows.yml)}»\n', 'flows.yml'],
  ['serverless.yml', 'stepFunctions:\n  stateMachines:\n    - «${file(flow.yml)}»\n', 'flow.yml'],
  [
    'main.tf',
    'resource "aws_sfn_state_machine" "a" {\n  definition = templatefile("«${path.module}/flow.asl.json»", { a = "b" })\n}\n',
    'flow.asl.json',
  ],
  ['main.tf', 'resource "aws_sfn_state_machine" "a" {\n  definition = file("«flow.asl.json»")\n}\n', 'flow.asl.json'],
  ['main.tf', 'resource "aws_sfn_state_machine" "a" {\n  definition = file("${var.name}.json")\n}\n', undefined],
])('in %s: %s', (file, marked, path) => {
  const text = marked.replace(/[«»]/g, '');
  const links = definitionLinks(parseDocument(text, formatOf(file)));
  expect(links.map((link) => link.path)).toEqual(path === undefined ? [] : [path]);
  const [link] = links;
  if (link) expect(text.slice(link.range.start, link.range.end)).toBe(/«(.*)»/.exec(marked)?.[1]);
});
