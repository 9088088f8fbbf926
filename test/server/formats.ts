import { stringify } from 'yaml';

export type FormatName =
  | 'ASL in JSON'
  | 'ASL in YAML'
  | 'SAM in JSON'
  | 'SAM in YAML'
  | 'CloudFormation in JSON, as text'
  | 'CloudFormation in YAML, as text'
  | 'CDK'
  | 'serverless.yml'
  | 'Terraform';

/** One way of writing a state machine down, alone or in a template. */
export interface Format {
  readonly name: FormatName;
  readonly file: string;
  readonly languageId: string;
  /** The name of the resource that holds the machine; none where the document is the machine. */
  readonly machine?: string;
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
    machine: 'Flow',
    write: (machine) => json(sam({ Definition: machine }, 'AWS::Serverless::StateMachine')),
  },
  {
    name: 'SAM in YAML',
    file: 'template.yaml',
    languageId: 'yaml',
    machine: 'Flow',
    write: (machine) => stringify(sam({ Definition: machine }, 'AWS::Serverless::StateMachine')),
  },
  {
    name: 'CloudFormation in JSON, as text',
    file: 'stack.json',
    languageId: 'json',
    machine: 'Flow',
    write: (machine) =>
      json(sam({ DefinitionString: JSON.stringify(machine, null, 2) }, 'AWS::StepFunctions::StateMachine')),
  },
  {
    name: 'CloudFormation in YAML, as text',
    file: 'stack.yaml',
    languageId: 'yaml',
    machine: 'Flow',
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
    machine: 'Flow',
    write: (machine) => json(sam({ DefinitionString: joined(machine) as object }, 'AWS::StepFunctions::StateMachine')),
  },
  {
    name: 'serverless.yml',
    file: 'serverless.yml',
    languageId: 'yaml',
    machine: 'flow',
    write: (machine) =>
      stringify({
        service: 'orders',
        stepFunctions: { stateMachines: { flow: { name: 'flow', definition: machine } } },
      }),
  },
  {
    name: 'Terraform',
    file: 'main.tf',
    languageId: 'terraform',
    machine: 'flow',
    write: (machine) => `resource "aws_sqs_queue" "orders" {
  name = "orders-\${var.stage}"
}

resource "aws_sfn_state_machine" "flow" {
  name       = "flow"
  definition = <<-EOF
${JSON.stringify(machine, null, 2).replace(/^/gm, '    ')}
  EOF
}
`,
  },
];
