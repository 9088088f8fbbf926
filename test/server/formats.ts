import { stringify } from 'yaml';

/** One way of writing a state machine down, alone or in a template. */
export interface Format {
  readonly name: string;
  readonly file: string;
  readonly languageId: string;
  write(machine: object): string;
}

const sam = (definition: object, type: string): object => ({
  Transform: 'AWS::Serverless-2016-10-31',
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } },
    Flow: { Type: type, Properties: definition },
  },
});

const json = (value: object): string => JSON.stringify(value, null, 2) + '\n';

/** What the CDK makes of a definition: one text, cut where something is known only at deployment. */
function joined(machine: object): unknown {
  const text = JSON.stringify(machine);
  const [head = '', ...tail] = text.split('arn:aws:');
  const parts = [head, ...tail.flatMap((part) => ['arn:', { Ref: 'AWS::Partition' }, `:${part}`])];
  return { 'Fn::Join': ['', parts] };
}

export const FORMATS: readonly Format[] = [
  { name: 'ASL in JSON', file: 'flow.asl.json', languageId: 'asl', write: json },
  { name: 'ASL in YAML', file: 'flow.asl.yaml', languageId: 'asl-yaml', write: (machine) => stringify(machine) },
  {
    name: 'SAM in JSON',
    file: 'template.json',
    languageId: 'json',
    write: (machine) => json(sam({ Definition: machine }, 'AWS::Serverless::StateMachine')),
  },
  {
    name: 'SAM in YAML',
    file: 'template.yaml',
    languageId: 'yaml',
    write: (machine) => stringify(sam({ Definition: machine }, 'AWS::Serverless::StateMachine')),
  },
  {
    name: 'CloudFormation in JSON, as text',
    file: 'stack.json',
    languageId: 'json',
    write: (machine) =>
      json(sam({ DefinitionString: JSON.stringify(machine, null, 2) }, 'AWS::StepFunctions::StateMachine')),
  },
  {
    name: 'CloudFormation in YAML, as text',
    file: 'stack.yaml',
    languageId: 'yaml',
    write(machine) {
      const marked = stringify(sam({ DefinitionString: 'TEXT' }, 'AWS::StepFunctions::StateMachine'));
      const lines = JSON.stringify(machine, null, 2).replace(/^/gm, '          ');
      return marked.replace('DefinitionString: TEXT', () => `DefinitionString: !Sub |\n${lines}`);
    },
  },
  {
    name: 'CDK',
    file: 'cdk.out/Stack.template.json',
    languageId: 'json',
    write: (machine) => json(sam({ DefinitionString: joined(machine) as object }, 'AWS::StepFunctions::StateMachine')),
  },
  {
    name: 'serverless.yml',
    file: 'serverless.yml',
    languageId: 'yaml',
    write: (machine) =>
      stringify({
        service: 'orders',
        stepFunctions: { stateMachines: { flow: { name: 'flow', definition: machine } } },
      }),
  },
];
