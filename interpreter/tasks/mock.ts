import { isJsonObject } from '../../language/json';
import { idSource } from './lambda-envelope';
import type { MockResponse } from './mock-response';
import type { TaskAnswer, TaskCall, TaskRunner } from './task-runner';

/** What is answered without calling anything. A state's own mock wins over that of its Resource. */
export interface Mocks {
  /** The test case of a machine that they are of; absent: they are of all machines. */
  readonly of?: MockedCase;
  readonly byState: ReadonlyMap<string, MockResponse>;
  /** By the Resource as it is written, or as it reads with its placeholders replaced. */
  readonly byResource: ReadonlyMap<string, MockResponse>;
}

export interface MockedCase {
  readonly machine: string;
  readonly testCase: string;
  /** Whether the run has chosen a test case of that name: executions that were started without one use it too. */
  readonly isChosen: boolean;
}

/** Whether mocks are of an execution of that machine, which was started with a test case or without (digest M3, M6). */
export function areOf({ of }: Mocks, machine: string, testCase?: string): boolean {
  if (!of) return true;
  return of.machine === machine && (testCase === undefined ? of.isChosen : of.testCase === testCase);
}

/**
 * Answers tasks by prepared responses. Invocations of a state are counted: retries, later visits and iterations, of a test case
 * for each execution (digest M4), else over the whole run; the children of a Distributed Map count along (digest M10).
 */
export function mockRunner(mocks: Mocks, seed: string): TaskRunner {
  const byExecution = new Map<string, Map<MockResponse | string, number>>();
  const nextId = idSource(`mock:${seed}`);
  const find = (call: TaskCall): MockResponse | undefined => {
    const found = mocks.byState.get(call.state) ?? mocks.byResource.get(call.resource);
    return found && (!mocks.of || areOf(mocks, machineOf(call), call.testCase)) ? found : undefined;
  };

  const countsOf = (execution: string): Map<MockResponse | string, number> => {
    const known = byExecution.get(execution) ?? new Map<MockResponse | string, number>();
    byExecution.set(execution, known);
    return known;
  };

  return {
    name: 'mocks',
    canRun: (call) => find(call) !== undefined,
    start(call) {
      const response = find(call);
      if (!response)
        return Promise.resolve({ kind: 'refused', cause: `Nothing is mocked for the state "${call.state}".` });
      // Two states may share a response: each counts for itself.
      const counted = mocks.byState.has(call.state) ? call.state : response;
      const counts = countsOf(mocks.of ? executionOf(call) : '');
      const invocation = counts.get(counted) ?? 0;
      counts.set(counted, invocation + 1);
      return Promise.resolve(answerOf(call, response, invocation, nextId));
    },
  };
}

/** A child execution of a Map Run belongs to `<machine>/<label>` (digest H40, M10). */
function machineOf(call: TaskCall): string {
  return contextText(call, 'StateMachine', 'Name').replace(/\/.*$/, '');
}

/** The ARN of the execution; the children of a Map Run have one count. */
function executionOf(call: TaskCall): string {
  const isChild = contextText(call, 'StateMachine', 'Name').includes('/');
  return isChild ? '' : contextText(call, 'Execution', 'Id');
}

function contextText({ context }: TaskCall, part: string, member: string): string {
  const found = context[part];
  const text = found !== undefined && isJsonObject(found) ? found[member] : undefined;
  return typeof text === 'string' ? text : '';
}

function answerOf(call: TaskCall, response: MockResponse, invocation: number, nextId: () => string): TaskAnswer {
  const step = response.steps.find(({ first, last }) => first <= invocation && invocation <= last);
  if (!step) {
    const steps =
      response.steps.length === 1 ? 'one answer' : `answers for ${String(lastOf(response) + 1)} invocations`;
    return {
      kind: 'refused',
      cause:
        `No mocked response is left for the state "${call.state}": "${response.name}" has ${steps}, ` +
        `and this is invocation ${String(invocation)} (counted from 0). Add a step "${String(invocation)}".`,
    };
  }
  const { answer } = step;
  const submitted = isSubmitted(call) ? { submitted: acknowledgement(nextId()) } : {};
  switch (answer.kind) {
    case 'return':
      return { kind: 'succeeded', output: answer.output, ...submitted };
    case 'throw':
      return { kind: 'failed', error: answer.error, cause: answer.cause, ...submitted };
    case 'timeout':
      return { kind: 'timed-out', ...submitted };
  }
}

function lastOf(response: MockResponse): number {
  return Math.max(...response.steps.map(({ last }) => last));
}

/** Digest H12: `.sync` and `.waitForTaskToken` tasks tell what their first call answered. */
function isSubmitted({ integration }: TaskCall): boolean {
  return integration.kind === 'service' && integration.pattern !== 'request-response';
}

function acknowledgement(requestId: string): { readonly [name: string]: Readonly<Record<string, number | string>> } {
  return { SdkHttpMetadata: { HttpStatusCode: 200 }, SdkResponseMetadata: { RequestId: requestId } };
}
