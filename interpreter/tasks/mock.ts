import { idSource } from './lambda-envelope';
import type { MockResponse } from './mock-response';
import type { TaskAnswer, TaskCall, TaskRunner } from './task-runner';

/** What is answered without calling anything. A state's own mock wins over that of its Resource. */
export interface Mocks {
  readonly byState: ReadonlyMap<string, MockResponse>;
  /** By the Resource as it is written, or as it reads with its placeholders replaced. */
  readonly byResource: ReadonlyMap<string, MockResponse>;
}

/**
 * Answers tasks by prepared responses. Invocations of a state are counted over the whole run: retries, later visits and
 * iterations (digest M4); the children of a Distributed Map count along (digest M10).
 */
export function mockRunner(mocks: Mocks, seed: string): TaskRunner {
  const invocations = new Map<MockResponse | string, number>();
  const nextId = idSource(`mock:${seed}`);
  const find = (call: TaskCall): MockResponse | undefined =>
    mocks.byState.get(call.state) ?? mocks.byResource.get(call.resource);

  return {
    name: 'mocks',
    canRun: (call) => find(call) !== undefined,
    start(call) {
      const response = find(call);
      if (!response)
        return Promise.resolve({ kind: 'refused', cause: `Nothing is mocked for the state "${call.state}".` });
      // Two states may share a response: each counts for itself.
      const counted = mocks.byState.has(call.state) ? call.state : response;
      const invocation = invocations.get(counted) ?? 0;
      invocations.set(counted, invocation + 1);
      return Promise.resolve(answerOf(call, response, invocation, nextId));
    },
  };
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
