import type { Json, JsonObject } from '../../language/json';
import { jsonBytes } from '../../language/json-bytes';
import type { Evaluated } from './evaluate/evaluated';
import { whenEvaluated } from './evaluate/evaluated';
import type { ExecutionResult } from './events';
import type { ResultSink } from './item-store';
import { isJsonArray, textOf } from './read';

/** The results of a Map Run's children as they end. */
export interface Results {
  /** `record` makes the child as DescribeExecution shows it. */
  add(index: number, record: () => JsonObject, result: ExecutionResult): Evaluated<null>;
  /** The state's result (digest S46, S56, S57). */
  close(mapRunArn: string): Evaluated<Json>;
}

/** To a ResultWriter's place, or into the state's output. */
export function collectResults(limit: number, sink: ResultSink | undefined, config: JsonObject = {}): Results {
  return sink ? written(sink) : inOutput(limit, textOf(config, 'Transformation') ?? 'COMPACT');
}

function written(sink: ResultSink): Results {
  return {
    add: (_index, record) => sink.add(record()),
    close: (mapRunArn) =>
      whenEvaluated<JsonObject, Json>(sink.close(), (details) => ({
        MapRunArn: mapRunArn,
        ResultWriterDetails: details,
      })),
  };
}

/** Failed children leave no result. What is too large for the output anyway is not kept. */
function inOutput(limit: number, transformation: string): Results {
  const outputs: (Json | undefined)[] = [];
  let bytes = 0;
  return {
    add(index, record, result) {
      const value = transformation === 'NONE' ? record() : result.output;
      if (value === undefined || (transformation !== 'NONE' && result.status !== 'SUCCEEDED')) return null;
      bytes += jsonBytes(value);
      outputs[index] = bytes > limit * 2 ? null : value;
      return null;
    },
    close() {
      const kept: Json[] = [];
      for (const value of outputs) {
        if (value === undefined) continue;
        if (transformation === 'FLATTEN' && isJsonArray(value)) for (const item of value) kept.push(item);
        else kept.push(value);
      }
      return kept;
    },
  };
}
