import type { Json, JsonObject } from '../../../language/json';
import { compileErrorHandling, withErrorHandling } from '../attempts';
import { Failure, failureDetails, fromInside } from '../failure';
import { jsonataFlow } from '../jsonata-flow';
import { jsonPathFlow } from '../json-path-flow';
import { inspectMapRun, type MapRunStages } from '../map-inspection';
import { compileItems, compileItemSelector, type CompiledItems, type CompiledSelector } from '../map-items';
import { compileMaxConcurrency, type CompiledNumber } from '../map-limits';
import {
  compileBatcher,
  compileReader,
  compileTolerance,
  compileWriter,
  type CompiledBatcher,
  type CompiledWriter,
  type Tolerance,
} from '../map-run-fields';
import { childInputs, listSource, type Batching, type Inputs } from '../map-run-items';
import { runChildren, type MapRunWork } from '../map-run-children';
import { objectOf, textOf } from '../read';
import type { CompiledMachine, CompiledState, Fiber, Steps } from '../runtime';
import type { ItemReading } from '../item-store';
import { compiledState, leaving, nextOf, type StateSource } from './common';

interface MapRun {
  readonly items: CompiledItems;
  readonly reader: ReturnType<typeof compileReader>;
  readonly selector: CompiledSelector | undefined;
  readonly concurrency: CompiledNumber;
  readonly tolerance: Tolerance;
  readonly batcher: CompiledBatcher | undefined;
  readonly writer: CompiledWriter | undefined;
  readonly machine: CompiledMachine;
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly label: string | undefined;
}

/** A Map state in DISTRIBUTED mode: one child execution for each item or batch (digest S48-S57, H27, H40). */
export function compileMapRun(source: StateSource, processor: JsonObject): CompiledState {
  const { json, language } = source;
  const next = nextOf(json);
  const flow = language === 'JSONPath' ? jsonPathFlow(json) : jsonataFlow(json, { hasResult: true });
  const handling = compileErrorHandling(json, 'Map', language);
  const executionType = textOf(objectOf(processor, 'ProcessorConfig') ?? {}, 'ExecutionType');
  const mapRun: MapRun = {
    items: compileItems(json, language),
    reader: compileReader(json, language),
    selector: compileItemSelector(json, language),
    concurrency: compileMaxConcurrency(json, language),
    tolerance: compileTolerance(json, language),
    batcher: compileBatcher(json, language),
    writer: compileWriter(json, language),
    machine: { scope: source.compileScope(processor), timeoutSeconds: undefined },
    executionType: executionType === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    label: textOf(json, 'Label'),
  };

  return compiledState(source, 'Map', {
    run: withErrorHandling(handling, {
      *attempt(fiber) {
        const effective = flow.effectiveInput(fiber);
        if (effective instanceof Failure) return effective;
        const work = prepare(fiber, mapRun, effective);
        if (work instanceof Failure) return work;
        const { inspector } = fiber.engine;
        const result = inspector
          ? yield* inspectMapRun(fiber, inspector, { ...work, ...work.stages })
          : yield* runMapRun(fiber, work);
        if (result instanceof Failure) return fromInside(result);
        const left = leaving(flow.leave(fiber, effective, result), next);
        return left instanceof Failure ? fromInside(left) : left;
      },
      givenUp(fiber, failure) {
        if (failure.handling === 'fatal' && !failure.isFromInside) return;
        fiber.lastEventId = fiber.execution.emit(fiber.lastEventId, 'MapStateFailed');
      },
    }),
  });
}

interface PreparedRun extends MapRunWork {
  /** For the inspector. */
  readonly stages: Pick<MapRunStages, 'pointed' | 'selected' | 'batched'>;
}

/** Evaluates the state's fields; MapStateStarted stands between the items and the rest (digest S51, recorded). */
function prepare(fiber: Fiber, mapRun: MapRun, effective: Json): PreparedRun | Failure {
  const list = mapRun.reader ? undefined : mapRun.items(fiber, effective);
  if (list instanceof Failure) return list;
  const length = list?.length ?? 0;
  fiber.lastEventId = fiber.execution.emit(fiber.lastEventId, 'MapStateStarted', { length });
  const concurrency = mapRun.concurrency(fiber, effective);
  if (concurrency instanceof Failure) return concurrency;
  const toleratedCount = mapRun.tolerance.count?.(fiber, effective);
  if (toleratedCount instanceof Failure) return toleratedCount;
  const toleratedPercentage = mapRun.tolerance.percentage?.(fiber, effective);
  if (toleratedPercentage instanceof Failure) return toleratedPercentage;
  const reading = mapRun.reader && mapRun.reader(fiber, effective);
  if (reading instanceof Failure) return reading;
  const batching = prepareBatching(fiber, mapRun.batcher, effective);
  if (batching instanceof Failure) return batching;
  const destination = mapRun.writer && mapRun.writer.arguments(fiber, effective);
  if (destination instanceof Failure) return destination;
  const given: Given = { effective, list, reading, batching };
  const { selector } = mapRun;
  return {
    machine: mapRun.machine,
    executionType: mapRun.executionType,
    label: mapRun.label ?? fiber.engine.random.uuid(),
    concurrency,
    toleratedCount,
    toleratedPercentage,
    total: batching ? undefined : list?.length,
    effective,
    list,
    inputs: () => openInputs(fiber, selector, given),
    stages: {
      pointed: hasPointer(reading) ? () => openInputs(fiber, undefined, { ...given, batching: undefined }) : undefined,
      selected: selector && (() => openInputs(fiber, selector, { ...given, batching: undefined })),
      batched: batching && (() => openInputs(fiber, selector, given)),
    },
    writer: mapRun.writer && { ...mapRun.writer, destination: destination ?? {} },
  };
}

function prepareBatching(
  fiber: Fiber,
  batcher: CompiledBatcher | undefined,
  effective: Json,
): Batching | undefined | Failure {
  if (!batcher) return undefined;
  const items = batcher.items?.(fiber, effective);
  if (items instanceof Failure) return items;
  const bytes = batcher.bytes?.(fiber, effective);
  if (bytes instanceof Failure) return bytes;
  const input = batcher.input && batcher.input(fiber, effective);
  if (input instanceof Failure) return input;
  return { items: items ?? Infinity, bytes: bytes ?? fiber.engine.quotas.payloadBytes, input };
}

interface Given {
  readonly effective: Json;
  readonly list: readonly Json[] | undefined;
  readonly reading: ItemReading | undefined;
  readonly batching: Batching | undefined;
}

function openInputs(fiber: Fiber, selector: CompiledSelector | undefined, given: Given): Inputs {
  const { reading } = given;
  return childInputs({
    fiber,
    source: reading ? fiber.engine.host.openItems(reading) : listSource(given.list ?? []),
    selector,
    effective: given.effective,
    batching: given.batching,
    sourceName: sourceName(reading),
  });
}

function hasPointer(reading: ItemReading | undefined): boolean {
  return reading?.config['ItemsPointer'] !== undefined;
}

/** Digest R47. */
function sourceName(reading: ItemReading | undefined): string {
  if (!reading) return 'STATE_DATA';
  const bucket = reading.arguments['Bucket'];
  const key = reading.arguments['Key'];
  const place = `S3://${typeof bucket === 'string' ? bucket : ''}`;
  return typeof key === 'string' ? `${place}/${key}` : place;
}

/** MapRunStarted, the children, and how it ended (digest H27). */
function* runMapRun(fiber: Fiber, work: MapRunWork): Steps<Json | Failure> {
  const { execution } = fiber;
  const { region, accountId, stateMachineName } = execution.identity;
  const runId = fiber.engine.random.uuid();
  const mapRunArn = `arn:aws:states:${region}:${accountId}:mapRun:${stateMachineName}/${work.label}:${runId}`;
  fiber.lastEventId = execution.emit(fiber.lastEventId, 'MapRunStarted', { mapRunArn });
  const result = yield* runChildren(fiber, work, { mapRunArn, runId });
  if (result instanceof Failure) {
    fiber.lastEventId = execution.emit(fiber.lastEventId, 'MapRunFailed', failureDetails(result));
    return result;
  }
  // MapStateExited hangs on MapRunSucceeded, as MapStateSucceeded does (H27).
  fiber.lastEventId = execution.emit(fiber.lastEventId, 'MapRunSucceeded');
  execution.emit(fiber.lastEventId, 'MapStateSucceeded');
  return result;
}
