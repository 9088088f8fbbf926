import { describe, expect, test } from 'vitest';
import { checkInvalid, checkValid, invalidEntries, validFiles } from '../../scripts/corpus';

const DIRECTORY = 'test/validation';

/**
 * The service's recorded answer refuses this text (aws/ls-empty-credentials in invalid.json has the same definition), so
 * the corpus contradicts itself; we follow the recording.
 */
const REFUSED_BY_RECORDING = new Set(['localstack--credentials-empty_credentials.asl.json']);

describe('definitions that the service accepts', () => {
  test.each(validFiles(DIRECTORY))('%s has no error', (file) => {
    const found = checkValid(`${DIRECTORY}/valid/${file}`, file);
    expect(found.map(({ code }) => code)).toEqual(REFUSED_BY_RECORDING.has(file) ? ['missing-one-of'] : []);
  });
});

describe('definitions that the service, or a tool, refuses', () => {
  test.each(invalidEntries(DIRECTORY).map((entry) => [entry.id, entry] as const))(
    '%s is found at each of its places',
    (_, entry) => {
      const { caught, missedPlaces, found } = checkInvalid(entry);
      expect({ caught, missedPlaces, found: caught ? [] : found }).toEqual({
        caught: true,
        missedPlaces: [],
        found: [],
      });
    },
  );
});
