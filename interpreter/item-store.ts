import type { Json, JsonObject } from '../language/json';
import type { ItemReading, ItemSource, ResultSink, ResultWriting } from './core/item-store';
import { Pending, type Evaluated } from './core/evaluate/evaluated';
import { Failure } from './core/failure';

/** Where ItemReaders read and ResultWriters write: local folders that stand for buckets, or an endpoint. */
export interface ItemStore {
  /** The items in chunks of any size, in order. Throws `ItemStoreError` for what the service would report. */
  read(reading: ItemReading): AsyncIterable<readonly Json[]>;
  write(writing: ResultWriting): ResultFile;
}

export interface ResultFile {
  /** Gives a promise when it has to wait: the next `add` must wait as well. Else the record was only taken. */
  add(record: JsonObject): Promise<void> | undefined;
  /** Writes the manifest; answers `{Bucket, Key}` of it. */
  close(): Promise<JsonObject>;
}

/** What a user's data or settings did wrong; the message is the cause of the state's failure. */
export class ItemStoreError extends Error {}

/** The store's items as the core takes them. */
export function openItems(store: ItemStore | undefined, reading: ItemReading): ItemSource {
  if (reading.maxItems !== undefined && reading.maxItems < 0) return failing('field MaxItems must be positive');
  if (!store)
    return failing(
      `Nothing is set up to read ${reading.resource} from: name the bucket's folder under "buckets" in stepwright.json.`,
    );
  const iterator = store.read(reading)[Symbol.asyncIterator]();
  return {
    next: () =>
      new Pending(
        iterator.next().then(
          ({ done, value }) => (done ? { items: [], last: true } : { items: value, last: false }),
          (problem: unknown) => storeFailure('States.ItemReaderFailed', problem),
        ),
      ),
    close: () => void iterator.return?.(undefined).catch(() => undefined),
  };
}

export function openResults(store: ItemStore | undefined, writing: ResultWriting): ResultSink {
  if (!store) {
    const cause = `Nothing is set up to write ${writing.resource} to: name the bucket's folder under "buckets" in stepwright.json.`;
    return { add: () => null, close: () => new Failure('States.ResultWriterFailed', cause) };
  }
  const file = store.write(writing);
  const settle = <T>(work: Promise<T>): Pending<T> =>
    new Pending(work.catch((problem: unknown) => storeFailure('States.ResultWriterFailed', problem)));
  const add = (record: JsonObject): Evaluated<null> => {
    try {
      const written = file.add(record);
      return written ? settle(written.then(() => null)) : null;
    } catch (problem) {
      return storeFailure('States.ResultWriterFailed', problem);
    }
  };
  return { add, close: () => settle(file.close()) };
}

function failing(cause: string): ItemSource {
  return { next: () => new Failure('States.ItemReaderFailed', cause), close: () => undefined };
}

function storeFailure(error: string, problem: unknown): Failure {
  if (problem instanceof Error) return new Failure(error, problem.message);
  return new Failure(error, String(problem));
}
