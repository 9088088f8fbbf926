import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../language/model/build-model';
import { writePolicy } from '../../../language/policy/write-policy';
import { parseDocument } from '../../../language/tree/parse-document';

const RULE = ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'];

/**
 * The actions in the policies that AWS's guide gives for each integration, on the page of the service
 * (https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html leads to them). What ours has
 * besides comes after `also`, with the reason.
 */
const TEMPLATES: readonly (readonly [
  call: string,
  parameters: object,
  theirs: readonly string[],
  also?: readonly string[],
])[] = [
  ['lambda:invoke', { FunctionName: 'f' }, ['lambda:InvokeFunction']],
  ['batch:submitJob', { JobDefinition: 'd', JobQueue: 'q' }, ['batch:SubmitJob']],
  [
    'batch:submitJob.sync',
    { JobDefinition: 'd', JobQueue: 'q' },
    ['batch:SubmitJob', 'batch:DescribeJobs', 'batch:TerminateJob', ...RULE],
  ],
  ['dynamodb:getItem', { TableName: 't' }, ['dynamodb:GetItem']],
  ['ecs:runTask', { TaskDefinition: 't' }, ['ecs:RunTask']],
  ['ecs:runTask.sync', { TaskDefinition: 't' }, ['ecs:RunTask', 'ecs:StopTask', 'ecs:DescribeTasks', ...RULE]],
  ['sns:publish', { TopicArn: 'arn:aws:sns:us-east-1:1:t' }, ['sns:Publish']],
  ['sqs:sendMessage', { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q' }, ['sqs:SendMessage']],
  [
    'glue:startJobRun.sync',
    { JobName: 'j' },
    ['glue:StartJobRun', 'glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'],
  ],
  ['databrew:startJobRun.sync', { Name: 'j' }, ['databrew:StartJobRun', 'databrew:ListJobRuns', 'databrew:StopJobRun']],
  // Step Functions tags what it makes (https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html).
  [
    'sagemaker:createTrainingJob.sync',
    { TrainingJobName: 'j', RoleArn: 'arn:aws:iam::1:role/r' },
    [
      ...['sagemaker:CreateTrainingJob', 'sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob'],
      ...['sagemaker:ListTags', 'iam:PassRole', ...RULE],
    ],
    ['sagemaker:AddTags'],
  ],
  [
    'sagemaker:createTransformJob',
    { TransformJobName: 'j' },
    ['sagemaker:CreateTransformJob', 'sagemaker:ListTags'],
    ['sagemaker:AddTags'],
  ],
  [
    'codebuild:startBuild.sync',
    { ProjectName: 'p' },
    ['codebuild:StartBuild', 'codebuild:StopBuild', 'codebuild:BatchGetBuilds', ...RULE],
  ],
  ['codebuild:batchGetReports', {}, ['codebuild:BatchGetReports']],
  ['eks:createCluster', { Name: 'c', RoleArn: 'arn:aws:iam::1:role/r' }, ['eks:CreateCluster', 'iam:PassRole']],
  [
    'eks:createNodegroup.sync',
    { ClusterName: 'c', NodegroupName: 'n', NodeRole: 'arn:aws:iam::1:role/r' },
    [
      ...['ec2:DescribeSubnets', 'eks:CreateNodegroup', 'eks:DescribeNodegroup', 'eks:DeleteNodegroup'],
      ...['iam:GetRole', 'iam:ListAttachedRolePolicies', 'iam:PassRole'],
    ],
  ],
  ['eks:deleteCluster.sync', { Name: 'c' }, ['eks:DeleteCluster', 'eks:DescribeCluster']],
  [
    'elasticmapreduce:createCluster.sync',
    { ServiceRole: 'r' },
    [
      ...['elasticmapreduce:RunJobFlow', 'elasticmapreduce:DescribeCluster', 'elasticmapreduce:TerminateJobFlows'],
      ...['iam:PassRole', ...RULE],
    ],
  ],
  [
    'elasticmapreduce:addStep.sync',
    { ClusterId: 'c' },
    ['elasticmapreduce:AddJobFlowSteps', 'elasticmapreduce:DescribeStep', 'elasticmapreduce:CancelSteps', ...RULE],
  ],
  [
    'elasticmapreduce:modifyInstanceFleetByName',
    { ClusterId: 'c' },
    ['elasticmapreduce:ModifyInstanceFleet', 'elasticmapreduce:ListInstanceFleets'],
  ],
  [
    'elasticmapreduce:terminateCluster.sync',
    { ClusterId: 'c' },
    ['elasticmapreduce:TerminateJobFlows', 'elasticmapreduce:DescribeCluster', ...RULE],
  ],
  ['emr-containers:createVirtualCluster', {}, ['emr-containers:CreateVirtualCluster', 'iam:CreateServiceLinkedRole']],
  [
    'emr-containers:startJobRun.sync',
    { VirtualClusterId: 'v', ExecutionRoleArn: 'arn:aws:iam::1:role/r' },
    ['emr-containers:StartJobRun', 'emr-containers:DescribeJobRun', 'emr-containers:CancelJobRun'],
  ],
  [
    'emr-serverless:createApplication.sync',
    {},
    [
      ...['emr-serverless:CreateApplication', 'emr-serverless:GetApplication', 'emr-serverless:DeleteApplication'],
      ...['iam:CreateServiceLinkedRole', ...RULE],
    ],
  ],
  [
    'emr-serverless:startJobRun.sync',
    { ApplicationId: 'a', ExecutionRoleArn: 'arn:aws:iam::1:role/r' },
    ['emr-serverless:StartJobRun', 'emr-serverless:GetJobRun', 'emr-serverless:CancelJobRun', 'iam:PassRole', ...RULE],
  ],
  ['events:putEvents', { Entries: [{}] }, ['events:PutEvents']],
  [
    'states:startExecution.sync',
    { StateMachineArn: 'arn:aws:states:us-east-1:1:stateMachine:m' },
    ['states:StartExecution', 'states:DescribeExecution', 'states:StopExecution', ...RULE],
  ],
  [
    'mediaconvert:createJob.sync',
    { Role: 'arn:aws:iam::1:role/r' },
    ['mediaconvert:CreateJob', 'mediaconvert:GetJob', 'mediaconvert:CancelJob', 'iam:PassRole', ...RULE],
  ],
  [
    'bedrock:createModelCustomizationJob.sync',
    { RoleArn: 'arn:aws:iam::1:role/r' },
    [
      ...['bedrock:CreateModelCustomizationJob', 'bedrock:GetModelCustomizationJob'],
      ...['bedrock:StopModelCustomizationJob', 'iam:PassRole'],
    ],
  ],
  [
    'http:invoke',
    {
      ApiEndpoint: 'https://x.com',
      Method: 'GET',
      Authentication: { ConnectionArn: 'arn:aws:events:us-east-1:1:connection/c/1' },
    },
    [
      ...['states:InvokeHTTPEndpoint', 'events:RetrieveConnectionCredentials'],
      ...['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
    ],
  ],
];

describe.each(TEMPLATES.map(([call, parameters, theirs, also = []]) => ({ call, parameters, theirs, also })))(
  '$call',
  ({ call, parameters: Parameters, theirs, also }) => {
    it('is allowed what the template of AWS allows', () => {
      const state = { Type: 'Task', Resource: `arn:aws:states:::${call}`, Parameters, End: true };
      const text = JSON.stringify({ StartAt: 'S', States: { S: state } });
      const { policy } = writePolicy(buildModel(parseDocument(text)));
      const actions = (policy['Statement'] as { Action: string[] }[]).flatMap(({ Action }) => Action);
      expect(actions.sort()).toEqual([...theirs, ...also].sort());
    });
  },
);
