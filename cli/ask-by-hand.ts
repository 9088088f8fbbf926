import type { Asker, Question, Reply } from '../interpreter/tasks/by-hand';
import { isJsonObject, type Json } from '../language/json';
import { readJson } from '../language/tree/read-json';
import { shortJson } from './output/short-json';
import type { Io } from './io';

const HOW = 'Answer with JSON, "fail ERROR CAUSE" or "heartbeat"; an empty line leaves it unanswered.';

/** Asks on a terminal, one question after the other, for the calls of a run that nothing answers. */
export function askOnTerminal(
  io: Pick<Io, 'stderr'>,
  ask: NonNullable<Io['ask']>,
  answer: (id: number, reply: Reply) => boolean,
): Asker {
  const settled = new Set<number>();
  let last = Promise.resolve();
  const write = (text: string): void => {
    io.stderr.write(`${text}\n`);
  };

  const askAbout = async (question: Question): Promise<void> => {
    if (settled.has(question.id)) return;
    write(described(question));
    for (;;) {
      const line = await ask('> ');
      if (settled.has(question.id)) {
        write(`  "${question.state}" has been answered in the meantime.`);
        return;
      }
      const reply = readReply(line);
      if (typeof reply === 'string') {
        write(`  ${reply}`);
        continue;
      }
      answer(question.id, reply);
      if (reply.kind === 'heartbeat') {
        write('  Heartbeat sent.');
        continue;
      }
      const mock = mockOf(reply);
      if (mock !== undefined) {
        const entry = JSON.stringify({ mocks: { [question.state]: mock } });
        write(`  To answer so in every run, in stepwright.json: ${entry}`);
      }
      return;
    }
  };

  return {
    asked(question) {
      last = last.then(() => askAbout(question));
    },
    settled: (id) => settled.add(id),
  };
}

function described(question: Question): string {
  const { state, resource, functionName, reason, message, input, example, timeoutSeconds, heartbeatSeconds } = question;
  const waits = {
    token: 'waits for its task token',
    activity: 'waits for a worker of its activity',
    missing: `calls ${functionName ?? 'what'}${functionName === undefined ? '' : ', which'} nothing answers`,
  }[reason];
  const times = [
    ...(timeoutSeconds === undefined ? [] : [`time-out ${String(timeoutSeconds)} s`]),
    ...(heartbeatSeconds === undefined ? [] : [`heartbeat ${String(heartbeatSeconds)} s`]),
  ];
  return [
    `? ${state} ${waits} (${[resource, ...times].join(', ')})`,
    ...(message === undefined ? [] : [`  ${message}`]),
    `  input ${shortJson(input, 500)}`,
    ...(isEmpty(example) ? [] : [`  an answer looks like ${shortJson(example, 500)}`]),
    `  ${HOW}`,
  ].join('\n');
}

function isEmpty(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

/** What a line says, or what is wrong with it. */
export function readReply(line: string | undefined): Reply | string {
  const text = line?.trim() ?? '';
  if (text === '') return { kind: 'leave' };
  if (/^heartbeat$/i.test(text)) return { kind: 'heartbeat' };
  const [, error, cause] = /^fail(?:\s+(\S+)(?:\s+(.*))?)?$/is.exec(text) ?? [];
  if (/^fail\b/i.test(text)) return { kind: 'fail', error: error ?? 'States.TaskFailed', cause: cause ?? '' };
  const reading = readJson(text);
  return reading.kind === 'read'
    ? { kind: 'succeed', output: reading.value }
    : `This is not JSON (character ${String(reading.column)}): ${reading.message} ${HOW}`;
}

function mockOf(reply: Reply): object | undefined {
  if (reply.kind === 'succeed') return { return: reply.output };
  return reply.kind === 'fail' ? { throw: { error: reply.error, cause: reply.cause } } : undefined;
}
