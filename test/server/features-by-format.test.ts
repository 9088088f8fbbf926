import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { featureTable } from '../../scripts/feature-table';
import { CHANGING } from './checks/changing';
import { COMPLETION } from './checks/completion';
import { NAVIGATION } from './checks/navigation';
import { PROBLEMS } from './checks/problems';
import { READING } from './checks/reading';
import type { FeatureName } from './feature-list';
import { FORMATS, type Format } from './formats';
import { endSession, session, startSession } from './session';

/** The type leaves no row of the table without its check. */
const CHECKS: Readonly<Record<FeatureName, (format: Format) => Promise<void>>> = {
  ...PROBLEMS,
  ...COMPLETION,
  ...NAVIGATION,
  ...READING,
  ...CHANGING,
};

beforeAll(startSession);
afterAll(async () => {
  expect(await endSession()).toBe(0);
});

describe.each(FORMATS)('$name', (format) => {
  it.each(Object.entries(CHECKS))('%s', async (_, check) => {
    await check(format);
    expect(session.client.log).toEqual([]);
  });
});

it('is what docs/features.md says (else: npm run generate)', () => {
  expect(readFileSync('docs/features.md', 'utf8')).toBe(featureTable());
});
