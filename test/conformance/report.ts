import type { Case } from './case';
import type { Answered } from './case-runner';
import { runCase } from './run-case';

export interface Count {
  total: number;
  passed: number;
}

export interface Report {
  readonly total: number;
  readonly passed: number;
  readonly byGroup: Record<string, Count>;
  readonly byKind: Record<string, Count>;
  readonly failed: readonly { readonly id: string; readonly kind: string; readonly reason: string }[];
  readonly notAttempted: readonly { readonly id: string; readonly kind: string }[];
  /** Calls that were answered by what was recorded, and calls that were really run. */
  readonly calls: Answered;
}

/** Runs all cases but the API scripts, which need an endpoint. */
export async function runCases(cases: readonly Case[]): Promise<Report> {
  const byGroup: Record<string, Count> = {};
  const byKind: Record<string, Count> = {};
  const failed: { id: string; kind: string; reason: string }[] = [];
  const notAttempted: { id: string; kind: string }[] = [];
  const calls: Answered = { replayed: 0, run: 0 };
  let total = 0;
  for (const given of cases) {
    if (given.kind === 'apiScript') {
      notAttempted.push({ id: given.id, kind: given.kind });
      continue;
    }
    total++;
    const reason = await runCase(given, calls);
    for (const count of [
      (byGroup[given.group] ??= { total: 0, passed: 0 }),
      (byKind[given.kind] ??= { total: 0, passed: 0 }),
    ]) {
      count.total++;
      if (reason === undefined) count.passed++;
    }
    if (reason !== undefined) failed.push({ id: given.id, kind: given.kind, reason });
  }
  return { total, passed: total - failed.length, byGroup, byKind, failed, notAttempted, calls };
}
