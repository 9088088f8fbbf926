import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../graph/layered/layered';
import { rememberingLayout } from '../../graph/layered/remember';
import type { Places, Position, Shape, ShapeEdge, ShapeNode } from '../../graph/layered/shape';

interface Box extends Position {
  readonly width: number;
  readonly height: number;
}

const node: fc.Arbitrary<ShapeNode> = fc.record({
  width: fc.constantFrom(46, 168, 200, 320, 900),
  height: fc.constantFrom(46, 56, 400),
});
const label = fc.record({ width: fc.integer({ min: 30, max: 238 }), height: fc.constant(20) });

/** Anything that can be drawn: loops, ways to oneself, many ways between two, parts that hang together with nothing. */
const shapes: fc.Arbitrary<Shape> = fc.array(node, { minLength: 1, maxLength: 14 }).chain((nodes) => {
  const end = fc.nat({ max: nodes.length - 1 });
  const edge = fc.record({ from: end, to: end, weight: fc.integer({ min: 1, max: 3 }) });
  const labelled = fc.record({ from: end, to: end, weight: fc.integer({ min: 1, max: 3 }), label });
  return fc.record({ nodes: fc.constant(nodes), edges: fc.array(fc.oneof(edge, labelled), { maxLength: 24 }) });
});

function nodeBoxes({ nodes }: Shape, places: Places): readonly Box[] {
  return nodes.map(({ width, height }, index) => ({ ...(places.nodes[index] ?? { x: NaN, y: NaN }), width, height }));
}

function labelBoxes({ edges }: Shape, places: Places): readonly Box[] {
  return edges.flatMap(({ label: size }, index) => {
    const at = places.edges[index]?.label;
    return size ? [{ ...(at ?? { x: NaN, y: NaN }), ...size }] : [];
  });
}

function touch(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** The pieces of a line, each as a box without a width or without a height. */
function piecesOf(points: readonly Position[]): readonly Box[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(from.x - to.x),
      height: Math.abs(from.y - to.y),
    };
  });
}

/** With a pixel around it: lines that cross touch each other then. */
function grown({ x, y, width, height }: Box): Box {
  return { x: x - 1, y: y - 1, width: width + 2, height: height + 2 };
}

function isWithin({ x, y, width, height }: Box, places: Places): boolean {
  const nearly = 1e-6;
  return x >= -nearly && y >= -nearly && x + width <= places.width + nearly && y + height <= places.height + nearly;
}

const chain = (count: number, more: readonly ShapeEdge[] = []): Shape => ({
  nodes: Array.from({ length: count }, () => ({ width: 168, height: 56 })),
  edges: [...Array.from({ length: count - 1 }, (_, from) => ({ from, to: from + 1, weight: 3 })), ...more],
});

describe('a layout in layers', () => {
  it('lays nothing upon anything else, and nothing outside of the drawing', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const places = layOut(shape);
        const boxes = [...nodeBoxes(shape, places), ...labelBoxes(shape, places)];
        boxes.forEach((box, index) => {
          expect(isWithin(box, places)).toBe(true);
          for (const other of boxes.slice(index + 1)) expect(touch(box, other)).toBe(false);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('leads each line across and down from the foot of its source to the head of its target, through no node and no label of another', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const places = layOut(shape);
        const boxes = nodeBoxes(shape, places);
        shape.edges.forEach(({ from, to }, index) => {
          const points = places.edges[index]?.points ?? [];
          const [first, last] = [points[0], points.at(-1)];
          const [source, target] = [boxes[from], boxes[to]];
          if (!first || !last || !source || !target) throw new Error('an edge is not drawn');
          expect(first.y).toBeCloseTo(source.y + source.height);
          expect(first.x).toBeGreaterThan(source.x);
          expect(first.x).toBeLessThan(source.x + source.width);
          expect(last.y).toBeCloseTo(target.y);
          expect(last.x).toBeGreaterThan(target.x);
          expect(last.x).toBeLessThan(target.x + target.width);
          const others = shape.edges.flatMap(({ label: size }, other) => {
            const at = places.edges[other]?.label;
            return size && at && other !== index ? [{ ...at, ...size }] : [];
          });
          for (const piece of piecesOf(points)) {
            expect(isWithin(piece, places)).toBe(true);
            expect(Math.min(piece.width, piece.height)).toBeLessThan(0.5);
            for (const box of [...boxes, ...others]) expect(touch(piece, box)).toBe(false);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('draws upwards only what leads back', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const forward = { ...shape, edges: shape.edges.filter(({ from, to }) => from < to) };
        const boxes = nodeBoxes(forward, layOut(forward));
        for (const { from, to } of forward.edges) {
          const [source, target] = [boxes[from], boxes[to]];
          expect(target?.y).toBeGreaterThan((source?.y ?? NaN) + (source?.height ?? NaN));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('puts a chain into one straight line, errors and ways back beside it', () => {
    const shape = chain(12, [
      { from: 2, to: 11, weight: 1, label: { width: 80, height: 20 } },
      { from: 4, to: 11, weight: 1, label: { width: 80, height: 20 } },
      { from: 9, to: 3, weight: 2 },
      { from: 7, to: 6, weight: 2 },
    ]);
    const places = layOut(shape);
    expect(new Set(places.nodes.map(({ x }) => x)).size).toBe(1);
    for (let edge = 0; edge < 11; edge++) expect(places.edges[edge]?.points).toHaveLength(2);
  });

  it('leads a short cut around what it leaves out', () => {
    const places = layOut(chain(7, [{ from: 1, to: 5, weight: 3 }]));
    expect(new Set(places.nodes.map(({ x }) => x)).size).toBe(1);
    expect(places.edges[6]?.points.length).toBeGreaterThan(2);
  });

  it('leads lines to one handler of errors down close beside each other, each with its label at its side', () => {
    const catches = [1, 2, 3, 4].map((from) => ({ from, to: 8, weight: 1, label: { width: 90, height: 20 } }));
    const places = layOut(chain(9, catches));
    const lines = places.edges.slice(8).map(({ points, label: at }) => {
      const upright = piecesOf(points).reduce((longest, piece) => (piece.height > longest.height ? piece : longest));
      return { x: upright.x, label: at?.x ?? NaN };
    });
    const xs = lines.map(({ x }) => x).sort((a, b) => a - b);
    for (const [index, x] of xs.slice(1).entries()) expect(x - (xs[index] ?? NaN)).toBeLessThan(20);
    for (const { x, label: left } of lines)
      expect(Math.min(Math.abs(x - left), Math.abs(x - left - 90))).toBeLessThan(8);
  });

  it('puts ways back beside the nodes between which they lead, a longer one around a shorter', () => {
    const shape = chain(8, [
      { from: 5, to: 2, weight: 2 },
      { from: 6, to: 1, weight: 2 },
    ]);
    const [inner, outer] = layOut(shape)
      .edges.slice(7)
      .map(({ points }) => points);
    const pieces = (points: readonly Position[] = []): readonly Box[] =>
      piecesOf(points).filter(({ height }) => height > 0);
    for (const one of pieces(inner))
      for (const other of piecesOf(outer ?? [])) expect(touch(grown(one), grown(other))).toBe(false);
    expect(inner?.at(-1)?.y).toBeLessThan(inner?.[0]?.y ?? NaN);
  });

  it('moves only what is in the way when a node becomes wider', () => {
    const shape = chain(9, [
      { from: 1, to: 4, weight: 1 },
      { from: 6, to: 2, weight: 2 },
    ]);
    const before = layOut(shape);
    const nodes = shape.nodes.map((one, index) => (index === 3 ? { ...one, width: 200 } : one));
    const after = layOut({ ...shape, nodes });
    const shift = (before.nodes[0]?.x ?? NaN) - (after.nodes[0]?.x ?? NaN);
    const moved = before.nodes.flatMap(({ x, y }, index) => {
      const now = after.nodes[index];
      return index !== 3 && now && now.x + shift === x && now.y === y ? [] : [index];
    });
    expect(moved).toEqual([3]);
  });

  it('lays out again only what it does not remember', () => {
    const asked: Shape[] = [];
    const find = rememberingLayout((shape) => {
      asked.push(shape);
      return layOut(shape);
    });
    const places = find(chain(3));
    expect(find(chain(3))).toBe(places);
    find(chain(4));
    expect(asked).toHaveLength(2);
  });
});
