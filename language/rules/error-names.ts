import { child, type Node, type StringNode } from '../tree/node';

/** The names that the service knows (digest chapter 6). `doc` is Markdown for hover and completion. */
export const PREDEFINED_ERRORS: readonly { readonly name: string; readonly doc: string }[] = [
  { name: 'States.ALL', doc: 'Every error, except `States.Runtime`. Must stand alone in the last element.' },
  { name: 'States.TaskFailed', doc: 'Every failure of a task, except a time-out.' },
  { name: 'States.Timeout', doc: 'A task ran longer than `TimeoutSeconds` or missed a heartbeat.' },
  { name: 'States.HeartbeatTimeout', doc: 'A task missed a heartbeat (`HeartbeatSeconds`).' },
  { name: 'States.Permissions', doc: 'The role of the machine may not do what the task does.' },
  { name: 'States.DataLimitExceeded', doc: 'A result or output has more than 256 KiB.' },
  {
    name: 'States.Runtime',
    doc: 'The state could not be processed, for example a path found nothing. It cannot be retried or caught.',
  },
  { name: 'States.IntrinsicFailure', doc: 'An intrinsic function failed.' },
  { name: 'States.QueryEvaluationError', doc: 'A JSONata expression failed.' },
  {
    name: 'States.ParameterPathFailure',
    doc: 'A path in a payload template found nothing (documented; the service reports `States.Runtime`).',
  },
  {
    name: 'States.ResultPathMatchFailure',
    doc: '`ResultPath` could not be applied (documented; the service reports `States.ReferencePathConflict`).',
  },
  { name: 'States.ReferencePathConflict', doc: '`ResultPath` could not be applied, or `ItemsPath` found nothing.' },
  { name: 'States.BranchFailed', doc: 'A branch of a Parallel failed.' },
  { name: 'States.NoChoiceMatched', doc: 'No rule of a Choice matched and it has no `Default`.' },
  { name: 'States.ExceedToleratedFailureThreshold', doc: 'More items of a Distributed Map failed than it tolerates.' },
  { name: 'States.ItemReaderFailed', doc: 'The items of a Distributed Map could not be read.' },
  { name: 'States.ResultWriterFailed', doc: 'The results of a Distributed Map could not be written.' },
  { name: 'States.Http.Socket', doc: 'An HTTP task could not reach its endpoint.' },
];

/** `States.Http.StatusCode.404` and its like. */
const HTTP_STATUS = /^States\.Http\.StatusCode\.\d{3}$/;

/** Whether a name of the reserved `States.` family is one that the service raises. */
export function isKnownStatesError(name: string): boolean {
  return HTTP_STATUS.test(name) || PREDEFINED_ERRORS.some((error) => error.name === name);
}

/** The strings of an `ErrorEquals` list. */
export function errorNames(element: Node | undefined): readonly StringNode[] {
  const list = child(element, 'ErrorEquals');
  return list?.kind === 'array' ? list.items.filter((item) => item.kind === 'string') : [];
}
