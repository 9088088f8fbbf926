import path from 'node:path';
import { chooseStore } from '../interpreter/items/choose-store';
import { folderStore } from '../interpreter/items/folder-store';
import { makeItemStore } from '../interpreter/items/make-item-store';
import { s3Store } from '../interpreter/items/s3-store';
import type { ItemStore } from '../interpreter/item-store';
import type { Run } from '../interpreter/run-options';
import { cliClient } from '../interpreter/tasks/aws/cli-client';
import type { Endpoint } from '../interpreter/tasks/aws/endpoint';
import { endpointRunner } from '../interpreter/tasks/aws/endpoint-runner';
import { invokerAtEndpoints } from '../interpreter/tasks/aws/invoke-at-endpoint';
import { jsonClient } from '../interpreter/tasks/aws/json-client';
import { sdkClient } from '../interpreter/tasks/aws/sdk-client';
import { chooseRunner } from '../interpreter/tasks/choose-runner';
import { httpInvokeRunner } from '../interpreter/tasks/http-invoke';
import { lambdaRunner } from '../interpreter/tasks/lambda-runner';
import { missingMachineRunner } from '../interpreter/tasks/missing-machine';
import { areOf, mockRunner, type Mocks } from '../interpreter/tasks/mock';
import { serviceRunner } from '../interpreter/tasks/service-runner';
import { eventBridge } from '../interpreter/tasks/services/event-bridge';
import { s3 } from '../interpreter/tasks/services/s3';
import { sns } from '../interpreter/tasks/services/sns';
import { sqs } from '../interpreter/tasks/services/sqs';
import { taskTokens } from '../interpreter/tasks/services/task-tokens';
import type { TaskCall, TaskRunner } from '../interpreter/tasks/task-runner';
import type { functionFinder } from './find-function';
import { stateMachineNameOf, type machineFinder } from './find-machine';
import { endpointsOf } from './endpoints';
import { unpackInlineCode } from './inline-code';
import type { LoadedSettings } from './settings/load-settings';
import { loadSdkTable } from './sdk-table';

export interface RunnerParts {
  readonly settings: LoadedSettings;
  readonly mocks: readonly Mocks[];
  readonly findFunction: ReturnType<typeof functionFinder>;
  readonly findMachine: ReturnType<typeof machineFinder>;
  /** What handlers inherit, and the programs that run them. */
  readonly surroundings: Readonly<Record<string, string | undefined>>;
  readonly python?: string | undefined;
  readonly pythonFallback?: string | undefined;
  readonly node?: string | undefined;
  readonly seed: string;
}

/**
 * Who is asked for an answer, in this order: mocks, handlers, what this run and the buckets on this machine know, endpoints,
 * services that are simulated; else the run fails and says what to do.
 */
export function makeRunner(
  parts: RunnerParts,
  run: () => Run,
): {
  readonly runner: TaskRunner;
  readonly runners: readonly TaskRunner[];
  /** Where a call would go; undefined where it has no endpoint. */
  readonly endpointOf: (call: TaskCall) => Endpoint | undefined;
  readonly items: ItemStore;
} {
  const { settings, mocks, findFunction, findMachine, surroundings, python, pythonFallback, node, seed } = parts;
  const folders = new Map(
    [...settings.settings.buckets].map(([bucket, folder]) => [bucket, path.resolve(settings.folder, folder)]),
  );
  const endpointOf = endpointsOf(settings.settings);
  const endpoint = endpointOf('s3');
  const hasFolder = (bucket: string): boolean => folders.has(bucket);
  const local = folderStore(folders);
  const store = endpoint?.kind === 'address' ? chooseStore(local, hasFolder, s3Store(endpoint)) : local;
  const buckets = {
    store,
    has: endpoint?.kind === 'address' ? () => true : hasFolder,
    areElsewhere: endpoint?.kind === 'aws',
  };
  const clients = [jsonClient, sdkClient({ folder: settings.folder, surroundings, node }), cliClient(surroundings)];
  const endpoints = endpointRunner({ endpointOf, sdk: loadSdkTable, clients, seed });
  // Only what is named itself: an address for all services is no address of an API.
  const http = httpInvokeRunner(endpointsOf(settings.settings, 'named'));
  const runners = [
    ...mocks.map((table, index) => mockRunner(table, `${seed}:${String(index)}`)),
    lambdaRunner({
      find: findFunction,
      unpack: unpackInlineCode,
      invokeAtEndpoint: invokerAtEndpoints(loadSdkTable, clients),
      surroundings,
      seed,
      programs: { python: { named: python, fallback: pythonFallback }, ...(node ? { node } : {}) },
    }),
    serviceRunner([taskTokens(run), s3(buckets)], seed),
    endpoints,
    http,
    serviceRunner([sqs, sns, eventBridge], seed),
    missingMachineRunner((arn) => {
      const found = findMachine(arn);
      return found.kind === 'missing' ? found.message : missingCase(arn, mocks);
    }),
  ];
  const calledAt = (call: TaskCall): Endpoint | undefined => endpoints.endpointOf(call) ?? http.endpointOf(call);
  return { runner: chooseRunner(runners), runners, endpointOf: calledAt, items: makeItemStore(store) };
}

/** Digest M6: a test case behind the `#` of an ARN must be there. */
function missingCase(given: string, mocks: readonly Mocks[]): string | undefined {
  const [arn = '', testCase] = given.split('#', 2);
  const name = stateMachineNameOf(arn);
  if (testCase === undefined || mocks.some((table) => table.of && areOf(table, name, testCase))) return undefined;
  return `There is no test case "${testCase}" for the state machine "${name}" in the mock file, or no mock file is used (--mock-config FILE --test-case NAME).`;
}
