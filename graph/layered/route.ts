import { isBesideNodes, isOfLabels, type Cell, type Link, type Net, type Turn, type Way } from './net';
import type { EdgePlace, Places, Position, Shape } from './shape';
import { tracksOf, type Across } from './tracks';

/** Between two rows, where no line goes across. */
const ROWS = 34;
/** The same before and behind a row of labels. */
const LABELS = 16;
/** From a row to the first line across, from one line to the next, and from the last to the next row. */
const BEFORE_LINES = 16;
const LINES = 12;
const AFTER_LINES = 18;
const AFTER_LINES_AT_LABELS = 12;
/** How far below the upper edges of nodes a label stands that is beside them. */
const LABEL_BESIDE = 18;

/** Gives the rows their heights and draws the lines between them. */
export function route(shape: Shape, net: Net): Places {
  const gaps = gapsOf(net);
  const tops: number[] = [];
  let bottom = 0;
  net.rows.forEach((row, index) => {
    const gap = gaps[index];
    if (gap) {
      gap.start = bottom;
      bottom += heightOf(gap.tracks, net.rows[index - 1], row);
    }
    tops.push(bottom);
    bottom += row.reduce((height, cell) => Math.max(height, cell.height), 0);
  });
  const last = gaps[net.rows.length];
  if (last) {
    last.start = bottom;
    if (last.tracks > 0) bottom += BEFORE_LINES + (last.tracks - 1) * LINES;
  }
  const boxOf = (cell: Cell): Position => ({
    x: cell.right < cell.width / 2 ? cell.x - cell.left : cell.x + cell.right - cell.width,
    y: (tops[cell.row] ?? 0) + (isBesideNodes(cell, net) ? LABEL_BESIDE : 0),
  });
  const heights = new Map(
    gaps.flatMap(({ lines, start }) => [...lines].map(([part, track]) => [part, start + BEFORE_LINES + track * LINES])),
  );
  const cells = net.rows.flat();
  return {
    width: cells.reduce((width, { x, right }) => Math.max(width, x + right), 0),
    height: bottom,
    nodes: net.nodes.map(boxOf),
    edges: edgesOf(shape, net.ways, (way) => {
      const label = way.label && boxOf(way.label);
      return { points: pointsOf(way, shape, tops, heights), ...(label && { label }) };
    }),
  };
}

type Part = Link | Turn;

/** Between two rows, or above the first and below the last of them. */
interface Gap {
  start: number;
  /** The track of each line across. */
  readonly lines: ReadonlyMap<Part, number>;
  readonly tracks: number;
}

function gapsOf({ rows, ways }: Net): readonly Gap[] {
  const parts = Array.from({ length: rows.length + 1 }, (): { part: Part; line: Across }[] => []);
  for (const { links, turns } of ways) {
    for (const link of links) {
      const [top, foot] = endsOf(link);
      if (Math.abs(top - foot) >= 0.5)
        parts[link.lower.row]?.push({ part: link, line: { tops: [top], bottoms: [foot] } });
    }
    for (const turn of turns ? [turns.above, turns.below] : []) {
      const ends = [turn.node.x + turn.port, turn.bend.x];
      if (turn.isAbove) parts[turn.node.row]?.push({ part: turn, line: { tops: [], bottoms: ends } });
      else parts[turn.node.row + 1]?.push({ part: turn, line: { tops: ends, bottoms: [] } });
    }
  }
  return parts.map((own) => {
    const tracks = tracksOf(own.map(({ line }) => line));
    return {
      start: 0,
      lines: new Map(own.map(({ part }, index) => [part, tracks[index] ?? 0])),
      tracks: tracks.reduce((count, track) => Math.max(count, track + 1), 0),
    };
  });
}

function endsOf({ upper, lower, upperPort, lowerPort }: Link): readonly [number, number] {
  return [upper.x + upperPort, lower.x + lowerPort];
}

function heightOf(tracks: number, upper: readonly Cell[] | undefined, lower: readonly Cell[]): number {
  if (!upper) return tracks === 0 ? 0 : BEFORE_LINES + (tracks - 1) * LINES + AFTER_LINES;
  const isAtLabels = isOfLabels(upper) || isOfLabels(lower);
  const least = isAtLabels ? LABELS : ROWS;
  if (tracks === 0) return isOfLabels(upper) ? least + 4 : least;
  const after = isOfLabels(lower) ? AFTER_LINES_AT_LABELS : AFTER_LINES;
  return Math.max(least, BEFORE_LINES + (tracks - 1) * LINES + after);
}

function edgesOf(shape: Shape, ways: readonly Way[], place: (way: Way) => EdgePlace): readonly EdgePlace[] {
  const places = new Map(ways.map((way) => [way.edge, place(way)]));
  return shape.edges.map((_, edge) => places.get(edge) ?? { points: [] });
}

function pointsOf(
  { links, turns }: Way,
  shape: Shape,
  tops: readonly number[],
  heights: ReadonlyMap<Part, number>,
): readonly Position[] {
  const points: Position[] = [];
  const across = (part: Part, from: number, to: number): void => {
    const y = heights.get(part);
    if (y !== undefined) points.push({ x: from, y }, { x: to, y });
  };
  const attach = (cell: Cell, port: number, isAbove: boolean): Position => {
    const y = (tops[cell.row] ?? 0) + (isAbove ? 0 : cell.height);
    const inset = shape.nodes[cell.node ?? -1]?.isRound === true ? insetOf(cell.width / 2, port) : 0;
    return { x: cell.x + port, y: isAbove ? y + inset : y - inset };
  };
  const first = links[0]?.upper ?? turns?.above.bend;
  const final = links.at(-1)?.lower ?? turns?.above.bend;
  if (!first || !final) return [];
  if (!turns) {
    points.push(attach(first, links[0]?.upperPort ?? 0, false));
    for (const link of links) across(link, ...endsOf(link));
    points.push(attach(final, links.at(-1)?.lowerPort ?? 0, true));
    return withoutStraight(points);
  }
  const { above, below } = turns;
  points.push(attach(below.node, below.port, false));
  across(below, below.node.x + below.port, below.bend.x);
  for (const link of [...links].reverse()) {
    const [top, foot] = endsOf(link);
    across(link, foot, top);
  }
  across(above, above.bend.x, above.node.x + above.port);
  points.push(attach(above.node, above.port, true));
  return withoutStraight(points);
}

/** How far inside of the square around a disc its edge is. */
function insetOf(radius: number, port: number): number {
  return radius - Math.sqrt(Math.max(0, radius * radius - port * port));
}

/** Without the points at which the line goes on as before. */
function withoutStraight(points: readonly Position[]): readonly Position[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before || !after) return true;
    return Math.abs(before.x - point.x) > 0.01 || Math.abs(after.x - point.x) > 0.01;
  });
}
