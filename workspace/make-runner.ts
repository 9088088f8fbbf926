import path from 'node:path';
import { chooseStore } from '../interpreter/items/choose-store';
import { folderStore } from '../interpreter/items/folder-store';
import { makeItemStore } from '../interpreter/items/make-item-store';
import { s3Endpoint, s3Store } from '../interpreter/items/s3-store';
import type { ItemStore } from '../interpreter/item-store';
import type { Run } from '../interpreter/run';
import { chooseRunner } from '../interpreter/tasks/choose-runner';
import { lambdaRunner } from '../interpreter/tasks/lambda-runner';
import { missingMachineRunner } from '../interpreter/tasks/missing-machine';
import { mockRunner, type Mocks } from '../interpreter/tasks/mock';
import { serviceRunner } from '../interpreter/tasks/service-runner';
import { eventBridge } from '../interpreter/tasks/services/event-bridge';
import { s3 } from '../interpreter/tasks/services/s3';
import { sns } from '../interpreter/tasks/services/sns';
import { sqs } from '../interpreter/tasks/services/sqs';
import { taskTokens } from '../interpreter/tasks/services/task-tokens';
import type { TaskRunner } from '../interpreter/tasks/task-runner';
import type { functionFinder } from './find-function';
import type { machineFinder } from './find-machine';
import type { LoadedSettings } from './load-settings';

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

/** Who is asked for an answer, in this order: mocks, handlers, services on this machine; else the run fails and says what to do. */
export function makeRunner(
  parts: RunnerParts,
  run: () => Run,
): { readonly runner: TaskRunner; readonly runners: readonly TaskRunner[]; readonly items: ItemStore } {
  const { settings, mocks, findFunction, findMachine, surroundings, python, pythonFallback, node, seed } = parts;
  const folders = new Map(
    [...settings.settings.buckets].map(([bucket, folder]) => [bucket, path.resolve(settings.folder, folder)]),
  );
  const endpoint = settings.settings.endpoints.get('s3');
  const hasFolder = (bucket: string): boolean => folders.has(bucket);
  const local = folderStore(folders);
  const store = endpoint === undefined ? local : chooseStore(local, hasFolder, s3Store(s3Endpoint(endpoint)));
  const buckets = { store, has: endpoint === undefined ? hasFolder : () => true };
  const runners = [
    ...mocks.map((table, index) => mockRunner(table, `${seed}:${String(index)}`)),
    lambdaRunner({
      find: findFunction,
      surroundings,
      seed,
      programs: { python: { named: python, fallback: pythonFallback }, ...(node ? { node } : {}) },
    }),
    serviceRunner([sqs, sns, eventBridge, taskTokens(run), s3(buckets)], seed),
    missingMachineRunner((arn) => {
      const found = findMachine(arn);
      return found.kind === 'missing' ? found.message : undefined;
    }),
  ];
  return { runner: chooseRunner(runners), runners, items: makeItemStore(store) };
}
