import { expect, it } from 'vitest';
import { lastChoices } from '../../../client/run/last-rules';
import type { Visit } from '../../../client/run/visit';

const visit = (key: number, name: string, type: string, status: Visit['status']): Visit =>
  ({ key, name, type, status }) as Visit;

it('asks for the last visit of each Choice state, if it has ended', () => {
  const visits = [
    visit(1, 'Sort', 'Choice', 'succeeded'),
    visit(2, 'Work', 'Pass', 'succeeded'),
    visit(3, 'Sort', 'Choice', 'failed'),
    visit(4, 'Again', 'Choice', 'succeeded'),
    visit(5, 'Again', 'Choice', 'running'),
  ];
  expect(lastChoices(visits).map(({ key }) => key)).toEqual([3]);
});

it('asks for a bounded number of Choice states', () => {
  const visits = Array.from({ length: 150 }, (_, n) => visit(n, `S${String(n)}`, 'Choice', 'succeeded'));
  expect(lastChoices(visits)).toHaveLength(100);
});
