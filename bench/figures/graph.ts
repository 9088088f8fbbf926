import Elk from 'elkjs/lib/elk.bundled.js';
import { layoutGraph, type PlacedGraph } from '../../graph/layout';
import { drawSvg } from '../../graph/svg';
import { buildGraph, type StateGraph } from '../../language/graph/build-graph';
import { buildModel } from '../../language/model/build-model';
import { parseJson } from '../../language/tree/parse-json';
import { machineOfStates } from '../documents';
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
      const { layout: ours } = await interleave({ layout }, quick ? 1 : 7);
      return { ours, peer: milliseconds };
    },
  };
}

function graphOf(states: Record<string, unknown>): StateGraph {
  const [first] = Object.keys(states);
  const graph = buildGraph(buildModel(parseJson(JSON.stringify({ StartAt: first, States: states }))));
  if (!graph) throw new Error('no graph');
  return graph;
}

function moved(before: PlacedGraph, after: PlacedGraph, edited: string): number {
  const places = new Map(before.nodes.map(({ node, box }) => [node.id, box]));
  return after.nodes.filter(({ node, box }) => {
    const place = places.get(node.id);
    const isEdited = 'name' in node && node.name === edited;
    return !isEdited && (place?.x !== box.x || place.y !== box.y);
  }).length;
}
