import { expect, test } from 'vitest';
import { nearestName } from '../../../language/text/nearest-name';

test('a name in another case is near, however many letters differ', () => {
  expect(nearestName('Distributed', ['INLINE', 'DISTRIBUTED'])).toBe('DISTRIBUTED');
  expect(nearestName('full', ['NONE', 'FULL'])).toBe('FULL');
  expect(nearestName('ab', ['AB', 'ba'])).toBe('AB');
});

test('the name with the fewest changed characters is the nearest', () => {
  expect(nearestName('ErrorEqual', ['ErrorEquals', 'ErrorPath'])).toBe('ErrorEquals');
  expect(nearestName('Netx', ['Next', 'Text'])).toBe('Next');
});

test('a name of which more than a third differs is not near', () => {
  expect(nearestName('MaxRetries', ['MaxAttempts', 'BackoffRate'])).toBeUndefined();
});
