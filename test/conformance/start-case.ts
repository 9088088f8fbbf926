import { makeItemStore } from '../../interpreter/items/make-item-store';
import { memoryStore } from '../../interpreter/items/memory-store';
import type { ItemStore } from '../../interpreter/item-store';
import { startRun } from '../../interpreter/run';
import type { Run, RunOptions } from '../../interpreter/run-options';
import type { TaskRunner } from '../../interpreter/tasks/task-runner';
import type { NestedMachine } from '../../interpreter/nested';
import type { Json } from '../../language/json';
import type { MachineModel } from '../../language/model/model';
import { buildModel } from '../../language/model/build-model';
import { parseJson } from '../../language/tree/parse-json';
import type { Case } from './case';
import { caseRunner, type Answered } from './case-runner';
import { createSimulation } from './simulation';

/** The same for all runs of a case. */
const NOW = Date.now();

interface Changes extends Pick<RunOptions, 'keepLog' | 'resume'> {
  /** Answers the calls instead. */
  readonly start?: TaskRunner['start'];
}

/** Starts a case with all that it says exists: functions, queues, activities, other machines. */
export function startCase(given: Case, answered: Answered, { start, ...changes }: Changes = {}): Run {
  const simulation = createSimulation(given, {
    hasTask: (token) => run.hasTask(token),
    answerTask: (token, answer) => run.answerTask(token, answer),
    heartbeat: (token) => run.heartbeat(token),
    startConsumer: (definition, input) => {
      run.startBeside(modelOf(definition), input);
    },
  });
  const runner = caseRunner(given, answered, simulation);
  const run = startRun({
    model: modelOf(given.definition ?? null),
    input: given.input ?? {},
    runner: { ...runner, ...(start && { start }) },
    type: given.type ?? 'STANDARD',
    accountId: '111122223333',
    roleArn: roleOf(given),
    ...(given.stateMachineName === undefined ? {} : { stateMachineName: given.stateMachineName }),
    ...(given.executionName === undefined ? {} : { executionName: given.executionName }),
    startTime: given.clock === undefined ? NOW : Date.parse(given.clock),
    items: itemsOf(given),
    stateMachines(arn) {
      answered.run++;
      return otherMachine(given, arn);
    },
    ...changes,
  });
  return run;
}

/** The machine's role, where the recorder's placeholders name it. */
function roleOf({ bindings = {} }: Case): string {
  return (
    Object.values(bindings).find((value) => value.endsWith(':role/sfn-role')) ??
    'arn:aws:iam::111122223333:role/sfn-role'
  );
}

/** The case's buckets in memory, read by the product's own readers; a ResultWriter's bucket appears when it is written to. */
function itemsOf(given: Case): ItemStore {
  const store = memoryStore(NOW);
  for (const object of given.s3Objects ?? []) store.put(object.bucket, object.key, object.body);
  return makeItemStore(store);
}

function modelOf(definition: Json): MachineModel {
  return buildModel(parseJson(typeof definition === 'string' ? definition : JSON.stringify(definition)));
}

/** By name: a machine of another account is found too. */
function otherMachine(given: Case, arn: string): NestedMachine | undefined {
  const other = given.otherStateMachines?.find(({ name }) => arn.endsWith(`:stateMachine:${name}`));
  return other && { model: modelOf(other.definition), type: other.type ?? 'STANDARD' };
}
