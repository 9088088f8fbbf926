import type { Json, JsonObject } from '../../../language/json';
import { compileErrorHandling, withErrorHandling } from '../attempts';
import { endUnfinished } from '../branches';
import { Failure, fromInside } from '../failure';
import { jsonataFlow } from '../jsonata-flow';
import { jsonPathFlow } from '../json-path-flow';
import { inspectMap } from '../map-inspection';
import { compileItems, compileItemSelector, selectItem, type CompiledSelector } from '../map-items';
import { compileMaxConcurrency } from '../map-limits';
import { INLINE_CONCURRENCY } from '../quotas';
import { objectOf, textOf } from '../read';
import type { CompiledScope, CompiledState, Fiber, MapItem, Steps } from '../runtime';
import { compiledState, leaving, nextOf, type StateSource } from './common';
import { compileMapRun } from './map-run';

/** https://states-language.net/#map-state (digest S41-S51): inline, or a Map Run (map-run.ts). */
export function compileMap(source: StateSource): CompiledState {
  const processor = objectOf(source.json, 'ItemProcessor') ?? objectOf(source.json, 'Iterator') ?? {};
  const mode = textOf(objectOf(processor, 'ProcessorConfig') ?? {}, 'Mode');
  return mode === 'DISTRIBUTED' ? compileMapRun(source, processor) : compileInlineMap(source, processor);
}

function compileInlineMap(source: StateSource, processor: JsonObject): CompiledState {
  const { json, language } = source;
  const next = nextOf(json);
  const flow = language === 'JSONPath' ? jsonPathFlow(json) : jsonataFlow(json, { hasResult: true });
  const handling = compileErrorHandling(json, 'Map', language);
  const items = compileItems(json, language);
  const selector = compileItemSelector(json, language);
  const concurrency = compileMaxConcurrency(json, language);
  const scope = source.compileScope(processor);

  return compiledState(source, 'Map', {
    run: withErrorHandling(handling, {
      *attempt(fiber) {
        const effective = flow.effectiveInput(fiber);
        if (effective instanceof Failure) return effective;
        const limit = concurrency(fiber, effective);
        if (limit instanceof Failure) return limit;
        const list = items(fiber, effective);
        if (list instanceof Failure) return list;
        fiber.lastEventId = fiber.execution.emit(fiber.lastEventId, 'MapStateStarted', { length: list.length });
        const { inspector } = fiber.engine;
        const result = inspector
          ? inspectMap(fiber, inspector, { effective, list, selector, concurrency: limit })
          : yield* runIterations(fiber, { scope, selector, list, effective, limit });
        if (result instanceof Failure) return fromInside(result);
        return leaving(flow.leave(fiber, effective, result), next);
      },
      givenUp(fiber, failure) {
        // What the state's own fields do wrong ends the execution at once (H17).
        if (failure.handling === 'fatal' && !failure.isFromInside) return;
        fiber.lastEventId = fiber.execution.emit(fiber.lastEventId, 'MapStateFailed');
      },
    }),
  });
}

interface Iterations {
  readonly scope: CompiledScope;
  readonly selector: CompiledSelector | undefined;
  readonly list: readonly Json[];
  readonly effective: Json;
  readonly limit: number;
}

/** The outputs of all iterations in the items' order, or the error of the first that fails (digest S46, S47, H21-H25). */
function* runIterations(fiber: Fiber, work: Iterations): Steps<Json | Failure> {
  const { execution } = fiber;
  const { list } = work;
  const limit = Math.min(work.limit === 0 ? INLINE_CONCURRENCY : work.limit, INLINE_CONCURRENCY);
  const outputs: Json[] = list.map(() => null);
  const name = fiber.state?.name ?? '';
  let started = 0;
  let open = 0;
  let startedAfter = fiber.lastEventId;
  const first: Fiber[] = [];

  while (started < Math.min(limit, list.length)) {
    const child = startIteration(fiber, work, started, startedAfter);
    if (child instanceof Failure) return stopAll(fiber, child);
    first.push(child);
    started++;
    open++;
  }
  for (const child of first) child.start();
  while (open > 0) {
    const message = yield;
    if (message.kind !== 'child' || message.child.parent !== fiber) continue;
    const { child, outcome } = message;
    if (outcome instanceof Failure) {
      endUnfinished(fiber, child, outcome, {
        failed: () => execution.emit(child.lastEventId, 'MapIterationFailed', { index: child.index, name }),
        aborted: (other) => execution.emit(child.lastEventId, 'MapIterationAborted', { index: other.index, name }),
      });
      return outcome;
    }
    outputs[child.index] = outcome;
    open--;
    startedAfter = child.lastEventId;
    fiber.release(child);
    fiber.lastEventId = execution.emit(startedAfter, 'MapIterationSucceeded', { index: child.index, name });
    if (started >= list.length) continue;
    const following = startIteration(fiber, work, started, startedAfter);
    if (following instanceof Failure) return stopAll(fiber, following);
    following.start();
    started++;
    open++;
  }
  // MapStateExited hangs on the last MapIterationSucceeded, as MapStateSucceeded does (H22).
  execution.emit(fiber.lastEventId, 'MapStateSucceeded');
  return outputs;
}

/** The next iteration's input cannot be made: nothing of the others is left for another attempt. */
function stopAll(fiber: Fiber, failure: Failure): Failure {
  for (const child of [...fiber.children]) {
    child.cancel();
    fiber.release(child);
  }
  return failure;
}

/** Evaluates the iteration's input and writes MapIterationStarted; the iteration itself waits for its start. */
function startIteration(fiber: Fiber, work: Iterations, index: number, previous: number): Fiber | Failure {
  const item: MapItem = { index, value: work.list[index] ?? null };
  const input = selectItem(fiber, work.selector, item, work.effective);
  if (input instanceof Failure) return input;
  const id = fiber.execution.emit(previous, 'MapIterationStarted', { index, name: fiber.state?.name ?? '' });
  const child = fiber.fork(work.scope, input, id, index);
  child.mapItem = item;
  return child;
}
