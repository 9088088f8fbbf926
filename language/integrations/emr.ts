import { docsPage, REQUEST, REQUEST_OR_JOB, type OptimizedService } from './integration';

/** Amazon EMR: its actions are wrappers of the service's, so their parameters are their own. */
export const elasticMapReduce: OptimizedService = {
  key: 'elasticmapreduce',
  title: 'Amazon EMR',
  errorPrefix: 'ElasticMapReduce',
  link: docsPage('emr'),
  actions: [
    { name: 'createCluster', patterns: REQUEST_OR_JOB, doc: 'Creates a cluster and starts its steps (RunJobFlow).' },
    {
      name: 'setClusterTerminationProtection',
      patterns: REQUEST,
      doc: 'Locks a cluster against termination, or unlocks it.',
      parameters: 'ClusterId!,TerminationProtected!:b',
    },
    { name: 'terminateCluster', patterns: REQUEST_OR_JOB, doc: 'Shuts a cluster down.', parameters: 'ClusterId!' },
    {
      name: 'addStep',
      patterns: REQUEST_OR_JOB,
      doc: 'Adds a step to a running cluster.',
      parameters: 'ClusterId!,Step!:*,ExecutionRoleArn',
    },
    {
      name: 'cancelStep',
      patterns: REQUEST,
      doc: 'Cancels a pending step.',
      parameters: 'ClusterId!,StepId!,StepCancellationOption',
    },
    {
      name: 'modifyInstanceFleetByName',
      patterns: REQUEST,
      doc: 'Changes the capacity of an instance fleet.',
      parameters: 'ClusterId!,InstanceFleetName!,InstanceFleet!:*',
    },
    {
      name: 'modifyInstanceGroupByName',
      patterns: REQUEST,
      doc: 'Changes the number of nodes of an instance group.',
      parameters: 'ClusterId!,InstanceGroupName!,InstanceGroup!:*',
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
    },
    {
      name: 'deleteVirtualCluster',
      patterns: REQUEST_OR_JOB,
      doc: 'Deletes a virtual cluster.',
      sdkService: 'emrcontainers',
    },
    { name: 'startJobRun', patterns: REQUEST_OR_JOB, doc: 'Starts a job run.', sdkService: 'emrcontainers' },
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
    },
    { name: 'startApplication', patterns: REQUEST_OR_JOB, doc: 'Starts an application.', sdkService: 'emrserverless' },
    { name: 'stopApplication', patterns: REQUEST_OR_JOB, doc: 'Stops an application.', sdkService: 'emrserverless' },
    {
      name: 'deleteApplication',
      patterns: REQUEST_OR_JOB,
      doc: 'Deletes an application.',
      sdkService: 'emrserverless',
    },
    { name: 'startJobRun', patterns: REQUEST_OR_JOB, doc: 'Starts a job run.', sdkService: 'emrserverless' },
    { name: 'cancelJobRun', patterns: REQUEST_OR_JOB, doc: 'Cancels a job run.', sdkService: 'emrserverless' },
  ],
};
