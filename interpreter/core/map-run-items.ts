import type { Json, JsonObject } from '../../language/json';
import { jsonBytes } from '../../language/json-bytes';
import type { Evaluated } from './evaluate/evaluated';
import { Failure } from './failure';
import { settled } from './fiber';
import type { ItemChunk, ItemSource } from './item-store';
import { selectItem, type CompiledSelector } from './map-items';
import type { Fiber, Steps } from './runtime';

/** The inputs of child executions, made one after the other: items read, selected and batched (digest S54). */
export interface Inputs {
  /** The next input and how many items it stands for; undefined at the end. */
  next(): Steps<{ readonly input: Json; readonly items: number } | undefined | Failure>;
  close(): void;
}

export interface Batching {
  readonly items: number;
  readonly bytes: number;
  readonly input: Json | undefined;
}

export interface InputsOptions {
  readonly fiber: Fiber;
  readonly source: ItemSource;
  readonly selector: CompiledSelector | undefined;
  readonly effective: Json;
  readonly batching: Batching | undefined;
  /** Where the items come from (digest R47). */
  readonly sourceName: string;
}

export function childInputs(options: InputsOptions): Inputs {
  const { fiber, source, batching } = options;
  let chunk: ItemChunk = { items: [], last: false };
  let position = 0;
  let index = 0;
  let held: Json | undefined;

  function* nextItem(): Steps<Json | undefined | Failure> {
    if (held !== undefined) {
      const item = held;
      held = undefined;
      return item;
    }
    while (position >= chunk.items.length) {
      if (chunk.last) return undefined;
      const read: ItemChunk | Failure = yield* settled(fiber, source.next());
      if (read instanceof Failure) return read;
      chunk = read;
      position = 0;
    }
    const value = chunk.items[position++] ?? null;
    const item = { index: index++, value, source: options.sourceName };
    return selectItem(fiber, options.selector, item, options.effective);
  }

  function* nextBatch(limits: Batching): Steps<{ input: Json; items: number } | undefined | Failure> {
    const items: Json[] = [];
    const shell: JsonObject = limits.input === undefined ? { Items: [] } : { BatchInput: limits.input, Items: [] };
    let bytes = jsonBytes(shell);
    while (items.length < limits.items) {
      const item = yield* nextItem();
      if (item instanceof Failure) return item;
      if (item === undefined) break;
      const size = jsonBytes(item) + (items.length > 0 ? 1 : 0);
      if (bytes + size > limits.bytes) {
        if (items.length === 0) {
          const cause = `An item of ${String(size)} bytes does not fit into a batch of ${String(limits.bytes)} bytes.`;
          return new Failure('States.ItemReaderFailed', cause);
        }
        held = item;
        break;
      }
      items.push(item);
      bytes += size;
    }
    if (items.length === 0) return undefined;
    return { input: { ...shell, Items: items }, items: items.length };
  }

  return {
    *next() {
      if (batching) return yield* nextBatch(batching);
      const item = yield* nextItem();
      if (item === undefined || item instanceof Failure) return item;
      return { input: item, items: 1 };
    },
    close: () => {
      source.close();
    },
  };
}

/** Items that are at hand. */
export function listSource(items: readonly Json[]): ItemSource {
  return { next: (): Evaluated<ItemChunk> => ({ items, last: true }), close: () => undefined };
}
