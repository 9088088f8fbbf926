import { layoutGraph, type PlacedGraph } from '../../graph/layout';
import { drawSvg } from '../../graph/svg';
import { graphOf, machineOfStates } from '../documents';
import type { Figure } from '../figure';
import { interleave } from '../interleave';

/** Layout and drawing of a graph of which nothing is known yet. */
export const graphFigures: readonly Figure[] = [
  layoutFigure(50, 100),
  layoutFigure(500, 1000),
  {
    name: 'graph-relayout-500',
    what: 'states that move though an edit of another one does not touch them, of 500',
    unit: 'states',
    limit: { kind: 'ratio', atMost: 0 },
    measure({ quick }) {
      const states = machineOfStates(quick ? 20 : 500);
      const before = layoutGraph(graphOf(states));
      const [edited = ''] = Object.keys(states).slice(Math.floor(Object.keys(states).length / 2));
      const changed = { ...states, [edited]: { ...states[edited], Comment: 'changed', TimeoutSeconds: 5 } };
      const after = layoutGraph(graphOf(changed));
      return Promise.resolve({ ours: moved(before, after, edited), peer: Object.keys(states).length - 1 });
    },
  },
];

function layoutFigure(count: number, milliseconds: number): Figure {
  return {
    name: `graph-layout-${String(count)}`,
    what: `layout and drawing of ${String(count)} states, over ${String(milliseconds)} ms`,
    unit: 'ms',
    limit: { kind: 'ratio', atMost: 1 },
    async measure({ quick }) {
      const graph = graphOf(machineOfStates(quick ? 10 : count));
      const layout = (): string => drawSvg(layoutGraph(graph), 'bench');
      const start = performance.now();
      layout();
      const first = performance.now() - start;
      const { layout: ours } = await interleave({ layout }, quick ? 1 : 15);
      return { ours, peer: milliseconds, notes: { 'first layout of a process': `${first.toFixed(0)} ms` } };
    },
  };
}

function moved(before: PlacedGraph, after: PlacedGraph, edited: string): number {
  const places = new Map(before.nodes.map(({ node, box }) => [node.id, box]));
  return after.nodes.filter(({ node, box }) => {
    const place = places.get(node.id);
    const isEdited = 'name' in node && node.name === edited;
    return !isEdited && (place?.x !== box.x || place.y !== box.y);
  }).length;
}
