import { arn } from './permission';

/**
 * Which parameter of calls names what they work on, by the service's prefix in IAM: the parameter, the type of resource
 * in AWS's reference, and its ARN in the notation of `Permission.resources`. The first counts that is given and whose type
 * the action takes.
 */
export const RESOURCES: Readonly<
  Record<string, readonly (readonly [parameter: string, type: string, resource: string])[]>
> = {
  s3: [
    ['Key', 'object', 'arn:{partition}:s3:::{Bucket}/{Key}'],
    ['Bucket', 'bucket', 'arn:{partition}:s3:::{Bucket}'],
    ['Bucket', 'object', 'arn:{partition}:s3:::{Bucket}/*'],
  ],
  dynamodb: [
    ['IndexName', 'index', arn('dynamodb', 'table/{TableName}/index/{IndexName}')],
    ['TableName', 'table', arn('dynamodb', 'table/{TableName}')],
  ],
  sqs: [['QueueUrl', 'queue', '{QueueUrl}']],
  sns: [
    ['TopicArn', 'topic', '{TopicArn}'],
    ['TargetArn', 'topic', '{TargetArn}'],
  ],
  lambda: [['FunctionName', 'function', arn('lambda', 'function:{FunctionName}')]],
  secretsmanager: [
    ['SecretId', 'secret', arn('secretsmanager', 'secret:{SecretId}')],
    ['Name', 'secret', arn('secretsmanager', 'secret:{Name}-??????')],
  ],
  ssm: [
    ['Name', 'parameter', arn('ssm', 'parameter/{Name}')],
    ['Names', 'parameter', arn('ssm', 'parameter/{Names}')],
    ['Path', 'parameter', arn('ssm', 'parameter/{Path}*')],
    ['Name', 'document', arn('ssm', 'document/{Name}')],
  ],
  kms: [['KeyId', 'key', arn('kms', 'key/{KeyId}')]],
  states: [
    ['StateMachineArn', 'statemachine', arn('states', 'stateMachine:{StateMachineArn}')],
    ['ExecutionArn', 'execution', '{ExecutionArn}'],
    ['ActivityArn', 'activity', '{ActivityArn}'],
    ['MapRunArn', 'maprun', '{MapRunArn}'],
  ],
  kinesis: [
    ['StreamARN', 'stream', '{StreamARN}'],
    ['StreamName', 'stream', arn('kinesis', 'stream/{StreamName}')],
  ],
  firehose: [['DeliveryStreamName', 'deliverystream', arn('firehose', 'deliverystream/{DeliveryStreamName}')]],
  logs: [
    ['LogStreamName', 'log-stream', arn('logs', 'log-group:{LogGroupName}:log-stream:{LogStreamName}')],
    ['LogGroupName', 'log-group', arn('logs', 'log-group:{LogGroupName}:*')],
    ['LogGroupName', 'log-stream', arn('logs', 'log-group:{LogGroupName}:log-stream:*')],
  ],
  ecs: [
    ['Service', 'service', arn('ecs', 'service/{Cluster=default}/{Service}')],
    ['ServiceName', 'service', arn('ecs', 'service/{Cluster=default}/{ServiceName}')],
    ['Services', 'service', arn('ecs', 'service/{Cluster=default}/{Services}')],
    ['Task', 'task', arn('ecs', 'task/{Cluster=default}/{Task}')],
    ['Tasks', 'task', arn('ecs', 'task/{Cluster=default}/{Tasks}')],
    ['TaskDefinition', 'task-definition', arn('ecs', 'task-definition/{TaskDefinition}')],
    ['Cluster', 'cluster', arn('ecs', 'cluster/{Cluster}')],
    ['Clusters', 'cluster', arn('ecs', 'cluster/{Clusters}')],
  ],
  ec2: [['InstanceIds', 'instance', arn('ec2', 'instance/{InstanceIds}')]],
  glue: [
    ['JobName', 'job', arn('glue', 'job/{JobName}')],
    ['Name', 'crawler', arn('glue', 'crawler/{Name}')],
  ],
  athena: [['WorkGroup', 'workgroup', arn('athena', 'workgroup/{WorkGroup}')]],
  codebuild: [['ProjectName', 'project', arn('codebuild', 'project/{ProjectName}')]],
  codepipeline: [
    ['Name', 'pipeline', arn('codepipeline', '{Name}')],
    ['PipelineName', 'pipeline', arn('codepipeline', '{PipelineName}')],
  ],
  cloudformation: [['StackName', 'stack', arn('cloudformation', 'stack/{StackName}/*')]],
  scheduler: [['Name', 'schedule', arn('scheduler', 'schedule/{GroupName=default}/{Name}')]],
  events: [
    ['Entries', 'event-bus', arn('events', 'event-bus/{Entries.EventBusName=default}')],
    ['EventBusName', 'event-bus', arn('events', 'event-bus/{EventBusName}')],
  ],
  'rds-data': [['ResourceArn', 'cluster', '{ResourceArn}']],
  bedrock: [['ModelId', 'foundation-model', 'arn:{partition}:bedrock:{region}::foundation-model/{ModelId}']],
  sagemaker: [['EndpointName', 'endpoint', arn('sagemaker', 'endpoint/{EndpointName}')]],
};
