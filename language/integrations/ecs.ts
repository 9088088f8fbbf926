import { docsPage, REQUEST_JOB_OR_CALLBACK, type OptimizedService } from './integration';
import { allow, arn, managedRule, passRole } from './permission';

/** Amazon ECS, with AWS Fargate as one of its launch types. */
export const ecs: OptimizedService = {
  key: 'ecs',
  title: 'Amazon ECS',
  errorPrefix: 'ECS',
  olderSdk: { service: 'AmazonECS', exception: 'AmazonECSException' },
  link: docsPage('ecs'),
  actions: [
    {
      name: 'runTask',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Starts a task from a task definition; pass input by `Overrides.ContainerOverrides`.',
      requiredAtCreation: ['TaskDefinition'],
      sdkService: 'ecs',
      permissions: [
        {
          ...allow('ecs:RunTask', arn('ecs', 'task-definition/{TaskDefinition}')),
          note: 'RunTask also needs iam:PassRole on the task role and the execution role that the task definition names.',
        },
        passRole('Overrides.TaskRoleArn', 'ecs-tasks'),
        passRole('Overrides.ExecutionRoleArn', 'ecs-tasks'),
      ],
      jobPermissions: [
        allow(['ecs:StopTask', 'ecs:DescribeTasks'], arn('ecs', 'task/*')),
        managedRule('StepFunctionsGetEventsForECSTaskRule'),
      ],
    },
  ],
};
