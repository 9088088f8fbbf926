import { describe, expect, it } from 'vitest';
import { layoutGraph, type PlacedGraph } from '../../graph/layout';
import { drawMermaid } from '../../graph/mermaid';
import { drawSvg } from '../../graph/svg';
import { buildGraph, type StateGraph } from '../../language/graph/build-graph';
import { buildModel } from '../../language/model/build-model';
import { parseJson } from '../../language/tree/parse-json';

const HOSTILE = '<script>alert("x")</script>&\u0001';
const definition = {
  StartAt: HOSTILE,
  States: {
    [HOSTILE]: { Type: 'Pass', Next: 'P' },
    P: {
      Type: 'Parallel',
      Branches: ['a', 'b', 'c'].map((name) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } })),
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'F' }],
      End: true,
    },
    F: { Type: 'Fail' },
  },
};

function graph(): StateGraph {
  return graphOf(definition);
}

function graphOf(machine: object): StateGraph {
  const built = buildGraph(buildModel(parseJson(JSON.stringify(machine))));
  if (!built) throw new Error('no graph');
  return built;
}

/** A chain of loops: ask, look at the answer, wait and ask again. */
function loops(rounds: number): object {
  const states: Record<string, unknown> = {};
  for (let round = 0; round < rounds; round++) {
    const [ask, check, wait] = ['Ask', 'Check', 'Wait'].map((name) => `${name} ${String(round)}`) as [
      string,
      string,
      string,
    ];
    states[ask] = { Type: 'Pass', Next: check };
    states[check] = {
      Type: 'Choice',
      Choices: [{ Variable: '$.again', BooleanEquals: true, Next: wait }],
      Default: round < rounds - 1 ? `Ask ${String(round + 1)}` : 'Done',
    };
    states[wait] = { Type: 'Wait', Seconds: 1, Next: ask };
  }
  return { StartAt: 'Ask 0', States: { ...states, Done: { Type: 'Succeed' } } };
}

function placed(): PlacedGraph {
  return layoutGraph(graph());
}

describe('layoutGraph', () => {
  it('keeps branches in order from left to right, each inside its Parallel state', () => {
    const { nodes, scopes } = placed();
    const parallel = nodes.find(({ node }) => node.id === 'state:P')?.box;
    expect(scopes.map(({ graph: inner }) => inner.label)).toEqual(['Branch 1', 'Branch 2', 'Branch 3']);
    const lefts = scopes.map(({ box }) => box.x);
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
    for (const { box } of scopes) {
      expect(box.x).toBeGreaterThanOrEqual(parallel?.x ?? Infinity);
      expect(box.x + box.width).toBeLessThanOrEqual((parallel?.x ?? 0) + (parallel?.width ?? 0));
    }
  });

  it.each([3, 40])('draws what leads back upwards and all else down, in %i loops', (rounds) => {
    const { nodes } = layoutGraph(graphOf(loops(rounds)));
    const tops = new Map(nodes.map(({ node, box }) => [node.id, box.y]));
    const ways = Array.from({ length: rounds }, (_, round) => [
      `Ask ${String(round)}`,
      `Check ${String(round)}`,
    ]).flat();
    const downwards = ways.map((name) => tops.get(`state:${name}`) ?? NaN);
    expect(downwards).toEqual([...downwards].sort((a, b) => a - b));
    for (let round = 0; round < rounds; round++) {
      const [check = NaN, wait = NaN] = ['Check', 'Wait'].map((name) => tops.get(`state:${name} ${String(round)}`));
      expect(wait).toBeGreaterThan(check);
    }
  });

  it('places every node and edge', () => {
    const { nodes, edges } = placed();
    expect(nodes).toHaveLength(3 + 2 + 3 * 3);
    expect(edges).toHaveLength(5 + 3 * 2);
    expect(edges.every(({ points }) => points.length >= 2)).toBe(true);
  });
});

describe('drawing', () => {
  it('escapes whatever a state is called', () => {
    const svg = drawSvg(placed(), `machine ${HOSTILE}`);
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('\u0001');
    expect(svg).toContain('&lt;script&gt;');
  });

  it('writes Mermaid with one subgraph for each branch', () => {
    const text = drawMermaid(graph());
    expect(text.match(/subgraph/g)).toHaveLength(4);
    expect(text).toContain('-.->|"States.ALL"|');
    expect(text).not.toContain('<script');
  });
});
