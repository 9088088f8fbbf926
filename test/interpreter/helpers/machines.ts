import type { Json } from '../../../language/json';
import { buildModel } from '../../../language/model/build-model';
import type { MachineModel } from '../../../language/model/model';
import { parseJson } from '../../../language/tree/parse-json';
import { startRun } from '../../../interpreter/run';
import type { Run, RunOptions } from '../../../interpreter/run-options';
import type { HistoryEvent } from '../../../interpreter/core/events';
import { functionsRunner } from './functions-runner';

export function machine(definition: Json): MachineModel {
  return buildModel(parseJson(JSON.stringify(definition)));
}

/** A run on the virtual clock from time 0; the functions of the test answer its tasks. */
export function run(definition: Json, input: Json = {}, options: Partial<RunOptions> = {}): Run {
  return startRun({
    model: machine(definition),
    input,
    runner: functionsRunner({}),
    startTime: 0,
    keepLog: true,
    ...options,
  });
}

/** `3<-2 PassStateExited(A)`, … as the digest's worked examples write histories. */
export function history(events: readonly HistoryEvent[]): readonly string[] {
  return events.map(({ id, previousEventId, type, details }) => {
    const what = details?.['name'] ?? details?.['index'] ?? details?.['length'];
    const index =
      details?.['name'] !== undefined && details['index'] !== undefined ? String(details['index']) : undefined;
    const shown = index ?? (typeof what === 'string' || typeof what === 'number' ? String(what) : undefined);
    return `${String(id)}<-${String(previousEventId)} ${type}${shown === undefined ? '' : `(${shown})`}`;
  });
}
