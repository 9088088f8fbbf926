import { allow, arn, type Permission } from './permission';
import type { ServiceCall } from './resource';

/** Services whose actions have another prefix in IAM than the SDK's name of the service. */
const PREFIXES: Readonly<Record<string, string>> = {
  accessanalyzer: 'access-analyzer',
  acmpca: 'acm-pca',
  amplifybackend: 'amplifybackend',
  apigatewayv2: 'apigateway',
  apigatewaymanagementapi: 'execute-api',
  applicationautoscaling: 'application-autoscaling',
  applicationdiscovery: 'discovery',
  autoscalingplans: 'autoscaling-plans',
  bedrockagent: 'bedrock',
  bedrockagentruntime: 'bedrock',
  bedrockruntime: 'bedrock',
  cloudhsmv2: 'cloudhsm',
  cloudsearchdomain: 'cloudsearch',
  cloudwatchlogs: 'logs',
  cloudwatchevents: 'events',
  cognitoidentity: 'cognito-identity',
  cognitoidentityprovider: 'cognito-idp',
  cognitosync: 'cognito-sync',
  computeoptimizer: 'compute-optimizer',
  costandusagereport: 'cur',
  costexplorer: 'ce',
  databasemigration: 'dms',
  devopsguru: 'devops-guru',
  directory: 'ds',
  docdb: 'rds',
  efs: 'elasticfilesystem',
  elasticbeanstalk: 'elasticbeanstalk',
  elasticloadbalancingv2: 'elasticloadbalancing',
  elasticsearch: 'es',
  emr: 'elasticmapreduce',
  emrcontainers: 'emr-containers',
  emrserverless: 'emr-serverless',
  eventbridge: 'events',
  forecastquery: 'forecast',
  iotdataplane: 'iot',
  iotjobsdataplane: 'iot',
  keyspaces: 'cassandra',
  kinesisanalyticsv2: 'kinesisanalytics',
  lexmodelbuilding: 'lex',
  lexmodelsv2: 'lex',
  lexruntime: 'lex',
  lexruntimev2: 'lex',
  licensemanager: 'license-manager',
  location: 'geo',
  machinelearning: 'machinelearning',
  mwaa: 'airflow',
  neptune: 'rds',
  networkfirewall: 'network-firewall',
  opensearch: 'es',
  personalizeevents: 'personalize',
  personalizeruntime: 'personalize',
  pinpoint: 'mobiletargeting',
  rdsdata: 'rds-data',
  redshiftdata: 'redshift-data',
  resourcegroups: 'resource-groups',
  resourcegroupstaggingapi: 'tag',
  s3control: 's3',
  sagemakerruntime: 'sagemaker',
  serverlessapplicationrepository: 'serverlessrepo',
  sesv2: 'ses',
  sfn: 'states',
  ssmincidents: 'ssm-incidents',
  ssoadmin: 'sso',
  timestreamquery: 'timestream',
  timestreamwrite: 'timestream',
  wafregional: 'waf-regional',
};

/** Services whose prefix is known to be the SDK's name. */
const SAME = new Set(
  (
    'account acm amplify appconfig appflow appmesh apprunner appstream appsync athena autoscaling backup batch bedrock braket budgets ' +
    'cloudcontrol cloudformation cloudfront cloudtrail cloudwatch codeartifact codebuild codecommit codedeploy codepipeline comprehend ' +
    'config connect databrew dataexchange datasync dax detective directconnect dlm dynamodb ebs ec2 ecr ecs eks elasticache ' +
    'elasticbeanstalk elasticloadbalancing elastictranscoder firehose fis fsx gamelift glacier glue greengrass guardduty health iam ' +
    'imagebuilder inspector inspector2 iot iotanalytics iotevents kafka kendra kinesis kinesisanalytics kinesisvideo kms lakeformation ' +
    'lambda lightsail macie2 mediaconvert mediastore mq organizations outposts personalize pipes polly pricing proton quicksight ram rds ' +
    'redshift rekognition robomaker route53 route53domains route53resolver s3 sagemaker savingsplans scheduler schemas secretsmanager ' +
    'securityhub servicecatalog servicediscovery servicequotas ses shield signer sns sqs ssm sso storagegateway sts support swf ' +
    'synthetics textract transcribe transfer translate waf wafv2 wellarchitected workmail workspaces xray'
  ).split(' '),
);

/** Actions of the API that IAM calls otherwise, or that need others. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'apigatewaymanagementapi:deleteConnection': ['execute-api:ManageConnections'],
  'apigatewaymanagementapi:getConnection': ['execute-api:ManageConnections'],
  'apigatewaymanagementapi:postToConnection': ['execute-api:ManageConnections'],
  'bedrockruntime:converse': ['bedrock:InvokeModel'],
  'bedrockruntime:invokeModel': ['bedrock:InvokeModel'],
  'dynamodb:batchExecuteStatement': PARTIQL(),
  'dynamodb:executeStatement': PARTIQL(),
  'dynamodb:executeTransaction': PARTIQL(),
  'dynamodb:transactGetItems': ['dynamodb:GetItem'],
  'dynamodb:transactWriteItems': [
    'dynamodb:ConditionCheckItem',
    'dynamodb:DeleteItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
  ],
  'lambda:invoke': ['lambda:InvokeFunction'],
  'lambda:invokeAsync': ['lambda:InvokeFunction'],
  's3:completeMultipartUpload': ['s3:PutObject'],
  's3:copyObject': ['s3:GetObject', 's3:PutObject'],
  's3:createMultipartUpload': ['s3:PutObject'],
  's3:deleteBucketCors': ['s3:PutBucketCORS'],
  's3:deleteBucketEncryption': ['s3:PutEncryptionConfiguration'],
  's3:deleteBucketLifecycle': ['s3:PutLifecycleConfiguration'],
  's3:deleteBucketReplication': ['s3:PutReplicationConfiguration'],
  's3:deleteBucketTagging': ['s3:PutBucketTagging'],
  's3:deleteObjects': ['s3:DeleteObject'],
  's3:deletePublicAccessBlock': ['s3:PutBucketPublicAccessBlock'],
  's3:getBucketCors': ['s3:GetBucketCORS'],
  's3:getBucketEncryption': ['s3:GetEncryptionConfiguration'],
  's3:getBucketLifecycleConfiguration': ['s3:GetLifecycleConfiguration'],
  's3:getBucketNotificationConfiguration': ['s3:GetBucketNotification'],
  's3:getBucketReplication': ['s3:GetReplicationConfiguration'],
  's3:getObjectAttributes': ['s3:GetObject', 's3:GetObjectAttributes'],
  's3:getPublicAccessBlock': ['s3:GetBucketPublicAccessBlock'],
  's3:headBucket': ['s3:ListBucket'],
  's3:headObject': ['s3:GetObject'],
  's3:listBuckets': ['s3:ListAllMyBuckets'],
  's3:listMultipartUploads': ['s3:ListBucketMultipartUploads'],
  's3:listObjectVersions': ['s3:ListBucketVersions'],
  's3:listObjects': ['s3:ListBucket'],
  's3:listObjectsV2': ['s3:ListBucket'],
  's3:listParts': ['s3:ListMultipartUploadParts'],
  's3:putBucketCors': ['s3:PutBucketCORS'],
  's3:putBucketEncryption': ['s3:PutEncryptionConfiguration'],
  's3:putBucketLifecycleConfiguration': ['s3:PutLifecycleConfiguration'],
  's3:putBucketNotificationConfiguration': ['s3:PutBucketNotification'],
  's3:putBucketReplication': ['s3:PutReplicationConfiguration'],
  's3:putPublicAccessBlock': ['s3:PutBucketPublicAccessBlock'],
  's3:selectObjectContent': ['s3:GetObject'],
  's3:uploadPart': ['s3:PutObject'],
  's3:uploadPartCopy': ['s3:GetObject', 's3:PutObject'],
  'sns:publishBatch': ['sns:Publish'],
  'sqs:changeMessageVisibilityBatch': ['sqs:ChangeMessageVisibility'],
  'sqs:deleteMessageBatch': ['sqs:DeleteMessage'],
  'sqs:sendMessageBatch': ['sqs:SendMessage'],
};

function PARTIQL(): readonly string[] {
  return ['dynamodb:PartiQLDelete', 'dynamodb:PartiQLInsert', 'dynamodb:PartiQLSelect', 'dynamodb:PartiQLUpdate'];
}

/** Which parameter of a service's calls names what they work on; the first that is given counts. */
const RESOURCES: Readonly<Record<string, readonly (readonly [parameter: string, resource: string])[]>> = {
  s3: [
    ['Key', 'arn:{partition}:s3:::{Bucket}/{Key}'],
    ['Bucket', 'arn:{partition}:s3:::{Bucket}'],
  ],
  dynamodb: [
    ['IndexName', arn('dynamodb', 'table/{TableName}/index/{IndexName}')],
    ['TableName', arn('dynamodb', 'table/{TableName}')],
  ],
  sqs: [['QueueUrl', '{QueueUrl}']],
  sns: [
    ['TopicArn', '{TopicArn}'],
    ['TargetArn', '{TargetArn}'],
  ],
  lambda: [['FunctionName', arn('lambda', 'function:{FunctionName}')]],
  secretsmanager: [['SecretId', arn('secretsmanager', 'secret:{SecretId}')]],
  ssm: [['Name', arn('ssm', 'parameter/{Name}')]],
  kms: [['KeyId', arn('kms', 'key/{KeyId}')]],
  sfn: [
    ['StateMachineArn', arn('states', 'stateMachine:{StateMachineArn}')],
    ['ExecutionArn', '{ExecutionArn}'],
    ['ActivityArn', '{ActivityArn}'],
  ],
  kinesis: [
    ['StreamARN', '{StreamARN}'],
    ['StreamName', arn('kinesis', 'stream/{StreamName}')],
  ],
  firehose: [['DeliveryStreamName', arn('firehose', 'deliverystream/{DeliveryStreamName}')]],
  cloudwatchlogs: [['LogGroupName', arn('logs', 'log-group:{LogGroupName}:*')]],
  ecs: [
    ['Service', arn('ecs', 'service/{Cluster=default}/{Service}')],
    ['Cluster', arn('ecs', 'cluster/{Cluster}')],
  ],
  glue: [['JobName', arn('glue', 'job/{JobName}')]],
  eventbridge: [['EventBusName', arn('events', 'event-bus/{EventBusName}')]],
  rdsdata: [['ResourceArn', '{ResourceArn}']],
  bedrockruntime: [['ModelId', 'arn:{partition}:bedrock:{region}::foundation-model/{ModelId}']],
  sagemakerruntime: [['EndpointName', arn('sagemaker', 'endpoint/{EndpointName}')]],
};

/** Objects, not buckets: calls that work on any object of a bucket where they name no key. */
const ON_OBJECTS = new Set(['s3:DeleteObject', 's3:GetObject', 's3:PutObject']);

/**
 * What a call by the SDK must be allowed. `isGiven`: whether the call has a parameter. The IAM names of actions are those
 * of the API but for well-known exceptions; where a service's prefix is not known for certain the note says so.
 */
export function sdkPermissions(
  { service, action }: ServiceCall,
  isGiven: (parameter: string) => boolean,
): Permission[] {
  const prefix = PREFIXES[service] ?? service;
  const name = action.charAt(0).toUpperCase() + action.slice(1);
  const actions = ACTIONS[`${service}:${action}`] ?? [`${prefix}:${name}`];
  const isKnown = PREFIXES[service] !== undefined || SAME.has(service);
  const named = RESOURCES[service]?.find(([parameter]) => isGiven(parameter))?.[1];
  const resource =
    named === 'arn:{partition}:s3:::{Bucket}' && actions.every((one) => ON_OBJECTS.has(one)) ? `${named}/*` : named;
  const notes = [
    ...(service === 'apigateway' || service === 'apigatewayv2'
      ? [
          'API Gateway is allowed by the verbs of its REST API (apigateway:GET, apigateway:POST …), not by the names of actions.',
        ]
      : []),
    ...(isKnown ? [] : [`Check the prefix "${prefix}": it is the SDK's name of the service, and some differ in IAM.`]),
    ...(resource === undefined
      ? [`Narrow down the resource of ${actions.join(', ')}, where the service has resources.`]
      : []),
  ];
  return [{ ...allow(actions, resource ?? '*'), ...(notes.length > 0 && { note: notes.join(' ') }) }];
}
