import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCases } from './case';
import { runCases } from './report';

const cases = readCases(new URL('cases', import.meta.url).pathname);

/** Names of `test/known-gaps.md`: `- \`id\`: reason`. */
function knownGaps(): ReadonlySet<string> {
  const text = readFileSync(new URL('../known-gaps.md', import.meta.url), 'utf8');
  return new Set([...text.matchAll(/^- `([^`]+)`/gm)].map((match) => match[1] ?? ''));
}

describe('recorded executions of the service', () => {
  it('are reproduced, but for the known gaps', async () => {
    const report = await runCases(cases);
    const gaps = knownGaps();
    const failed = new Set(report.failed.map(({ id }) => id));
    expect(report.failed.filter(({ id }) => !gaps.has(id))).toEqual([]);
    // The list may only shrink: what passes is taken off.
    expect(cases.filter(({ id }) => gaps.has(id) && !failed.has(id)).map(({ id }) => id)).toEqual([]);
  }, 120_000);
});
