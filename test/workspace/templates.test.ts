import { mkdirSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../language/json';
import { prepareRun, type PreparedRun } from '../../workspace/prepare-run';
import { folderWith } from '../temporary-folder';

const ECHO =
  'import os\ndef lambda_handler(event, context):\n    return {"got": event, "table": os.environ.get("TABLE")}\n';
/** A machine that calls a function, by a name, an ARN or a placeholder. */
const task = (reference: string): string => {
  const resource = /^(arn:|\$)/.test(reference)
    ? reference
    : `arn:aws:lambda:us-east-1:123456789012:function:${reference}`;
  return JSON.stringify({ StartAt: 'T', States: { T: { Type: 'Task', Resource: resource, End: true } } });
};

function prepared(folder: string, file: string, stateMachine?: string): PreparedRun {
  return prepareRun({
    text: readText(folder, file),
    file: path.join(folder, file),
    workspaceFolder: folder,
    surroundings: process.env,
    ...(stateMachine === undefined ? {} : { stateMachine }),
  });
}

function readText(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

/** The output of a run with the input 1, or what kept it from running. */
async function run(files: Readonly<Record<string, string>>, file: string, stateMachine?: string): Promise<Json> {
  const ready = prepared(folderWith(files), file, stateMachine);
  return outcome(ready);
}

async function outcome(ready: PreparedRun): Promise<Json> {
  if (ready.kind !== 'ready') {
    return ready.kind === 'invalid' ? ready.diagnostics.map(({ message }) => message) : ready.message;
  }
  const { done } = ready.start({ input: 1, onEvent: () => undefined, onLog: () => undefined });
  const result = await done;
  return result.output ?? `${result.error ?? ''}: ${result.cause ?? ''}`;
}

const SAM = `
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: python3.12
    Environment:
      Variables: { TABLE: !Ref Orders }
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties: { TableName: orders }
  Process1:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/first/
      Handler: code.run
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Type: EXPRESS
      DefinitionUri: machines/flow.asl.json
      DefinitionSubstitutions:
        TheFunctionArn: !GetAtt Process1.Arn
        TheTable: !Ref Orders
`;
const RUN = ECHO.replace('lambda_handler', 'run');

describe('functions of templates', () => {
  it('of SAM answer for the placeholders that the template gives a value', async () => {
    const files = {
      'template.yaml': SAM,
      'src/first/code.py': RUN,
      'machines/flow.asl.json': task('${TheFunctionArn}'),
    };
    expect(await run(files, 'machines/flow.asl.json')).toEqual({ got: 1, table: 'orders' });
    expect(prepared(folderWith(files), 'machines/flow.asl.json')).toMatchObject({
      type: 'EXPRESS',
      missingFunctions: [],
    });
  });

  it.each([
    'Process1',
    'arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:process-1',
    '${Process1Arn}',
    'Process1Function',
  ])('answer for %s of a machine that the template does not name', async (reference) => {
    const files = { 'template.yaml': SAM, 'src/first/code.py': RUN, 'other/bare.asl.json': task(reference) };
    expect(await run(files, 'other/bare.asl.json')).toEqual({ got: 1, table: 'orders' });
  });

  it('are found anywhere in the workspace, where no file of their name lies beside the machine', async () => {
    const files = {
      'infra/deep/template.yml': SAM,
      'infra/deep/src/first/code.py': RUN,
      'flow.asl.json': task('Process1'),
    };
    expect(await run(files, 'flow.asl.json')).toEqual({ got: 1, table: 'orders' });
    const beside = { ...files, 'process1.py': 'def lambda_handler(event, context):\n    return "beside"\n' };
    expect(await run(beside, 'flow.asl.json')).toBe('beside');
  });

  it('of CloudFormation may have their code in the template', async () => {
    const template = {
      Resources: {
        Fn: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            FunctionName: { 'Fn::Sub': '${AWS::StackName}-fn' },
            Runtime: 'python3.12',
            Handler: 'index.handler',
            Code: { ZipFile: 'def handler(event, context):\n    return "inline"\n' },
          },
        },
      },
    };
    const files = { 'stack.template.json': JSON.stringify(template), 'flow.asl.json': task('local-fn') };
    expect(await run(files, 'flow.asl.json')).toBe('inline');
  });

  it('of cdk.out are found by the names of their constructs, their code by its asset', async () => {
    const template = {
      Resources: {
        ChargeFnE0A1B2C3: {
          Type: 'AWS::Lambda::Function',
          Properties: { Runtime: 'nodejs20.x', Handler: 'index.handler', Code: { S3Bucket: 'b', S3Key: 'k.zip' } },
          Metadata: { 'aws:cdk:path': 'Stack/ChargeFn/Resource', 'aws:asset:path': 'asset.1a2b' },
        },
        Flow1234: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            DefinitionString: {
              'Fn::Join': [
                '',
                [
                  '{"StartAt":"T","States":{"T":{"Type":"Task","End":true,"Resource":"',
                  { 'Fn::GetAtt': ['ChargeFnE0A1B2C3', 'Arn'] },
                  '"}}}',
                ],
              ],
            },
          },
        },
      },
    };
    const files = {
      'cdk.out/Stack.template.json': JSON.stringify(template),
      'cdk.out/asset.1a2b/index.js': 'exports.handler = async (event) => ["charged", event];',
      'lib/flow.asl.json': task('${ChargeFn}'),
    };
    expect(await run(files, 'lib/flow.asl.json')).toEqual(['charged', 1]);
    expect(await run(files, 'cdk.out/Stack.template.json')).toEqual(['charged', 1]);
  });

  it('of serverless.yml have its variables and environment', async () => {
    const serverless = `
service: shop
custom: { table: "t-\${sls:stage}" }
provider: { name: aws, runtime: python3.12, stage: "\${opt:stage, 'test'}", environment: { TABLE: "\${self:custom.table}" } }
functions:
  charge-card: { handler: src/charge.lambda_handler }
stepFunctions:
  stateMachines:
    flow:
      definition:
        StartAt: T
        States:
          T: { Type: Task, Resource: !GetAtt ChargeDashcardLambdaFunction.Arn, End: true }
`;
    const files = {
      'serverless.yml': serverless,
      'src/charge.py': ECHO,
      'flow.asl.json': task('arn:aws:lambda:eu-west-1:1:function:shop-test-charge-card'),
    };
    expect(await run(files, 'flow.asl.json')).toEqual({ got: 1, table: 't-test' });
    expect(await run(files, 'serverless.yml')).toEqual({ got: 1, table: 't-test' });
  });

  it.each([
    ['lie outside of the workspace', 'CodeUri: ../../elsewhere', /lies in .*elsewhere, outside of/],
    ['have another runtime', 'Runtime: java21', /its runtime is java21, and only Python and Node.js run here/],
    ['are images', 'PackageType: Image', /it is an image/],
    ['have their code in a bucket', 'CodeUri: s3://bucket/key', /its code does not lie beside the template/],
    [
      'have no such file',
      'CodeUri: empty',
      /its handler is "code.run", and there is no such file \(looked for empty\/code.py\)/,
    ],
  ])('that %s are told with the reason', async (_what, line, message) => {
    const template = SAM.replace('CodeUri: src/first/', line);
    const output = await run({ 'template.yaml': template, 'flow.asl.json': task('Process1') }, 'flow.asl.json');
    expect(output).toMatch(message);
  });

  it('with hostile texts say nothing, and stop nobody', async () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((name, i) => `${name}: &${name} [${`*${'abcdefghi'.charAt(i)},`.repeat(9)}]`)
      .join('\n')}\nResources: { A: { Type: AWS::Lambda::Function } }`;
    const circle = 'Resources: &r { A: { Type: AWS::Lambda::Function, Properties: *r } }';
    const deep = `Resources: ${'['.repeat(20_000)}AWS::Lambda::Function`;
    const self =
      'Parameters: { P: { Default: { Ref: P } } }\nResources: { A: { Type: AWS::Lambda::Function, Properties: { Handler: { Ref: P } } } }';
    const files = {
      'a.yaml': bomb,
      'b.yaml': circle,
      'c.yaml': deep,
      'd.yaml': self,
      'flow.asl.json': task('Process1'),
    };
    expect(await run(files, 'flow.asl.json')).toMatch(/Nothing answers for the function "Process1"/);
  });
});

describe('machines of templates', () => {
  const two = SAM.replace('  Flow:', '  Second:').replace(
    'DefinitionUri: machines/flow.asl.json',
    'Definition: { StartAt: T, States: { T: { Type: Task, Resource: !GetAtt Process1.Arn, End: true } } }',
  );

  it('run where the template has one, or its name is said', async () => {
    const files = { 'template.yaml': two, 'src/first/code.py': RUN };
    expect(await run(files, 'template.yaml')).toEqual({ got: 1, table: 'orders' });
    const third = `${two}  Third:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition: { StartAt: P, States: { P: { Type: Pass, Result: third, End: true } } }\n`;
    expect(await run({ ...files, 'template.yaml': third }, 'template.yaml', 'Third')).toBe('third');
    expect(await run({ ...files, 'template.yaml': third }, 'template.yaml')).toMatch(
      /2 state machines, "Second", "Third": say which/,
    );
    expect(await run({ ...files, 'template.yaml': third }, 'template.yaml', 'Nope')).toMatch(
      /no state machine "Nope": it has/,
    );
  });

  it('are started by others', async () => {
    const files = {
      'infra/template.yaml': two,
      'infra/src/first/code.py': RUN,
      'flow.asl.json': JSON.stringify({
        StartAt: 'T',
        States: {
          T: {
            Type: 'Task',
            Resource: 'arn:aws:states:::states:startExecution.sync:2',
            Parameters: { StateMachineArn: '${SecondArn}', Input: 7 },
            OutputPath: '$.Output',
            End: true,
          },
        },
      }),
    };
    expect(await run(files, 'flow.asl.json')).toEqual({ got: 7, table: 'orders' });
  });
});

describe('handlers in TypeScript', () => {
  const source =
    'import { name } from "./name";\nexport const handler = async (event: number): Promise<string> => name + String(event);\n';
  const files = {
    'src/fn.ts': source,
    'src/name.ts': 'export const name: string = "fresh ";\n',
    'flow.asl.json': task('fn'),
  };
  const built = 'exports.handler = async (event) => "built " + event;';

  it('run by what the build has made of them, where tsconfig.json says it goes', async () => {
    const config = '{ // comments are fine\n  "compilerOptions": { "rootDir": "src", "outDir": "out/js" } }';
    expect(await run({ ...files, 'tsconfig.json': config, 'out/js/fn.js': built }, 'flow.asl.json')).toBe('built 1');
  });

  it('of a template run by what SAM has built', async () => {
    const template = SAM.replace('python3.12', 'nodejs20.x')
      .replace('src/first/', 'src')
      .replace('code.run', 'fn.handler');
    const built1 = {
      'template.yaml': template,
      '.aws-sam/build/Process1/fn.js': built,
      'flow.asl.json': task('Process1'),
    };
    expect(await run({ ...files, ...built1 }, 'flow.asl.json')).toBe('built 1');
  });

  it('run by esbuild where the project has it and the build is older', async () => {
    const folder = folderWith({ ...files, 'dist/fn.js': built, 'tsconfig.json': '{}' });
    utimesSync(path.join(folder, 'dist/fn.js'), 1, 1);
    mkdirSync(path.join(folder, 'node_modules'));
    symlinkSync(path.resolve('node_modules/esbuild'), path.join(folder, 'node_modules/esbuild'));
    expect(await outcome(prepared(folder, 'flow.asl.json'))).toBe('fresh 1');
  });

  it('that nothing runs are told with what to do', async () => {
    expect(await run(files, 'flow.asl.json')).toMatch(
      /fn.ts is TypeScript: build it to JavaScript, or install esbuild/,
    );
  });
});
