import type { PlacedGraph } from '../../../graph/layout';
import { arrowHead } from '../../../graph/svg';
import type { GraphEdge } from '../../../language/graph/build-graph';
import type { NodeMark } from '../../graph/messages';

/** Small heads: they grow with the width of the line. */
export const TAKEN_ARROW_HEADS =
  arrowHead('arrow-taken', 'arrow taken', 4.5) + arrowHead('arrow-taken-catch', 'arrow taken catch', 4.5);

/** The edges that the mark of a state tells of, by the state's id: those that lead on from it, and the one from the start. */
export function edgesByState({ edges }: PlacedGraph): ReadonlyMap<string, readonly GraphEdge[]> {
  const found = new Map<string, GraphEdge[]>();
  for (const { edge } of edges) {
    const id = ownerOf(edge);
    const known = found.get(id);
    if (known) known.push(edge);
    else found.set(id, [edge]);
  }
  return found;
}

/** Shows on the parts of an edge whether the run went along it, by the mark of the state that tells of it. */
export function showWhetherTaken(parts: readonly SVGGElement[], edge: GraphEdge, mark: NodeMark | undefined): void {
  const is = isTaken(edge, mark);
  const head = `arrow${is ? '-taken' : ''}${edge.kind === 'catch' ? '-catch' : ''}`;
  for (const part of parts) {
    if (part.classList.contains('taken') === is) continue;
    part.classList.toggle('taken', is);
    part.querySelector('.edge')?.setAttribute('marker-end', `url(#${head})`);
  }
}

function isTaken({ kind, to }: GraphEdge, mark: NodeMark | undefined): boolean {
  const ways = mark?.ways;
  if (!ways) return false;
  switch (kind) {
    case 'start':
      return ways.isFirst;
    case 'end':
      return ways.isLast;
    case 'catch':
      return ways.caught.some((name) => to === `state:${name}`);
    default:
      return ways.next.some((name) => to === `state:${name}`);
  }
}

function ownerOf({ kind, from, to }: GraphEdge): string {
  return kind === 'start' ? to : from;
}
