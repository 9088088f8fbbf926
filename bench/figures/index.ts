import type { Figure, MissingFigure } from '../figure';
import { cliFigures } from './cli';
import { distributedMapFigures } from './distributed-map';
import { editingFigures } from './editing';
import { extensionFigures } from './extension';
import { graphFigures } from './graph';
import { graphPaintFigures } from './graph-paint';
import { handlerFigures } from './handlers';
import { historyFigures } from './history';
import { hostileFigures } from './hostile';
import { interpretFigures } from './interpret';
import { jsonataFigures } from './jsonata';
import { serverFigures } from './server';
import { validateFigures } from './validate';

export const figures: readonly Figure[] = [
  ...validateFigures,
  ...editingFigures,
  ...serverFigures,
  ...interpretFigures,
  ...jsonataFigures,
  ...historyFigures,
  ...distributedMapFigures,
  ...cliFigures,
  ...handlerFigures,
  ...graphFigures,
  ...graphPaintFigures,
  ...extensionFigures,
  ...hostileFigures,
];

/** Figures whose part of the product does not exist yet. */
export const missing: readonly MissingFigure[] = [
  { name: 'endpoint-throughput-memory', why: 'there is no HTTP endpoint yet' },
  { name: 'endpoint-throughput-durable', why: 'there is no HTTP endpoint yet' },
  { name: 'endpoint-p99', why: 'there is no HTTP endpoint yet' },
];
