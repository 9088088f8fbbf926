import { docsPage, REQUEST_JOB_OR_CALLBACK, type OptimizedService } from './integration';

/** Amazon EKS: `call` and `runJob` speak with the Kubernetes API of a cluster, the others with EKS. */
export const eks: OptimizedService = {
  key: 'eks',
  title: 'Amazon EKS',
  errorPrefix: 'EKS',
  link: docsPage('eks'),
  actions: [
    {
      name: 'call',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Calls the Kubernetes API of a cluster.',
      parameters: 'ClusterName!,CertificateAuthority!,Endpoint!,Method!,Path!,QueryParameters:*,RequestBody:*',
    },
    {
      name: 'runJob',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Runs a Kubernetes job; `LogOptions` says whether its logs come back.',
      parameters: 'ClusterName!,CertificateAuthority!,Endpoint!,Namespace,Job!:*,LogOptions:*',
    },
    { name: 'createCluster', patterns: REQUEST_JOB_OR_CALLBACK, doc: 'Creates a cluster.', sdkService: 'eks' },
    { name: 'deleteCluster', patterns: REQUEST_JOB_OR_CALLBACK, doc: 'Deletes a cluster.', sdkService: 'eks' },
    { name: 'createNodegroup', patterns: REQUEST_JOB_OR_CALLBACK, doc: 'Creates a node group.', sdkService: 'eks' },
    { name: 'deleteNodegroup', patterns: REQUEST_JOB_OR_CALLBACK, doc: 'Deletes a node group.', sdkService: 'eks' },
    {
      name: 'createFargateProfile',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Creates a Fargate profile.',
      sdkService: 'eks',
    },
    {
      name: 'deleteFargateProfile',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Deletes a Fargate profile.',
      sdkService: 'eks',
    },
  ],
};
