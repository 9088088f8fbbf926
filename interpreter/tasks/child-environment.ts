import { devNull } from 'node:os';
import type { HandlerSpec } from './handler-spec';

type Environment = Record<string, string>;

/**
 * The environment of a handler's process: what Lambda sets, and the surrounding environment without anything that could
 * reach an AWS account, unless the configuration allows it (`allowAws`). Variables of the configuration win over all.
 */
export function childEnvironment(
  spec: HandlerSpec,
  surroundings: Readonly<Record<string, string | undefined>>,
  region: string,
): Environment {
  const own: Environment = {};
  for (const [name, value] of Object.entries(surroundings)) {
    if (value === undefined || (!spec.allowAws && reachesAws(name)) || isOfTheHost(name)) continue;
    own[name] = value;
  }
  const runtime = spec.runtime === 'python' ? 'python3' : `nodejs${process.versions.node.split('.')[0] ?? ''}.x`;
  return {
    ...own,
    ...(spec.allowAws ? {} : NO_AWS),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_LAMBDA_FUNCTION_NAME: spec.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${spec.functionName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    LAMBDA_TASK_ROOT: spec.root,
    _HANDLER: `${spec.module}.${spec.handlers[0] ?? ''}`,
    TZ: 'UTC',
    PYTHONIOENCODING: 'utf-8:backslashreplace',
    PYTHONDONTWRITEBYTECODE: '1',
    ...spec.env,
  };
}

/** Configuration files that hold nothing, and no asking of a metadata service: clients find no credentials anywhere. */
export const NO_AWS: Environment = {
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_CONFIG_FILE: devNull,
  BOTO_CONFIG: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Credentials, profiles, role and endpoint settings all start with AWS_ (BOTO_ for the old library, AMAZON_ and EC2_ rarely). */
export function reachesAws(name: string): boolean {
  return /^(AWS|BOTO|AMAZON|EC2)_/i.test(name);
}

/** Variables that steer our own process and would change how the handler's one starts. */
export function isOfTheHost(name: string): boolean {
  return /^(NODE_OPTIONS|NODE_CHANNEL_FD|NODE_CHANNEL_SERIALIZATION_MODE|NODE_UNIQUE_ID|VSCODE_.*|VITEST.*)$/i.test(
    name,
  );
}
