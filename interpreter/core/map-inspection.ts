import type { Json } from '../../language/json';
import { Failure } from './failure';
import { selectItem, type CompiledSelector } from './map-items';
import type { Fiber, Inspector } from './runtime';

/** What a Map state works with once its fields are evaluated. */
export interface MapWork {
  readonly effective: Json;
  /** Absent where an ItemReader gives the items. */
  readonly list: readonly Json[] | undefined;
  readonly selector: CompiledSelector | undefined;
  readonly concurrency: number;
  readonly toleratedCount?: number | undefined;
  readonly toleratedPercentage?: number | undefined;
}

/** Shows the stages of a Map state to the inspector, which then stands for its iterations (digest A46). */
export function inspectMap(fiber: Fiber, inspector: Inspector, work: MapWork): Json | Failure {
  const { list, selector } = work;
  if (list) inspector.stage(fiber, 'afterItemsPath', list);
  inspector.stage(fiber, 'maxConcurrency', work.concurrency);
  if (work.toleratedCount !== undefined) inspector.stage(fiber, 'toleratedFailureCount', work.toleratedCount);
  if (work.toleratedPercentage !== undefined) {
    inspector.stage(fiber, 'toleratedFailurePercentage', work.toleratedPercentage);
  }
  if (list && selector) {
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
