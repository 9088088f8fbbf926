import { docsPage, REQUEST_JOB_OR_CALLBACK, type OptimizedService } from './integration';
import { request, stateAt } from './job';
import { allow, arn, onlyNote, passRole } from './permission';

/** Amazon EKS: `call` and `runJob` speak with the Kubernetes API of a cluster, the others with EKS. */
export const eks: OptimizedService = {
  key: 'eks',
  title: 'Amazon EKS',
  errorPrefix: 'EKS',
  olderSdk: { service: 'AmazonEKS', exception: 'AmazonEKSException' },
  link: docsPage('eks'),
  actions: [
    {
      name: 'call',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Calls the Kubernetes API of a cluster.',
      parameters: 'ClusterName!,CertificateAuthority!,Endpoint!,Method!,Path!,QueryParameters:*,RequestBody:*',
      permissions: [
        onlyNote(
          'The Kubernetes API of a cluster lets the role in by the access entries of the cluster, not by this policy.',
        ),
      ],
    },
    {
      name: 'runJob',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Runs a Kubernetes job; `LogOptions` says whether its logs come back.',
      parameters: 'ClusterName!,CertificateAuthority!,Endpoint!,Namespace,Job!:*,LogOptions:*',
      permissions: [
        onlyNote(
          'The Kubernetes API of a cluster lets the role in by the access entries of the cluster, not by this policy.',
        ),
      ],
    },
    {
      name: 'createCluster',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Creates a cluster.',
      sdkService: 'eks',
      job: {
        action: 'describeCluster',
        parameters: { Name: request('Name') },
        stateOf: stateAt(['Cluster', 'Status'], ['ACTIVE'], ['FAILED', 'DELETING']),
      },
      permissions: [allow('eks:CreateCluster', '*'), passRole('RoleArn', 'eks')],
      jobPermissions: [allow(['eks:DescribeCluster', 'eks:DeleteCluster'], arn('eks', 'cluster/{Name}'))],
    },
    {
      name: 'deleteCluster',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Deletes a cluster.',
      sdkService: 'eks',
      permissions: [allow('eks:DeleteCluster', arn('eks', 'cluster/{Name}'))],
      jobPermissions: [allow('eks:DescribeCluster', arn('eks', 'cluster/{Name}'))],
    },
    {
      name: 'createNodegroup',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Creates a node group.',
      sdkService: 'eks',
      job: {
        action: 'describeNodegroup',
        parameters: { ClusterName: request('ClusterName'), NodegroupName: request('NodegroupName') },
        stateOf: stateAt(['Nodegroup', 'Status'], ['ACTIVE'], ['CREATE_FAILED', 'DEGRADED', 'DELETING']),
      },
      permissions: [
        allow('eks:CreateNodegroup', arn('eks', 'cluster/{ClusterName}')),
        allow('ec2:DescribeSubnets', '*'),
        {
          ...allow(['iam:GetRole', 'iam:ListAttachedRolePolicies'], 'arn:{partition}:iam::{account}:role/{NodeRole}'),
          onlyWith: 'NodeRole',
        },
        passRole('NodeRole', 'eks'),
      ],
      jobPermissions: [
        allow(
          ['eks:DescribeNodegroup', 'eks:DeleteNodegroup'],
          arn('eks', 'nodegroup/{ClusterName}/{NodegroupName}/*'),
        ),
      ],
    },
    {
      name: 'deleteNodegroup',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Deletes a node group.',
      sdkService: 'eks',
      permissions: [allow('eks:DeleteNodegroup', arn('eks', 'nodegroup/{ClusterName}/{NodegroupName}/*'))],
      jobPermissions: [allow('eks:DescribeNodegroup', arn('eks', 'nodegroup/{ClusterName}/{NodegroupName}/*'))],
    },
    {
      name: 'createFargateProfile',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Creates a Fargate profile.',
      sdkService: 'eks',
      job: {
        action: 'describeFargateProfile',
        parameters: { ClusterName: request('ClusterName'), FargateProfileName: request('FargateProfileName') },
        stateOf: stateAt(['FargateProfile', 'Status'], ['ACTIVE'], ['CREATE_FAILED', 'DELETING']),
      },
      permissions: [
        allow('eks:CreateFargateProfile', arn('eks', 'cluster/{ClusterName}')),
        passRole('PodExecutionRoleArn', 'eks'),
      ],
      jobPermissions: [
        allow(
          ['eks:DescribeFargateProfile', 'eks:DeleteFargateProfile'],
          arn('eks', 'fargateprofile/{ClusterName}/{FargateProfileName}/*'),
        ),
      ],
    },
    {
      name: 'deleteFargateProfile',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Deletes a Fargate profile.',
      sdkService: 'eks',
      permissions: [
        allow('eks:DeleteFargateProfile', arn('eks', 'fargateprofile/{ClusterName}/{FargateProfileName}/*')),
      ],
      jobPermissions: [
        allow('eks:DescribeFargateProfile', arn('eks', 'fargateprofile/{ClusterName}/{FargateProfileName}/*')),
      ],
    },
  ],
};
