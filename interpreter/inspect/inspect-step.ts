import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { compileDefinition } from '../core/compile-machine';
import { isExpression, compileValue } from '../core/evaluate/expression-value';
import { Failure } from '../core/failure';
import type { Fiber, Inspector, Stage } from '../core/runtime';
import { runMachine } from '../run';
import type { Run } from '../run-options';
import type { TaskAnswer, TaskRunner } from '../tasks/task-runner';
import { explainJsonata } from './explain-jsonata';
import { explainRules, type Outcome } from './explained-choice';
import type { InspectedStage, RecordedAnswer, RecordedStep, StepInspection } from './inspection';

/** The fields that make a stage: where a state has none of them, the stage is as the one before. */
const FIELDS: Readonly<Partial<Record<Stage, readonly string[]>>> = {
  afterInputPath: ['InputPath'],
  afterParameters: ['Parameters'],
  afterArguments: ['Arguments'],
  afterItemsPath: ['ItemsPath', 'Items'],
  afterItemSelector: ['ItemSelector', 'Parameters'],
  afterResultSelector: ['ResultSelector'],
  afterResultPath: ['ResultPath'],
};

/**
 * Goes once more through a state with what it was recorded with; nothing is called. `machine` is a definition that starts
 * at the state (workspace/part-of-machine.ts). What the state makes anew each time (an id, the time) may be another.
 */
export async function inspectStep(machine: JsonObject, step: RecordedStep): Promise<StepInspection> {
  const states = machine['States'];
  const state = isJsonObject(states ?? null) ? (states as JsonObject)[step.state] : undefined;
  if (!isJsonObject(state ?? null)) return { stages: [] };
  const own = state as JsonObject;
  const stages: InspectedStage[] = [];
  const outcomes = new Map<JsonObject, Outcome>();
  const unknown = new Failure('Unknown', undefined, 'fatal');
  const inspector: Inspector = {
    retries: 0,
    hasItems: false,
    stage(_fiber, stage, value) {
      if (isShown(own, stage)) stages.push({ stage, value });
    },
    substitute: () => (step.answer ? valueOf(step.answer) : unknown),
    retrier: () => undefined,
    catcher: () => undefined,
    condition(fiber, rule, matches, value, operand) {
      outcomes.set(rule, outcomeOf(fiber, rule, matches, value, operand));
    },
  };
  let entered = 0;
  const run: Run = runMachine(compileDefinition(machine), {
    input: step.input,
    inspector,
    runner: runnerOf(step.answer),
    type: 'STANDARD',
    startTime: step.enteredTime,
    variables: step.variables,
    context: (context) => contextOf(context, step),
    gate() {
      if (entered++ === 0) return 'continue';
      // The state has been left, be it to itself.
      queueMicrotask(() => {
        run.abort();
      });
      return 'pause';
    },
  });
  await run.done;
  return { stages, ...(own['Type'] === 'Choice' && { rules: explainRules(own, outcomes) }) };
}

function isShown(state: JsonObject, stage: Stage): boolean {
  if (stage === 'result') return state['Type'] !== 'Task';
  return FIELDS[stage]?.some((field) => Object.hasOwn(state, field)) ?? false;
}

function outcomeOf(
  fiber: Fiber,
  rule: JsonObject,
  matches: boolean | Failure,
  value: Json | undefined,
  operand: Json | undefined,
): Outcome {
  const { Condition: condition } = rule;
  const explained =
    condition !== undefined && isExpression(condition)
      ? explainJsonata(condition.slice(2, -2), (text) => {
          const part = compileValue(`{% ${text} %}`, 'Condition')(fiber, {});
          return part instanceof Failure ? undefined : part;
        })
      : undefined;
  const told = matches instanceof Failure ? { fault: matches.cause ?? matches.error ?? '' } : { matches };
  return { ...told, value, operand, ...(explained && { explained }) };
}

function valueOf(answer: RecordedAnswer): Json | Failure {
  return answer.kind === 'result' ? answer.value : new Failure(answer.error, answer.cause);
}

function runnerOf(answer: RecordedAnswer | undefined): TaskRunner {
  const given: TaskAnswer =
    answer?.kind === 'result'
      ? { kind: 'succeeded', output: answer.value }
      : {
          kind: 'failed',
          ...(answer?.error !== undefined && { error: answer.error }),
          ...(answer?.cause !== undefined && { cause: answer.cause }),
        };
  return { name: 'recorded answer', canRun: () => true, start: () => Promise.resolve(given) };
}

/** The context object as the state saw it, as far as the history tells. */
function contextOf(
  own: JsonObject,
  { enteredTime, retryCount, state, executionInput, item }: RecordedStep,
): JsonObject {
  const execution = isJsonObject(own['Execution'] ?? null) ? (own['Execution'] as JsonObject) : {};
  return {
    ...own,
    Execution: { ...execution, ...(executionInput !== undefined && { Input: executionInput }) },
    State: { Name: state, EnteredTime: new Date(enteredTime).toISOString(), RetryCount: retryCount },
    ...(item && { Map: { Item: { Index: item.index, ...(item.value !== undefined && { Value: item.value }) } } }),
  };
}
