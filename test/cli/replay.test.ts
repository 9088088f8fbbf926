import { describe, expect, it } from 'vitest';
import { toAwsHistory } from '../../interpreter/core/aws-history';
import { replayCommand } from '../../cli/commands/replay';
import { run } from '../interpreter/helpers/machines';
import { functionsRunner } from '../interpreter/helpers/functions-runner';
import { folderWith } from '../temporary-folder';
import { runCommandLine, type Ran } from './run-command';

/** A machine that goes to Done or to Other; the one that it does not go to is reached by a rule that never matches. */
function text(next: 'Done' | 'Other'): string {
  const other = next === 'Done' ? 'Other' : 'Done';
  return JSON.stringify({
    StartAt: 'Choose',
    States: {
      Choose: { Type: 'Choice', Choices: [{ Variable: '$', IsPresent: false, Next: other }], Default: 'Ask' },
      Ask: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:111122223333:function:ask', Next: next },
      Done: { Type: 'Pass', End: true },
      Other: { Type: 'Pass', Result: 'other', End: true },
    },
  });
}

async function recorded(): Promise<string> {
  const made = run(JSON.parse(text('Done')), { q: 1 }, { runner: functionsRunner({ ask: () => 42 }) });
  await made.done;
  return JSON.stringify(toAwsHistory(made.events));
}

function replay(files: Record<string, string>, ...args: readonly string[]): Promise<Ran> {
  return runCommandLine(replayCommand, args, { cwd: folderWith(files), env: {} });
}

describe('stepwright replay', () => {
  it('goes through a history without calling anything, and says that all is the same', async () => {
    const files = { 'm.asl.json': text('Done'), 'h.json': await recorded() };
    const { code, stdout } = await replay(files, 'm.asl.json', '--history', 'h.json');
    expect(stdout).toContain('The same as the recording: 11 events.');
    expect(code).toBe(0);
  });
  it('tells a difference at its event, with exit code 1', async () => {
    const files = { 'm.asl.json': text('Other'), 'h.json': await recorded() };
    const { code, stdout } = await replay(files, 'm.asl.json', '--history', 'h.json');
    expect(stdout).toMatch(/The replay differs from the recording:\n {2}event 9 \(PassStateEntered\): /);
    expect(code).toBe(1);
    const answer = JSON.parse((await replay(files, 'm.asl.json', '--history', 'h.json', '--json')).stdout) as unknown;
    expect(answer).toMatchObject({ status: 'SUCCEEDED', output: 'other', differences: [{ eventId: 9 }] });
  });
  it('says what is wrong with the files and the command line', async () => {
    const files = { 'm.asl.json': text('Done'), 'h.json': '{"events":[]}', 'x.json': '{', 'bad.asl.json': '{}' };
    for (const [args, code, message] of [
      [['m.asl.json'], 2, 'name the recorded history by --history'],
      [['m.asl.json', '--history', 'none.json'], 2, 'cannot read none.json'],
      [['m.asl.json', '--history', 'x.json'], 2, 'x.json is not JSON'],
      [['m.asl.json', '--history', 'h.json'], 2, 'h.json: '],
      [['bad.asl.json', '--history', 'h.json'], 1, 'the service would refuse this definition'],
      [['-', '--history', '-'], 2, 'cannot both come from the standard input'],
    ] as const) {
      const answer = await replay(files, ...args);
      expect(answer.stderr).toContain(message);
      expect(answer.code).toBe(code);
    }
  });
});
