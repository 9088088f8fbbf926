import type { FromHost, ToHost } from './messages';
import { describeMachine, inspectSteps, replayRecording, startSession, type RunSession } from './run-session';

/*
 * The process of one run: forked by the editor, told what to run, and gone after it. When the channel closes, whoever
 * started it is gone: the run is aborted and its handlers end.
 */

let session: RunSession | undefined;
let unsent = 0;
let isLeaving = false;

process.on('message', (message: ToHost) => {
  if (message.kind === 'abort') {
    session?.abort(message);
    return;
  }
  if (message.kind === 'reply') {
    session?.reply(message);
    return;
  }
  if (message.kind === 'describe') {
    describeMachine(message, process.env, send);
    leave();
    return;
  }
  if (message.kind === 'replay') {
    replayRecording(message, process.env, send).then(leave, crash);
    return;
  }
  if (message.kind === 'inspect') {
    inspectSteps(message, process.env, send).then(leave, crash);
    return;
  }
  if (session) return;
  try {
    session = startSession(message, process.env, send);
  } catch (error) {
    crash(error);
    return;
  }
  session.done.then(leave, crash);
});

process.on('disconnect', () => {
  if (!session) process.exit(0);
  session.abort({ kind: 'abort' });
  // The run ends its handlers; should it hang, they notice our end by their closed pipes.
  setTimeout(() => process.exit(0), 1000).unref();
  session.done.finally(() => process.exit(0)).catch(() => undefined);
});

process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

if (!process.send) {
  process.stderr.write(
    'This program runs state machines for the Stepwright extension, which starts it. To run one yourself: stepwright run FILE\n',
  );
  process.exit(2);
}

function send(message: FromHost): void {
  if (!process.connected || !process.send) return;
  unsent++;
  process.send(message, () => {
    unsent--;
    if (isLeaving) leave();
  });
}

/** Closes the channel when the last message has been sent, which ends the process. */
function leave(): void {
  isLeaving = true;
  if (unsent === 0 && process.connected) process.disconnect();
}

function crash(error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.exitCode = 1;
  if (!process.connected || !process.send) process.exit(1);
  process.send({ kind: 'crashed', message } satisfies FromHost, () => process.exit(1));
}
