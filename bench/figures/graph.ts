import Elk from 'elkjs/lib/elk.bundled.js';
import { layoutGraph, type PlacedGraph } from '../../graph/layout';
import { drawSvg } from '../../graph/svg';
import { graphOf, machineOfStates } from '../documents';
import type { Figure } from '../figure';
import { interleave } from '../interleave';

/** Layout and drawing of a graph, the engine loaded. */
export const graphFigures: readonly Figure[] = [
  layoutFigure(50, 100),
  layoutFigure(500, 1000),
  {
    name: 'graph-relayout-500',
    what: 'states that move though an edit of another one does not touch them, of 500',
    unit: 'states',
    limit: { kind: 'ratio', atMost: 0 },
    async measure({ quick }) {
      const states = machineOfStates(quick ? 20 : 500);
      const engine = new Elk();
      const before = await layoutGraph(graphOf(states), engine);
      const [edited = ''] = Object.keys(states).slice(Math.floor(Object.keys(states).length / 2));
      const changed = { ...states, [edited]: { ...states[edited], Comment: 'changed', TimeoutSeconds: 5 } };
      const after = await layoutGraph(graphOf(changed), engine);
      return { ours: moved(before, after, edited), peer: Object.keys(states).length - 1 };
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
      const engine = new Elk();
      const layout = async (): Promise<string> => drawSvg(await layoutGraph(graph, engine), 'bench');
      const start = performance.now();
      await layout();
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
