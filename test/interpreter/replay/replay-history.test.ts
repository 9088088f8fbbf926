import { describe, expect, it } from 'vitest';
import { toAwsHistory } from '../../../interpreter/core/aws-history';
import { replayHistory } from '../../../interpreter/replay/replay-history';
import { isJsonObject, type Json, type JsonObject } from '../../../language/json';
import { readCases, type Case } from '../../conformance/case';
import { functionsRunner } from '../helpers/functions-runner';
import { machine, run } from '../helpers/machines';

const definition = {
  StartAt: 'Work',
  States: {
    Work: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Do',
        States: {
          Do: {
            Type: 'Task',
            Resource: 'arn:aws:lambda:us-east-1:111122223333:function:do',
            Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }],
            Next: 'Rest',
          },
          Rest: { Type: 'Wait', Seconds: 10, End: true },
        },
      },
      End: true,
    },
  },
};

async function record(): Promise<JsonObject> {
  let busy = true;
  const runner = functionsRunner({
    do: (event) => {
      if (event === 2 && busy) {
        busy = false;
        throw Object.assign(new Error('try again'), { name: 'Busy' });
      }
      return Number(event) * 2;
    },
  });
  const recorded = run(definition, [1, 2, 3], { runner });
  await recorded.done;
  return toAwsHistory(recorded.events);
}

function replay(history: Json, changed: Json = definition): ReturnType<typeof replayHistory> {
  return replayHistory({ model: machine(changed), history });
}

describe('replaying a history', () => {
  it('gives the same history, tasks answered by what was recorded', async () => {
    const started = replay(await record());
    if (!started.ok) throw new Error(started.message);
    const { result, differences } = await started.replay.done;
    expect(result).toEqual({ status: 'SUCCEEDED', output: [2, 4, 6] });
    expect(differences).toEqual([]);
  });
  it('reports a difference at its event', async () => {
    const changed = structuredClone(definition);
    changed.States.Work.ItemProcessor.States.Do.Retry = [];
    const started = replay(await record(), changed);
    if (!started.ok) throw new Error(started.message);
    const { differences } = await started.replay.done;
    const retry = differences.find(({ type }) => type === 'LambdaFunctionScheduled');
    expect(retry?.message).toBe('The recording has LambdaFunctionScheduled here, the replay MapIterationFailed.');
  });
  it('stops where an execution was stopped', async () => {
    const stopped = run(
      { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } },
      {},
      {
        stopAt: { time: 20_000, error: 'Enough' },
      },
    );
    await stopped.done;
    const started = replayHistory({
      model: machine({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } }),
      history: toAwsHistory(stopped.events),
    });
    if (!started.ok) throw new Error(started.message);
    const { result, differences } = await started.replay.done;
    expect(result).toEqual({ status: 'ABORTED', error: 'Enough' });
    expect(differences).toEqual([]);
  });
  it('says what is wrong with a file that is no history', () => {
    expect(replay({ events: [{ id: 1, type: 'PassStateEntered', timestamp: 0 }] })).toEqual({
      ok: false,
      message: 'The history does not begin with ExecutionStarted: it is needed from its first event on.',
    });
    expect(replay('x')).toMatchObject({ ok: false });
  });

  it('reproduces what the service recorded, event by event', async () => {
    const folder = new URL('../../conformance/cases', import.meta.url).pathname;
    const differing: string[] = [];
    let replayed = 0;
    for (const given of readCases(folder)) {
      const history = awsHistory(given);
      if (!history) continue;
      replayed++;
      const { definition: source = null, stateMachineName = 'Machine' } = given;
      const started = replayHistory({ model: machine(source), history, stateMachineName });
      if (!started.ok) throw new Error(`${given.id}: ${started.message}`);
      const { differences } = await started.replay.done;
      differing.push(...differences.map(({ eventId, message }) => `${given.id}, event ${String(eventId)}: ${message}`));
    }
    expect(differing).toEqual([]);
    expect(replayed).toBeGreaterThan(250);
  });
});

/** A case's events as the service returned them; undefined where the case stands for many histories or needs more than tasks. */
function awsHistory(given: Case): JsonObject | undefined {
  const { kind, expect: expected, s3Objects, deletedBefore, clock, bindings = {} } = given;
  if (kind !== 'execution' || expected.eventsOrder !== 'exact' || expected.incomplete) return undefined;
  if (s3Objects || deletedBefore || clock !== undefined) return undefined;
  if (/States\.(MathRandom|UUID)/.test(JSON.stringify(given.definition))) return undefined;
  const filled = Object.entries(bindings).reduce(
    (text, [name, value]) => text.replaceAll(name, JSON.stringify(value).slice(1, -1)),
    JSON.stringify(expected.events ?? []),
  );
  if (/<[^<>]+>/.test(filled)) return undefined;
  const events = (JSON.parse(filled) as JsonObject[]).map((event) => ({ ...event, timestamp: 1_730_000_000 }));
  return { events: events.map(withTexts) };
}

/** Data and causes as JSON text. */
function withTexts(event: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(event).map(([name, value]) => {
      if (!isJsonObject(value)) return [name, value];
      const details = Object.entries(value).map(([member, content]): [string, Json] => {
        if (member === 'assignedVariables' && isJsonObject(content)) {
          return [
            member,
            Object.fromEntries(Object.entries(content).map(([key, item]) => [key, JSON.stringify(item)])),
          ];
        }
        const isText = member === 'input' || member === 'output' || member === 'parameters';
        return [member, isText || (isJsonObject(content) && member === 'cause') ? JSON.stringify(content) : content];
      });
      return [name, Object.fromEntries(details)];
    }),
  );
}
