import type { Json, JsonObject } from '../../language/json';
import { describeExecution } from './describe-execution';
import type { ExecutionResult } from './events';
import { startExecution } from './execution';
import { Failure } from './failure';
import { settled } from './fiber';
import type { ResultSink } from './item-store';
import type { CompiledWriter } from './map-run-fields';
import type { Inputs } from './map-run-items';
import { noCounts, type MapRunCounts, type MapRunRecord } from './map-run-record';
import { collectResults, type Results } from './map-run-results';
import { DISTRIBUTED_CONCURRENCY } from './quotas';
import type { CompiledMachine, Execution, ExecutionIdentity, Fiber, Steps } from './runtime';

/** A Map Run with all its fields evaluated. */
export interface MapRunWork {
  readonly effective: Json;
  /** The items of `ItemsPath` or `Items`; absent where an ItemReader gives them. */
  readonly list: readonly Json[] | undefined;
  readonly machine: CompiledMachine;
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly label: string;
  /** 0: as many as possible. */
  readonly concurrency: number;
  readonly toleratedCount: number | undefined;
  readonly toleratedPercentage: number | undefined;
  /** How many children there will be, where it is known before. */
  readonly total: number | undefined;
  inputs(): Inputs;
  readonly writer: (CompiledWriter & { readonly destination: Json }) | undefined;
}

/**
 * After so many children, those that can end at once do so before more items are read: else the inputs of as many
 * children as may run together would be held, whatever the items are.
 */
const STARTED_AT_ONCE = 64;

interface Child {
  readonly execution: Execution;
  readonly index: number;
  readonly items: number;
}

/** Runs all children, so many at a time; answers the state's result, or why the run failed (digest S48-S50, S56). */
export function* runChildren(
  fiber: Fiber,
  work: MapRunWork,
  run: { readonly mapRunArn: string; readonly runId: string },
): Steps<Json | Failure> {
  const { engine, execution } = fiber;
  const limit = Math.min(work.concurrency === 0 ? DISTRIBUTED_CONCURRENCY : work.concurrency, DISTRIBUTED_CONCURRENCY);
  const record = newRecord(fiber, work, run.mapRunArn);
  engine.host.onMapRun(record, execution);
  const sink: ResultSink | undefined =
    work.writer?.resource === undefined
      ? undefined
      : engine.host.openResults({
          resource: work.writer.resource,
          arguments: asObject(work.writer.destination),
          config: work.writer.config,
          mapRunArn: run.mapRunArn,
        });
  const results: Results = collectResults(engine.quotas.payloadBytes, sink, work.writer?.config);
  const inputs = work.inputs();
  const open = new Map<Execution, Child>();
  let index = 0;
  let exhausted = false;
  let started = 0;
  let pausing = false;

  const close = (status: MapRunRecord['status']): void => {
    record.status = status;
    record.stopTime = engine.now;
    inputs.close();
    for (const [execution, child] of open) {
      execution.abort();
      record.itemCounts.running -= child.items;
      record.executionCounts.running--;
      add(record, 'aborted', child.items);
    }
  };

  for (;;) {
    while (!exhausted && !pausing && open.size < limit) {
      if (started++ % STARTED_AT_ONCE === STARTED_AT_ONCE - 1) {
        pausing = true;
        engine.post(fiber, { kind: 'go' });
        break;
      }
      const input = yield* inputs.next();
      if (input instanceof Failure) {
        close('FAILED');
        return input;
      }
      if (input === undefined) {
        exhausted = true;
        break;
      }
      const child = startChild(fiber, work, run.mapRunArn, input.input);
      open.set(child, { execution: child, index: index++, items: input.items });
      add(record, 'total', input.items);
      add(record, 'running', input.items);
    }
    if (open.size === 0 && !pausing) break;
    const message = yield;
    if (message.kind === 'go') pausing = false;
    if (message.kind !== 'execution') continue;
    const child = open.get(message.execution);
    if (!child) continue;
    open.delete(message.execution);
    count(record, child, message.result);
    const added = yield* settled(
      fiber,
      results.add(child.index, () => describeExecution(child.execution), message.result),
    );
    if (added instanceof Failure) {
      close('FAILED');
      return added;
    }
    if (exceeds(record, work, exhausted && open.size === 0)) {
      close('FAILED');
      const cause = 'The specified tolerated failure threshold was exceeded';
      return new Failure('States.ExceedToleratedFailureThreshold', cause);
    }
  }
  const result = yield* settled(fiber, results.close(run.mapRunArn));
  close(result instanceof Failure ? 'FAILED' : 'SUCCEEDED');
  if (!(result instanceof Failure)) record.executionCounts.resultsWritten = record.executionCounts.succeeded;
  return result;
}

function asObject(value: Json): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function newRecord(fiber: Fiber, work: MapRunWork, mapRunArn: string): MapRunRecord {
  const { identity } = fiber.execution;
  return {
    mapRunArn,
    executionArn: identity.executionArn,
    stateMachineArn: `${identity.stateMachineArn}/${work.label}`,
    status: 'RUNNING',
    startTime: fiber.engine.now,
    stopTime: undefined,
    maxConcurrency: work.concurrency,
    toleratedFailurePercentage: work.toleratedPercentage ?? 0,
    toleratedFailureCount: work.toleratedCount ?? 0,
    itemCounts: noCounts(),
    executionCounts: noCounts(),
    redriveCount: 0,
    redriveTime: undefined,
  };
}

/** Digest H40, R38, R49: a child has its own names, input and variables. */
function startChild(fiber: Fiber, work: MapRunWork, mapRunArn: string, input: Json): Execution {
  const { engine, execution } = fiber;
  const { region, accountId, roleArn, stateMachineName, stateMachineArn, testCase } = execution.identity;
  const executionName = engine.random.uuid();
  const prefix = `arn:aws:states:${region}:${accountId}`;
  const machine = `${stateMachineName}/${work.label}`;
  const identity: ExecutionIdentity = {
    type: work.executionType,
    region,
    accountId,
    roleArn,
    ...(testCase !== undefined && { testCase }),
    stateMachineName: machine,
    stateMachineArn: `${stateMachineArn}/${work.label}`,
    executionName,
    executionArn:
      work.executionType === 'STANDARD'
        ? `${prefix}:execution:${machine}:${executionName}`
        : `${prefix}:express:${machine}:${executionName}:${engine.random.uuid()}`,
  };
  const child = startExecution({
    engine,
    machine: work.machine,
    identity,
    input,
    startedBy: fiber,
    mapRunArn,
    onEnd: (ended, result) => {
      engine.post(fiber, { kind: 'execution', execution: ended, result });
    },
  });
  return child;
}

function add(record: MapRunRecord, name: keyof MapRunCounts, items: number): void {
  record.itemCounts[name] += items;
  record.executionCounts[name]++;
}

function count(record: MapRunRecord, child: Child, result: ExecutionResult): void {
  const name = ({ SUCCEEDED: 'succeeded', FAILED: 'failed', TIMED_OUT: 'timedOut', ABORTED: 'aborted' } as const)[
    result.status
  ];
  record.itemCounts.running -= child.items;
  record.executionCounts.running--;
  add(record, name, child.items);
}

/** Digest S49: either threshold that is given; without any the first failure is one too many. */
function exceeds(record: MapRunRecord, work: MapRunWork, isLast: boolean): boolean {
  const { failed, timedOut, aborted, total } = record.itemCounts;
  const failures = failed + timedOut + aborted;
  if (failures === 0) return false;
  const { toleratedCount, toleratedPercentage } = work;
  if (toleratedCount === undefined && toleratedPercentage === undefined) return true;
  if (toleratedCount !== undefined && failures > toleratedCount && !(toleratedCount === 0 && toleratedPercentage))
    return true;
  const all = work.total ?? (isLast ? total : undefined);
  return toleratedPercentage !== undefined && all !== undefined && (failures * 100) / all > toleratedPercentage;
}
