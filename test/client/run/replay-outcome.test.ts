import { expect, it } from 'vitest';
import { replayReport } from '../../../client/run/replay-outcome';

it('says that a replay did what was recorded', () => {
  expect(replayReport({ file: 'm.asl.json', differences: [] })).toEqual({
    summary: 'm.asl.json does what was recorded: every event is the same.',
    differences: [],
    more: 0,
  });
});

it('lists the first differences with the beginnings of their values', () => {
  const differences = Array.from({ length: 250 }, (_, index) => ({
    eventId: index + 1,
    type: 'PassStateExited',
    message: '"output" differs.',
    expected: 'x'.repeat(5_000),
    actual: 1,
  }));
  const report = replayReport({ file: 'm.asl.json', differences });
  expect(report.summary).toMatch(/in 250 places/);
  expect(report.differences).toHaveLength(200);
  expect(report.more).toBe(50);
  expect(report.differences[0]?.recorded?.length).toBe(1_000);
  expect(report.differences[0]).toMatchObject({ id: 1, replayed: '1' });
});
