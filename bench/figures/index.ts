import type { Figure, MissingFigure } from '../figure';
import { interpretFigures } from './interpret';
import { processFigures } from './processes';
import { validateFigures } from './validate';

export const figures: readonly Figure[] = [...validateFigures, ...interpretFigures, ...processFigures];

/** Figures whose part of the product does not exist yet. */
export const missing: readonly MissingFigure[] = [
  { name: 'endpoint-throughput', why: 'the HTTP endpoint does not exist yet' },
];
