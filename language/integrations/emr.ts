import { docsPage, REQUEST, REQUEST_OR_JOB, type OptimizedService } from './integration';
import { answer, stateAt } from './job';
import { allow, arn, managedRule, passRole, serviceLinkedRole } from './permission';

/** Amazon EMR: its actions are wrappers of the service's, so their parameters are their own. */
export const elasticMapReduce: OptimizedService = {
  key: 'elasticmapreduce',
  title: 'Amazon EMR',
  errorPrefix: 'ElasticMapReduce',
  olderSdk: { service: 'AmazonElasticMapReduce', exception: 'AmazonElasticMapReduceException' },
  link: docsPage('emr'),
  actions: [
    {
      name: 'createCluster',
      patterns: REQUEST_OR_JOB,
      doc: 'Creates a cluster and starts its steps (RunJobFlow).',
      permissions: [
        allow('elasticmapreduce:RunJobFlow', '*'),
        { ...allow('elasticmapreduce:AddTags', arn('elasticmapreduce', 'cluster/*')), onlyWith: 'Tags' },
        passRole('ServiceRole', 'elasticmapreduce'),
        {
          ...passRole('JobFlowRole', 'ec2'),
          note: 'JobFlowRole names an instance profile: iam:PassRole is written for the role of the same name.',
        },
        passRole('AutoScalingRole', 'application-autoscaling'),
      ],
      jobPermissions: [
        allow(
          ['elasticmapreduce:DescribeCluster', 'elasticmapreduce:TerminateJobFlows'],
          arn('elasticmapreduce', 'cluster/*'),
        ),
        managedRule('StepFunctionsGetEventForEMRRunJobFlowRule'),
      ],
    },
    {
      name: 'setClusterTerminationProtection',
      patterns: REQUEST,
      doc: 'Locks a cluster against termination, or unlocks it.',
      parameters: 'ClusterId!,TerminationProtected!:b',
      permissions: [allow('elasticmapreduce:SetTerminationProtection', arn('elasticmapreduce', 'cluster/{ClusterId}'))],
    },
    {
      name: 'terminateCluster',
      patterns: REQUEST_OR_JOB,
      doc: 'Shuts a cluster down.',
      parameters: 'ClusterId!',
      permissions: [allow('elasticmapreduce:TerminateJobFlows', arn('elasticmapreduce', 'cluster/{ClusterId}'))],
      jobPermissions: [
        allow('elasticmapreduce:DescribeCluster', arn('elasticmapreduce', 'cluster/{ClusterId}')),
        managedRule('StepFunctionsGetEventForEMRTerminateJobFlowsRule'),
      ],
    },
    {
      name: 'addStep',
      patterns: REQUEST_OR_JOB,
      doc: 'Adds a step to a running cluster.',
      parameters: 'ClusterId!,Step!:*,ExecutionRoleArn',
      permissions: [
        allow('elasticmapreduce:AddJobFlowSteps', arn('elasticmapreduce', 'cluster/{ClusterId}')),
        passRole('ExecutionRoleArn', 'elasticmapreduce'),
      ],
      jobPermissions: [
        allow(
          ['elasticmapreduce:DescribeStep', 'elasticmapreduce:CancelSteps'],
          arn('elasticmapreduce', 'cluster/{ClusterId}'),
        ),
        managedRule('StepFunctionsGetEventForEMRAddJobFlowStepsRule'),
      ],
    },
    {
      name: 'cancelStep',
      patterns: REQUEST,
      doc: 'Cancels a pending step.',
      parameters: 'ClusterId!,StepId!,StepCancellationOption',
      permissions: [allow('elasticmapreduce:CancelSteps', arn('elasticmapreduce', 'cluster/{ClusterId}'))],
    },
    {
      name: 'modifyInstanceFleetByName',
      patterns: REQUEST,
      doc: 'Changes the capacity of an instance fleet.',
      parameters: 'ClusterId!,InstanceFleetName!,InstanceFleet!:*',
      permissions: [
        allow(
          ['elasticmapreduce:ModifyInstanceFleet', 'elasticmapreduce:ListInstanceFleets'],
          arn('elasticmapreduce', 'cluster/{ClusterId}'),
        ),
      ],
    },
    {
      name: 'modifyInstanceGroupByName',
      patterns: REQUEST,
      doc: 'Changes the number of nodes of an instance group.',
      parameters: 'ClusterId!,InstanceGroupName!,InstanceGroup!:*',
      permissions: [
        allow(
          ['elasticmapreduce:ModifyInstanceGroups', 'elasticmapreduce:ListInstanceGroups'],
          arn('elasticmapreduce', 'cluster/{ClusterId}'),
        ),
      ],
    },
  ],
};

export const emrContainers: OptimizedService = {
  key: 'emr-containers',
  title: 'Amazon EMR on EKS',
  errorPrefix: 'EMRContainers',
  link: docsPage('emr-eks'),
  actions: [
    {
      name: 'createVirtualCluster',
      patterns: REQUEST_OR_JOB,
      doc: 'Creates a virtual cluster.',
      sdkService: 'emrcontainers',
      parameters: 'EksClusterId',
      permissions: [
        allow('emr-containers:CreateVirtualCluster', '*'),
        serviceLinkedRole('emr-containers.amazonaws.com', 'AWSServiceRoleForAmazonEMRContainers'),
      ],
      jobPermissions: [
        allow(
          ['emr-containers:DescribeVirtualCluster', 'emr-containers:DeleteVirtualCluster'],
          arn('emr-containers', '/virtualclusters/*'),
        ),
      ],
    },
    {
      name: 'deleteVirtualCluster',
      patterns: REQUEST_OR_JOB,
      doc: 'Deletes a virtual cluster.',
      sdkService: 'emrcontainers',
      permissions: [allow('emr-containers:DeleteVirtualCluster', arn('emr-containers', '/virtualclusters/{Id}'))],
      jobPermissions: [allow('emr-containers:DescribeVirtualCluster', arn('emr-containers', '/virtualclusters/{Id}'))],
    },
    {
      name: 'startJobRun',
      patterns: REQUEST_OR_JOB,
      doc: 'Starts a job run.',
      sdkService: 'emrcontainers',
      job: {
        action: 'describeJobRun',
        parameters: { Id: answer('Id'), VirtualClusterId: answer('VirtualClusterId') },
        stateOf: stateAt(['JobRun', 'State'], ['COMPLETED'], ['FAILED', 'CANCELLED']),
      },
      permissions: [
        {
          ...allow('emr-containers:StartJobRun', arn('emr-containers', '/virtualclusters/{VirtualClusterId}')),
          condition: { StringEquals: { 'emr-containers:ExecutionRoleArn': '{ExecutionRoleArn}' } },
        },
      ],
      jobPermissions: [
        allow(
          ['emr-containers:DescribeJobRun', 'emr-containers:CancelJobRun'],
          arn('emr-containers', '/virtualclusters/{VirtualClusterId}/jobruns/*'),
        ),
      ],
    },
  ],
};

export const emrServerless: OptimizedService = {
  key: 'emr-serverless',
  title: 'Amazon EMR Serverless',
  errorPrefix: 'EMRServerless',
  link: docsPage('emr-serverless'),
  actions: [
    {
      name: 'createApplication',
      patterns: REQUEST_OR_JOB,
      doc: 'Creates an application.',
      sdkService: 'emrserverless',
      permissions: [
        allow('emr-serverless:CreateApplication', arn('emr-serverless', '/*')),
        serviceLinkedRole('ops.emr-serverless.amazonaws.com', 'AWSServiceRoleForAmazonEMRServerless'),
      ],
      jobPermissions: [
        allow(
          ['emr-serverless:GetApplication', 'emr-serverless:DeleteApplication'],
          arn('emr-serverless', '/applications/*'),
        ),
        managedRule('StepFunctionsGetEventsForEMRServerlessApplicationRule'),
      ],
    },
    {
      name: 'startApplication',
      patterns: REQUEST_OR_JOB,
      doc: 'Starts an application.',
      sdkService: 'emrserverless',
      permissions: [allow('emr-serverless:StartApplication', arn('emr-serverless', '/applications/{ApplicationId}'))],
      jobPermissions: [
        allow(
          ['emr-serverless:GetApplication', 'emr-serverless:StopApplication'],
          arn('emr-serverless', '/applications/{ApplicationId}'),
        ),
        managedRule('StepFunctionsGetEventsForEMRServerlessApplicationRule'),
      ],
    },
    {
      name: 'stopApplication',
      patterns: REQUEST_OR_JOB,
      doc: 'Stops an application.',
      sdkService: 'emrserverless',
      permissions: [allow('emr-serverless:StopApplication', arn('emr-serverless', '/applications/{ApplicationId}'))],
      jobPermissions: [
        allow('emr-serverless:GetApplication', arn('emr-serverless', '/applications/{ApplicationId}')),
        managedRule('StepFunctionsGetEventsForEMRServerlessApplicationRule'),
      ],
    },
    {
      name: 'deleteApplication',
      patterns: REQUEST_OR_JOB,
      doc: 'Deletes an application.',
      sdkService: 'emrserverless',
      permissions: [allow('emr-serverless:DeleteApplication', arn('emr-serverless', '/applications/{ApplicationId}'))],
      jobPermissions: [
        allow('emr-serverless:GetApplication', arn('emr-serverless', '/applications/{ApplicationId}')),
        managedRule('StepFunctionsGetEventsForEMRServerlessApplicationRule'),
      ],
    },
    {
      name: 'startJobRun',
      patterns: REQUEST_OR_JOB,
      doc: 'Starts a job run.',
      sdkService: 'emrserverless',
      job: {
        action: 'getJobRun',
        parameters: { ApplicationId: answer('ApplicationId'), JobRunId: answer('JobRunId') },
        stateOf: stateAt(['JobRun', 'State'], ['SUCCESS'], ['FAILED', 'CANCELLED']),
      },
      permissions: [
        allow('emr-serverless:StartJobRun', arn('emr-serverless', '/applications/{ApplicationId}')),
        passRole('ExecutionRoleArn', 'emr-serverless'),
      ],
      jobPermissions: [
        allow(
          ['emr-serverless:GetJobRun', 'emr-serverless:CancelJobRun'],
          arn('emr-serverless', '/applications/{ApplicationId}/jobruns/*'),
        ),
        managedRule('StepFunctionsGetEventsForEMRServerlessJobRule'),
      ],
    },
    {
      name: 'cancelJobRun',
      patterns: REQUEST_OR_JOB,
      doc: 'Cancels a job run.',
      sdkService: 'emrserverless',
      permissions: [
        allow('emr-serverless:CancelJobRun', arn('emr-serverless', '/applications/{ApplicationId}/jobruns/{JobRunId}')),
      ],
      jobPermissions: [
        allow('emr-serverless:GetJobRun', arn('emr-serverless', '/applications/{ApplicationId}/jobruns/{JobRunId}')),
        managedRule('StepFunctionsGetEventsForEMRServerlessJobRule'),
      ],
    },
  ],
};
