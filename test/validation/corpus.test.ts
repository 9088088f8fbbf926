import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkInvalid, checkValid, invalidEntries, validFiles, warningsOf } from '../../scripts/corpus';

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

/** A warning on a definition that the service accepts, and whether it is right. */
interface JudgedWarnings {
  readonly file: string;
  readonly code: string;
  readonly at: readonly string[];
  readonly judgement: string;
}

describe('warnings on definitions that the service accepts', () => {
  const judged = JSON.parse(readFileSync(`${DIRECTORY}/warnings.json`, 'utf8')) as JudgedWarnings[];

  test('are those that were looked at one by one (warnings.json)', () => {
    const expected = judged.flatMap(({ file, code, at }) => at.map((place) => `${file} ${code} ${place}`));
    const found = validFiles(DIRECTORY).flatMap((file) =>
      warningsOf(`${DIRECTORY}/valid/${file}`, file).map(({ code, at }) => `${file} ${code} ${at}`),
    );
    expect(found.sort()).toEqual(expected.sort());
  });

  test.each(judged.map((entry) => [`${entry.file} ${entry.code}`, entry] as const))(
    '%s has a judgement',
    (_, entry) => {
      expect(entry.judgement).toMatch(/^(right|doubtful)\b/);
    },
  );
});
