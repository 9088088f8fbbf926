import type { ExecutionIdentity } from './core/runtime';

export const DEFAULT_REGION = 'us-east-1';
export const DEFAULT_ACCOUNT = '123456789012';

export interface IdentityOptions {
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly stateMachineName?: string;
  readonly executionName?: string;
  readonly region?: string;
  readonly accountId?: string;
  readonly roleArn?: string;
  readonly testCase?: string;
}

/** The names and ARNs of an execution (digest A5, A6); `uuid` gives the parts that nobody has named. */
export function identityOf(options: IdentityOptions, uuid: () => string): ExecutionIdentity {
  const type = options.type ?? 'STANDARD';
  const region = options.region ?? DEFAULT_REGION;
  const accountId = options.accountId ?? DEFAULT_ACCOUNT;
  const stateMachineName = options.stateMachineName ?? 'StateMachine';
  const executionName = options.executionName ?? uuid();
  const prefix = `arn:aws:states:${region}:${accountId}`;
  return {
    type,
    region,
    accountId,
    stateMachineName,
    executionName,
    stateMachineArn: `${prefix}:stateMachine:${stateMachineName}`,
    executionArn:
      type === 'STANDARD'
        ? `${prefix}:execution:${stateMachineName}:${executionName}`
        : `${prefix}:express:${stateMachineName}:${executionName}:${uuid()}`,
    roleArn: options.roleArn ?? `arn:aws:iam::${accountId}:role/StepFunctionsRole`,
    ...(options.testCase !== undefined && { testCase: options.testCase }),
  };
}
