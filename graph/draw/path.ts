import type { Point } from '../layout';
import { num } from './xml';

const RADIUS = 8;

/** A line through the points whose corners are rounded, as the `d` of a path. */
export function roundedPath(points: readonly Point[]): string {
  const parts: string[] = [];
  points.forEach((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before) parts.push(`M${num(point.x)} ${num(point.y)}`);
    else if (!after) parts.push(`L${num(point.x)} ${num(point.y)}`);
    else {
      const from = towards(point, before);
      const to = towards(point, after);
      parts.push(`L${num(from.x)} ${num(from.y)}Q${num(point.x)} ${num(point.y)} ${num(to.x)} ${num(to.y)}`);
    }
  });
  return parts.join('');
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return from;
  const share = Math.min(RADIUS, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
