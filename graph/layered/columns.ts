import type { Cell, Net } from './net';
import { settle, Knot, type Bound } from './simplex';

/** Distances between what stands beside each other. */
const NODES = 32;
const NODE_AND_LINE = 18;
const LINES = 12;

/** How strongly a way back is held near to its nodes, beside the weights of the edges. */
const TURN = 0.5;

/** Gives all cells their places from left to right: straight links stand in one line, the others are as short as can be. */
export function placeColumns({ rows, ways }: Net): void {
  const columns = new Map<Cell, Knot>();
  const knots: Knot[] = [];
  for (const row of rows)
    for (const cell of row) {
      const above = cell.ups.find(({ isStraight }) => isStraight);
      let knot = above && columns.get(above.upper);
      if (!knot) knots.push((knot = new Knot()));
      columns.set(cell, knot);
    }
  const bounds: Bound[] = [];
  for (const row of rows)
    row.forEach((right, index) => {
      const left = row[index - 1];
      const from = left && columns.get(left);
      const to = columns.get(right);
      if (!left || !from || !to) return;
      bounds.push({ from, to, weight: 0, length: left.right + right.left + distance(left, right) });
    });
  /** One end is to be `offset` right of the other. */
  const near = (one: Cell, other: Cell, offset: number, weight: number): void => {
    const [from, to] = [columns.get(one), columns.get(other)];
    if (!from || !to || from === to) return;
    const between = new Knot();
    knots.push(between);
    bounds.push({ from: between, to: from, length: Math.max(0, -offset), weight });
    bounds.push({ from: between, to, length: Math.max(0, offset), weight });
  };
  for (const { links, turns } of ways) {
    for (const { upper, lower, upperPort, lowerPort, weight, isStraight } of links)
      if (!isStraight) near(upper, lower, upperPort - lowerPort, weight);
    for (const { node, bend, port } of turns ? [turns.above, turns.below] : []) near(node, bend, port, TURN);
  }
  settle(knots, bounds);
  const cells = rows.flat();
  const left = cells.reduce((least, cell) => Math.min(least, (columns.get(cell)?.value ?? 0) - cell.left), Infinity);
  for (const cell of cells) cell.x = (columns.get(cell)?.value ?? 0) - left;
}

function distance(left: Cell, right: Cell): number {
  if (left.kind === 'node' && right.kind === 'node') return NODES;
  return left.right === 0 && right.left === 0 ? LINES : NODE_AND_LINE;
}
