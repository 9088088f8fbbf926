import { docsPage, REQUEST_JOB_OR_CALLBACK, type OptimizedService } from './integration';

/** Amazon ECS, with AWS Fargate as one of its launch types. */
export const ecs: OptimizedService = {
  key: 'ecs',
  title: 'Amazon ECS',
  errorPrefix: 'ECS',
  link: docsPage('ecs'),
  actions: [
    {
      name: 'runTask',
      patterns: REQUEST_JOB_OR_CALLBACK,
      doc: 'Starts a task from a task definition; pass input by `Overrides.ContainerOverrides`.',
      requiredAtCreation: ['TaskDefinition'],
      sdkService: 'ecs',
    },
  ],
};
