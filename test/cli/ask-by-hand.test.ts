import { expect, it } from 'vitest';
import { readReply } from '../../cli/ask-by-hand';

it.each([
  ['{"a": 1}', { kind: 'succeed', output: { a: 1 } }],
  ['"fail"', { kind: 'succeed', output: 'fail' }],
  ['fail', { kind: 'fail', error: 'States.TaskFailed', cause: '' }],
  ['fail Declined no funds', { kind: 'fail', error: 'Declined', cause: 'no funds' }],
  ['heartbeat', { kind: 'heartbeat' }],
  ['  ', { kind: 'leave' }],
  [undefined, { kind: 'leave' }],
])('the line %s says %j', (line, reply) => {
  expect(readReply(line)).toEqual(reply);
});

it('a line that is no JSON is told at its place', () => {
  expect(readReply('{"a" 1}')).toMatch(/not JSON \(character 6\)/);
});
