import { optimizedService } from '../integrations';
import { parseResource } from '../integrations/resource';
import type { State } from '../model/model';
import { child, childString, type Node } from '../tree/node';

/** What a card says of a state besides its name and type. */
export interface StateSummary {
  /** What the state calls or does, in a few words: `Lambda: Invoke`, `5 seconds`. */
  readonly detail: string;
  /** The service that a Task calls, as its ARN names it; `activity` for an activity. */
  readonly service: string | undefined;
}

const WAIT_FIELDS = ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'];

export function summaryOf(state: State): StateSummary {
  switch (state.type) {
    case 'Task':
      return taskSummary(state);
    case 'Fail':
      return plain(childString(state.node, 'Error')?.value ?? childString(state.node, 'ErrorPath')?.value);
    case 'Wait':
      return plain(
        WAIT_FIELDS.map((field) => waitLabel(child(state.node, field))).find((label) => label !== undefined),
      );
    default:
      return plain(undefined);
  }
}

/** What each retrier says, for people: `States.Timeout: up to 3 retries`. */
export function retryLabels(state: State): readonly string[] {
  return itemsOf(state, 'Retry').map((retrier) => {
    const attempts = child(retrier, 'MaxAttempts');
    const count = attempts?.kind === 'number' ? attempts.value : 3;
    return `${errorNames(retrier)}: up to ${String(count)} ${count === 1 ? 'retry' : 'retries'}`;
  });
}

export function catchesErrors(state: State): boolean {
  return itemsOf(state, 'Catch').length > 0;
}

/** The names in `ErrorEquals` of a retrier or catcher. */
export function errorNames(rule: Node): string {
  const errors = child(rule, 'ErrorEquals');
  return errors?.kind === 'array'
    ? errors.items.map((item) => (item.kind === 'string' ? item.value : '')).join(', ')
    : '';
}

function itemsOf(state: State, field: string): readonly Node[] {
  const list = child(state.node, field);
  return list?.kind === 'array' ? list.items : [];
}

function plain(detail: string | undefined): StateSummary {
  return { detail: detail ?? '', service: undefined };
}

function waitLabel(value: Node | undefined): string | undefined {
  if (value?.kind === 'number') return `${String(value.value)} ${value.value === 1 ? 'second' : 'seconds'}`;
  return value?.kind === 'string' ? value.value : undefined;
}

function taskSummary(state: State): StateSummary {
  const resource = childString(state.node, 'Resource')?.value ?? '';
  const info = parseResource(resource);
  switch (info.kind) {
    case 'lambda-function':
      return { detail: `Lambda: ${info.functionName}`, service: 'lambda' };
    case 'activity':
      return { detail: `Activity: ${info.name}`, service: 'activity' };
    case 'optimized':
    case 'aws-sdk': {
      const title = (info.kind === 'optimized' && optimizedService(info.service)?.title) || info.service;
      const waits = info.suffix === undefined ? '' : ` (${patternWords(info.suffix)})`;
      const action = info.action.charAt(0).toUpperCase() + info.action.slice(1);
      return { detail: `${title.replace(/^(AWS|Amazon) /, '')}: ${action}${waits}`, service: info.service };
    }
    default:
      return plain(resource);
  }
}

function patternWords(suffix: string): string {
  if (suffix === 'waitForTaskToken') return 'waits for its token';
  return suffix.startsWith('sync') ? 'waits for its end' : suffix;
}
