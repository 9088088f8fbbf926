import { docsPage, REQUEST_OR_JOB, type OptimizedService } from './integration';
import { answer, stateAt } from './job';
import { allow, arn, managedRule, passRole } from './permission';

export const mediaConvert: OptimizedService = {
  key: 'mediaconvert',
  title: 'AWS Elemental MediaConvert',
  errorPrefix: 'MediaConvert',
  olderSdk: { service: 'AWSMediaConvert', exception: 'AWSMediaConvertException' },
  link: docsPage('mediaconvert'),
  actions: [
    {
      name: 'createJob',
      patterns: REQUEST_OR_JOB,
      doc: 'Creates a transcoding job.',
      sdkService: 'mediaconvert',
      job: {
        action: 'getJob',
        parameters: { Id: answer('Job', 'Id') },
        stateOf: stateAt(['Job', 'Status'], ['COMPLETE'], ['ERROR', 'CANCELED']),
      },
      permissions: [
        allow('mediaconvert:CreateJob', arn('mediaconvert', 'queues/{Queue=Default}')),
        {
          ...allow('mediaconvert:CreateJob', arn('mediaconvert', 'jobTemplates/{JobTemplate}')),
          onlyWith: 'JobTemplate',
        },
        {
          ...allow('mediaconvert:CreateJob', arn('mediaconvert', 'presets/{Settings.OutputGroups.Outputs.Preset}')),
          onlyWith: 'Settings.OutputGroups.Outputs.Preset',
        },
        passRole('Role', 'mediaconvert'),
      ],
      jobPermissions: [
        allow(['mediaconvert:GetJob', 'mediaconvert:CancelJob'], arn('mediaconvert', 'jobs/*')),
        managedRule('StepFunctionsGetEventsForMediaConvertJobRule'),
      ],
    },
  ],
};
