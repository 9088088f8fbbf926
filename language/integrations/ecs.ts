import { isJsonObject, type JsonObject } from '../json';
import { docsPage, REQUEST_JOB_OR_CALLBACK, type OptimizedService } from './integration';
import { answer, listOf, type JobState } from './job';
import { allow, arn, managedRule, passRole } from './permission';

/** A task that has stopped succeeded where each of its containers ended with 0; one that never began has no exit code. */
function stateOfTask({ LastStatus: status, Containers: containers }: JsonObject): JobState {
  if (status !== 'STOPPED') return 'running';
  const ends = Array.isArray(containers) ? containers : [];
  return ends.length > 0 && ends.every((one) => isJsonObject(one) && one['ExitCode'] === 0) ? 'succeeded' : 'failed';
}

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
      job: {
        action: 'describeTasks',
        parameters: { Cluster: answer('Tasks', 0, 'ClusterArn'), Tasks: listOf(answer('Tasks', 0, 'TaskArn')) },
        path: ['Tasks', 0],
        stateOf: stateOfTask,
      },
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
