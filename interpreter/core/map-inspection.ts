import type { Json } from '../../language/json';
import { Failure } from './failure';
import { selectItem, type CompiledSelector } from './map-items';
import type { Inputs } from './map-run-items';
import type { Fiber, Inspector, Steps } from './runtime';

/** What an inline Map state works with once its fields are evaluated. */
export interface MapWork {
  readonly effective: Json;
  readonly list: readonly Json[];
  readonly selector: CompiledSelector | undefined;
  readonly concurrency: number;
}

/** Shows the stages of a Map state to the inspector, which then stands for its iterations (digest A46). */
export function inspectMap(fiber: Fiber, inspector: Inspector, work: MapWork): Json | Failure {
  const { list, selector } = work;
  inspector.stage(fiber, 'afterItemsPath', list);
  inspector.stage(fiber, 'maxConcurrency', work.concurrency);
  if (selector) {
    const inputs: Json[] = [];
    for (const [index, value] of list.entries()) {
      const input = selectItem(fiber, selector, { index, value }, work.effective);
      if (input instanceof Failure) return input;
      inputs.push(input);
    }
    inspector.stage(fiber, 'afterItemSelector', inputs);
  }
  return inspector.substitute(fiber);
}

/** What a Distributed Map works with. */
export interface MapRunStages {
  readonly list: readonly Json[] | undefined;
  readonly concurrency: number;
  readonly toleratedCount: number | undefined;
  readonly toleratedPercentage: number | undefined;
  /** The items that `ItemsPointer` leads to, those that `ItemSelector` has made, and the batches: where the state has the field. */
  readonly pointed: (() => Inputs) | undefined;
  readonly selected: (() => Inputs) | undefined;
  readonly batched: (() => Inputs) | undefined;
}

/** The same for a Distributed Map. What its ItemReader reads is shown only where the inspector knows it. */
export function* inspectMapRun(fiber: Fiber, inspector: Inspector, work: MapRunStages): Steps<Json | Failure> {
  const { list, toleratedCount, toleratedPercentage } = work;
  if (list) inspector.stage(fiber, 'afterItemsPath', list);
  inspector.stage(fiber, 'maxConcurrency', work.concurrency);
  if (toleratedCount !== undefined) inspector.stage(fiber, 'toleratedFailureCount', toleratedCount);
  if (toleratedPercentage !== undefined) inspector.stage(fiber, 'toleratedFailurePercentage', toleratedPercentage);
  if (list || inspector.hasItems) {
    const stages = [
      ['afterItemsPointer', work.pointed],
      ['afterItemSelector', work.selected],
      ['afterItemBatcher', work.batched],
    ] as const;
    for (const [stage, open] of stages) {
      const inputs = open && (yield* allOf(open()));
      if (inputs instanceof Failure) return inputs;
      if (inputs) inspector.stage(fiber, stage, inputs);
    }
  }
  return inspector.substitute(fiber);
}

function* allOf(inputs: Inputs): Steps<readonly Json[] | Failure> {
  const all: Json[] = [];
  for (;;) {
    const next = yield* inputs.next();
    if (next instanceof Failure) return next;
    if (next === undefined) return all;
    all.push(next.input);
  }
}
