import type { Figure, Limit, Measurement, MissingFigure } from './figure';
import { isReached } from './figure';

/** A figure as it is printed and recorded. */
export interface Result {
  readonly name: string;
  readonly ours: number | null;
  readonly peer: number | null;
  /** ours / peer: lower is better. */
  readonly ratio: number | null;
  readonly unit: string;
  readonly limit?: Limit;
  readonly reached?: boolean;
  readonly notes?: Measurement['notes'];
  /** Why there are no numbers. */
  readonly missing?: string;
}

export function measuredResult({ name, unit, limit }: Figure, measurement: Measurement): Result {
  const { ours, peer, notes } = measurement;
  return {
    name,
    ours: round(ours),
    peer: round(peer),
    ratio: peer === 0 ? null : round(ours / peer),
    unit,
    limit,
    reached: isReached(measurement, limit),
    ...(notes && { notes }),
  };
}

export function missingResult({ name, why }: MissingFigure, unit = ''): Result {
  return { name, ours: null, peer: null, ratio: null, unit, missing: why };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
