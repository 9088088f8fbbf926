import type { Json, JsonObject } from '../../language/json';
import type { Stage } from '../core/runtime';
import type { HttpExchange } from '../core/task-call';
import type { StateUnderTest } from './request';

const MAP_LIMITS: readonly Stage[] = ['maxConcurrency', 'toleratedFailureCount', 'toleratedFailurePercentage'];
const MAP_ITEMS: readonly Stage[] = ['afterItemsPointer', 'afterItemSelector', 'afterItemBatcher'];
const RESULT_PATH: readonly Stage[] = ['afterResultSelector', 'afterResultPath'];

/** The stages that the service shows for a state (digest A46, recorded). */
function shownStages({ type, language, state }: StateUnderTest): readonly Stage[] {
  if (language === 'JSONata') {
    if (type === 'Task') return ['afterArguments', 'result'];
    return type === 'Map' ? [...MAP_ITEMS, ...MAP_LIMITS] : [];
  }
  switch (type) {
    case 'Pass':
      return state['Result'] === undefined
        ? ['afterInputPath', 'afterParameters', ...RESULT_PATH]
        : ['result', ...RESULT_PATH];
    case 'Task':
      return ['afterInputPath', 'afterParameters', 'result', ...RESULT_PATH];
    case 'Map':
      return ['afterInputPath', 'afterItemsPath', ...MAP_ITEMS, ...MAP_LIMITS, ...RESULT_PATH];
    case 'Parallel':
      return RESULT_PATH;
    default:
      return ['afterInputPath'];
  }
}

/** Collects what `inspectionData` shows. */
export class InspectionData {
  private readonly shown: ReadonlySet<Stage>;
  private readonly data: Record<string, Json>;

  constructor(tested: StateUnderTest, input: Json) {
    this.shown = new Set(shownStages(tested));
    this.data = { input };
    // A Fail state has no data flow of its own, yet the service shows this stage.
    if (tested.type === 'Fail' && this.shown.has('afterInputPath')) this.data['afterInputPath'] = input;
  }

  add(stage: Stage, value: Json): void {
    if (this.shown.has(stage)) this.data[stage] = value;
  }

  /** The HTTP request that was sent, and its response (digest A46). */
  trace({ request, response }: HttpExchange): void {
    this.data['request'] = request;
    if (response) this.data['response'] = response;
  }

  /** All that was collected, with the variables after the state and how an error was handled, where there are any. */
  result(variables: JsonObject, errorDetails: Readonly<Record<string, number>>): Readonly<Record<string, Json>> {
    const isEmpty = (object: JsonObject): boolean => Object.keys(object).length === 0;
    return {
      ...this.data,
      ...(!isEmpty(variables) && { variables }),
      ...(!isEmpty(errorDetails) && { errorDetails }),
    };
  }
}
