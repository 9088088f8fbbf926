import type { Shape, Size } from './shape';
import type { Walk } from './walk';

/** Something that stands in a row: a node, or where an edge goes through the row, with its label or without. */
export interface Cell extends Size {
  readonly kind: 'node' | 'bend' | 'label';
  /** Of a node. */
  readonly node: number | undefined;
  readonly row: number;
  /** Its number in the row. */
  at: number;
  /** Where its line goes through it: in its middle, if its label does not stand beside the line. */
  x: number;
  /** How far it reaches to both sides of that. */
  left: number;
  right: number;
  readonly ups: Link[];
  readonly downs: Link[];
}

/** A part of an edge, between cells of two rows that follow each other. */
export interface Link {
  readonly upper: Cell;
  readonly lower: Cell;
  readonly weight: number;
  /** Both ends stand in one line. */
  isStraight: boolean;
  /** Where it leaves the upper and enters the lower cell, from their middles on. */
  upperPort: number;
  lowerPort: number;
}

/** Where a way back leaves its source, or enters its target: to the side, and up or down in a row beside it. */
export interface Turn {
  readonly node: Cell;
  readonly bend: Cell;
  /** Above the target, or below the source. */
  readonly isAbove: boolean;
  port: number;
}

/** An edge with all of its parts, from above to below. */
export interface Way {
  readonly edge: number;
  readonly links: readonly Link[];
  readonly label: Cell | undefined;
  /** Of a way back. */
  readonly turns: { readonly above: Turn; readonly below: Turn } | undefined;
}

export interface Net {
  readonly rows: readonly Cell[][];
  readonly nodes: readonly Cell[];
  readonly ways: Way[];
}

/**
 * The net of all that goes down. A layer is followed by a row for labels where one leads to the very next layer; the labels
 * of longer edges stand in that row, too, or beside the nodes of the next one.
 */
export function buildNet(shape: Shape, { back, met }: Walk, layers: readonly number[]): Net {
  const isForward = (edge: number): boolean => !back.has(edge);
  const labelled = new Set(
    shape.edges.flatMap(({ from, to, label }, edge) => {
      const layer = layers[from] ?? 0;
      return label && isForward(edge) && layers[to] === layer + 1 ? [layer] : [];
    }),
  );
  const rowOfLayer: number[] = [];
  let count = 0;
  for (let layer = 0; layer <= Math.max(0, ...layers); layer++) {
    rowOfLayer.push(count++);
    if (labelled.has(layer)) count++;
  }
  const rows = Array.from({ length: count }, (): Cell[] => []);
  const nodes = shape.nodes.map(({ width, height }, node) =>
    makeCell('node', rowOfLayer[layers[node] ?? 0] ?? 0, { width, height }, node),
  );
  const ways: Way[] = [];
  for (const one of met) {
    if ('node' in one) {
      const cell = nodes[one.node];
      if (cell) append(rows, cell);
      continue;
    }
    const edge = shape.edges[one.edge];
    const from = nodes[edge?.from ?? -1];
    const to = nodes[edge?.to ?? -1];
    if (!edge || !from || !to || back.has(one.edge)) continue;
    const cells: Cell[] = [];
    for (let row = from.row + 1; row < to.row; row++) {
      const cell =
        edge.label && row === from.row + 1 ? makeCell('label', row, edge.label) : makeCell('bend', row, LINE);
      append(rows, cell);
      cells.push(cell);
    }
    const label = cells.find(({ kind }) => kind === 'label');
    ways.push({ edge: one.edge, links: linkAll([from, ...cells, to], edge.weight), label, turns: undefined });
  }
  return { rows, nodes, ways };
}

/** A line through a row takes no room but for its distance from others. */
const LINE: Size = { width: 0, height: 0 };

export function makeCell(kind: Cell['kind'], row: number, { width, height }: Size, node?: number): Cell {
  return { kind, node, row, at: 0, x: 0, left: width / 2, right: width / 2, width, height, ups: [], downs: [] };
}

export function makeBend(row: number, label: Size | undefined): Cell {
  return makeCell(label ? 'label' : 'bend', row, label ?? LINE);
}

function append(rows: readonly Cell[][], cell: Cell): void {
  const row = rows[cell.row];
  if (!row) return;
  cell.at = row.length;
  row.push(cell);
}

/** Links each of the cells to the next. */
export function linkAll(cells: readonly Cell[], weight: number): readonly Link[] {
  return cells.slice(1).flatMap((lower, index) => {
    const upper = cells[index];
    if (!upper) return [];
    const link: Link = { upper, lower, weight, isStraight: false, upperPort: 0, lowerPort: 0 };
    upper.downs.push(link);
    lower.ups.push(link);
    return [link];
  });
}

export function renumber(row: readonly Cell[]): void {
  row.forEach((cell, index) => {
    cell.at = index;
  });
}

/** A row between two layers, which has room for labels only. */
export function isOfLabels(row: readonly Cell[]): boolean {
  return row.every(({ kind }) => kind !== 'node');
}

/** It is a label in a row of nodes. */
export function isBesideNodes({ kind, row }: Cell, { rows }: Net): boolean {
  return kind === 'label' && !isOfLabels(rows[row] ?? []);
}
