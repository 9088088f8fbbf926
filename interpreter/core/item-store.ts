import type { Json, JsonObject } from '../../language/json';
import type { Evaluated } from './evaluate/evaluated';

/** What an ItemReader wants to read (digest S52, S53): its fields with everything evaluated. */
export interface ItemReading {
  readonly resource: string;
  /** `Bucket`, `Key`, `Prefix`, … */
  readonly arguments: JsonObject;
  /** `ReaderConfig` as written; `MaxItems` is in `maxItems`. */
  readonly config: JsonObject;
  /** 0 or absent: all. */
  readonly maxItems: number | undefined;
}

/** Items as they come: nothing holds all of them. A failure is `States.ItemReaderFailed`. */
export interface ItemSource {
  next(): Evaluated<ItemChunk>;
  close(): void;
}

export interface ItemChunk {
  readonly items: readonly Json[];
  readonly last: boolean;
}

/** Where a ResultWriter wants its results (digest S55-S57). */
export interface ResultWriting {
  readonly resource: string;
  readonly arguments: JsonObject;
  /** `WriterConfig` as written. */
  readonly config: JsonObject;
  readonly mapRunArn: string;
}

/** Takes the records of child executions as they end. A failure is `States.ResultWriterFailed`. */
export interface ResultSink {
  add(record: JsonObject): Evaluated<null>;
  /** Writes what is left and the manifest; answers where that is: `{Bucket, Key}`. */
  close(): Evaluated<JsonObject>;
}
