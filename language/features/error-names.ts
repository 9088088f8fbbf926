import type { StateType } from '../fields/index';
import { child, childString, type Node } from '../tree/node';

/** An error name that a retrier or catcher may ask for. */
export interface ErrorName {
  readonly name: string;
  readonly doc: string;
  /** The types of state that can meet the error; absent for all that retry and catch. */
  readonly on?: readonly StateType[];
}

/** The names that the service predefines and that can be retried or caught (digest E4-E12), in the order of their use. */
export const ERROR_NAMES: readonly ErrorName[] = [
  {
    name: 'States.ALL',
    doc: 'Every error but `States.Runtime`. It must stand alone and in the last retrier or catcher.',
  },
  {
    name: 'States.TaskFailed',
    doc: 'Every failure of the task except `States.Timeout`.',
    on: ['Task'],
  },
  {
    name: 'States.Timeout',
    doc: 'The task ran longer than `TimeoutSeconds`, or sent no heartbeat for longer than `HeartbeatSeconds`.',
  },
  {
    name: 'States.HeartbeatTimeout',
    doc: 'The task sent no heartbeat for longer than `HeartbeatSeconds`.',
    on: ['Task'],
  },
  { name: 'States.Permissions', doc: 'The role of the state machine may not do what the task needs.', on: ['Task'] },
  { name: 'States.DataLimitExceeded', doc: 'An output, a payload or a variable is larger than 256 KiB.' },
  {
    name: 'States.QueryEvaluationError',
    doc: 'A JSONata expression failed, gave nothing, or gave a value of a wrong type.',
  },
  { name: 'States.IntrinsicFailure', doc: 'An intrinsic function failed.' },
  {
    name: 'States.ReferencePathConflict',
    doc: '`ResultPath` cannot be applied to the input, or `ItemsPath` finds nothing.',
  },
  {
    name: 'States.ResultPathMatchFailure',
    doc: 'The documented name for a `ResultPath` that cannot be applied to the input.',
  },
  { name: 'States.ParameterPathFailure', doc: 'The documented name for a path in `Parameters` that finds nothing.' },
  {
    name: 'States.BranchFailed',
    doc: 'The documented name for a failed branch. The service mostly reports the own error of the branch.',
    on: ['Parallel'],
  },
  {
    name: 'States.ExceedToleratedFailureThreshold',
    doc: 'More items of a Distributed Map failed than it tolerates.',
    on: ['Map'],
  },
  { name: 'States.ItemReaderFailed', doc: 'The ItemReader of a Distributed Map could not read.', on: ['Map'] },
  { name: 'States.ResultWriterFailed', doc: 'The ResultWriter of a Distributed Map could not write.', on: ['Map'] },
];

const LAMBDA: readonly ErrorName[] = [
  { name: 'Lambda.TooManyRequestsException', doc: 'The function was throttled: worth a retry.' },
  { name: 'Lambda.ServiceException', doc: 'AWS Lambda had an internal error: worth a retry.' },
  { name: 'Lambda.AWSLambdaException', doc: 'AWS Lambda had an error: worth a retry.' },
  { name: 'Lambda.SdkClientException', doc: 'AWS Lambda could not be reached: worth a retry.' },
  { name: 'Lambda.ResourceNotFoundException', doc: 'The function does not exist.' },
  { name: 'Lambda.Unknown', doc: 'The function ended without an answer, for example because it ran out of memory.' },
];

const BY_SERVICE: readonly { readonly resource: RegExp; readonly names: readonly ErrorName[] }[] = [
  { resource: /:lambda:/, names: LAMBDA },
  {
    resource: /:states:::dynamodb:/,
    names: [
      { name: 'DynamoDB.ResourceNotFoundException', doc: 'The table does not exist.' },
      { name: 'DynamoDB.ConditionalCheckFailedException', doc: 'The condition of the write was not met.' },
      { name: 'DynamoDB.AmazonDynamoDBException', doc: 'Amazon DynamoDB refused the request.' },
    ],
  },
  {
    resource: /:states:::sqs:/,
    names: [
      { name: 'SQS.AmazonSQSException', doc: 'Amazon SQS refused the request.' },
      { name: 'SQS.SdkClientException', doc: 'Amazon SQS could not be reached.' },
    ],
  },
  {
    resource: /:states:::sns:/,
    names: [
      { name: 'SNS.NotFoundException', doc: 'The topic does not exist.' },
      { name: 'SNS.InvalidParameterException', doc: 'Amazon SNS refused the request.' },
    ],
  },
  {
    resource: /:states:::states:/,
    names: [{ name: 'StepFunctions.StateMachineDoesNotExistException', doc: 'The state machine does not exist.' }],
  },
  {
    resource: /:states:::events:/,
    names: [{ name: 'EventBridge.FailedEntry', doc: 'Amazon EventBridge did not take one of the entries.' }],
  },
  {
    resource: /:states:::http:/,
    names: [
      { name: 'States.Http.Socket', doc: 'The endpoint did not answer within 60 seconds or closed the connection.' },
      { name: 'States.Http.StatusCode.429', doc: 'The endpoint answered with this status: too many requests.' },
      { name: 'States.Http.StatusCode.500', doc: 'The endpoint answered with this status: its own error.' },
      { name: 'States.Http.StatusCode.503', doc: 'The endpoint answered with this status: not available.' },
    ],
  },
];

/**
 * The error names to propose for the retriers and catchers of a state: the service's own by the state's type and the
 * task's resource, and the names that Fail states inside of a Parallel or Map give to their errors.
 */
export function errorNamesFor(type: StateType | undefined, state: Node | undefined): ErrorName[] {
  const resource = childString(state, 'Resource')?.value ?? '';
  const ofService = BY_SERVICE.filter((entry) => entry.resource.test(resource)).flatMap(({ names }) => names);
  const own = ERROR_NAMES.filter(({ on }) => !on || !type || on.includes(type));
  const fromInside = failNames(state).map((name) => ({ name, doc: 'The error of a Fail state inside of this state.' }));
  return [...own.slice(0, 3), ...fromInside, ...ofService, ...own.slice(3)];
}

/** The `Error` texts of the Fail states below a node, each once. */
function failNames(root: Node | undefined): string[] {
  const names = new Set<string>();
  const visit = (node: Node | undefined): void => {
    if (node?.kind === 'array') node.items.forEach(visit);
    if (node?.kind !== 'object') return;
    const error = childString(node, 'Error')?.value;
    if (childString(node, 'Type')?.value === 'Fail' && error !== undefined && !error.startsWith('{%')) names.add(error);
    for (const { value } of node.properties) visit(value);
  };
  for (const name of ['Branches', 'ItemProcessor', 'Iterator']) visit(child(root, name));
  return [...names];
}
