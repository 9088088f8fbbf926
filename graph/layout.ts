import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';
import type { GraphEdge, GraphNode, StateGraph, StateGraphNode } from '../language/graph/build-graph';
import { fitText, textWidth } from './text-width';

/** Sizes in pixels of the drawing; one place for layout and drawing. */
export const METRICS = {
  stateHeight: 56,
  minStateWidth: 168,
  maxStateWidth: 320,
  marker: 46,
  /** Sizes by which texts are measured: somewhat larger than they are drawn, since fonts differ. */
  nameFont: 15,
  detailFont: 11.5,
  labelHeight: 20,
  maxLabelWidth: 220,
  /** From the left edge of a card to its texts. */
  textLeft: 50,
  textRight: 14,
  headerHeight: 52,
} as const;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A node with its place; all places are absolute. Containers come before what they hold. */
export interface PlacedNode {
  readonly node: GraphNode;
  readonly box: Box;
}

/** The frame around a branch or an item processor. */
export interface PlacedScope {
  readonly graph: StateGraph;
  /** The id of the state that holds it. */
  readonly owner: string;
  readonly box: Box;
}

export interface PlacedEdge {
  readonly edge: GraphEdge;
  readonly points: readonly Point[];
  readonly label: (Box & { readonly text: string }) | undefined;
}

export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly scopes: readonly PlacedScope[];
  readonly edges: readonly PlacedEdge[];
}

/** The part of elkjs that is used: the layout engine is handed in, so that nothing loads it before it is needed. */
export interface LayoutEngine {
  layout(graph: ElkNode): Promise<ElkNode>;
}

const OPTIONS: Record<string, string> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  // From the start on: what leads back is drawn upwards, and everything else goes down.
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.spacing.nodeNode': '32',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.feedbackEdges': 'true',
  'elk.padding': '[top=16,left=16,bottom=16,right=16]',
};

/** From so many states on, the finest placement takes several times as long, and is hardly better. */
const MANY_NODES = 30;
const QUICK: Record<string, string> = {
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.thoroughness': '3',
};

const SCOPE_PADDING = { 'elk.padding': '[top=28,left=14,bottom=14,right=14]' };
const CONTAINER_PADDING = {
  'elk.padding': `[top=${String(METRICS.headerHeight + 8)},left=12,bottom=12,right=12]`,
  'elk.spacing.nodeNode': '16',
};

/** What the engine is asked for a graph: where it is the same as before, the places are, too. */
export function layoutQuestion(graph: StateGraph): ElkNode {
  return { ...scopeToElk(graph), layoutOptions: optionsFor(graph) };
}

/** Places all nodes and edges of a graph. Fails only when the engine does. */
export async function layoutGraph(graph: StateGraph, engine: LayoutEngine): Promise<PlacedGraph> {
  return placeGraph(graph, await engine.layout(layoutQuestion(graph)));
}

/** The graph at the places that the engine has found. */
export function placeGraph(graph: StateGraph, laidOut: ElkNode): PlacedGraph {
  const placed = { nodes: [] as PlacedNode[], scopes: [] as PlacedScope[], edges: [] as PlacedEdge[] };
  placeScope(graph, laidOut, { x: 0, y: 0 }, placed);
  return { width: laidOut.width ?? 0, height: laidOut.height ?? 0, ...placed };
}

/** A label as it is drawn: cut where it would widen the graph too much; the whole text goes into the tooltip. */
function shownLabel(text: string): string {
  return fitText(text.replace(/\s+/g, ' '), METRICS.maxLabelWidth, METRICS.detailFont);
}

/** What stands above a state's name: its type and what it does. */
export function subtitleOf(node: StateGraphNode): string {
  const type = node.type ?? 'No type';
  const distributed = node.distributed ? 'Distributed ' : '';
  if (node.type === 'Task' && node.detail) return node.detail;
  return [`${distributed}${type}`, node.detail].filter(Boolean).join(' · ');
}

function optionsFor(graph: StateGraph): Record<string, string> {
  return graph.nodes.length > MANY_NODES ? { ...OPTIONS, ...QUICK } : OPTIONS;
}

function scopeToElk(graph: StateGraph): ElkNode {
  return {
    id: graph.id,
    layoutOptions: { ...optionsFor(graph), ...SCOPE_PADDING },
    children: graph.nodes.map(nodeToElk),
    edges: graph.edges.map(edgeToElk),
  };
}

function edgeToElk(edge: GraphEdge): ElkExtendedEdge {
  const text = shownLabel(edge.label);
  const labels = text ? [{ text, width: textWidth(text, METRICS.detailFont) + 18, height: METRICS.labelHeight }] : [];
  return {
    id: edge.id,
    sources: [edge.from],
    targets: [edge.to],
    labels,
    // The way through the machine stays straight; error edges give way.
    layoutOptions: {
      'elk.layered.priority.straightness': edge.kind === 'catch' ? '0' : '5',
      'elk.layered.priority.direction': edge.kind === 'catch' ? '0' : '3',
    },
  };
}

function nodeToElk(node: GraphNode): ElkNode {
  if (node.kind === 'start' || node.kind === 'end')
    return { id: node.id, width: METRICS.marker, height: METRICS.marker };
  const size = { width: stateWidth(node), height: METRICS.stateHeight };
  if (node.kind === 'missing' || node.inner.length === 0) return { id: node.id, ...size };
  return {
    id: node.id,
    layoutOptions: {
      'elk.algorithm': 'box',
      ...CONTAINER_PADDING,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${String(size.width)},${String(size.height)})`,
      'elk.aspectRatio': '100',
      'elk.box.packingMode': 'SIMPLE',
      'elk.contentAlignment': 'V_TOP H_LEFT',
      'elk.expandNodes': 'false',
    },
    // The box layout sorts by size unless a priority says otherwise: branches stay in the definition's order.
    children: node.inner.map((inner, index) => {
      const elk = scopeToElk(inner);
      return { ...elk, layoutOptions: { ...elk.layoutOptions, 'elk.priority': String(node.inner.length - index) } };
    }),
  };
}

function stateWidth(node: Extract<GraphNode, { name: string }>): number {
  const detail = node.kind === 'state' ? textWidth(subtitleOf(node), METRICS.detailFont) : 0;
  const signs = node.kind === 'state' && node.retries.length > 0 ? 20 : 0;
  const text = Math.max(textWidth(node.name, METRICS.nameFont), detail + signs);
  const width = text + METRICS.textLeft + METRICS.textRight;
  return Math.ceil(Math.max(METRICS.minStateWidth, Math.min(METRICS.maxStateWidth, width)) / 8) * 8;
}

function placeScope(
  graph: StateGraph,
  elk: ElkNode,
  origin: Point,
  into: { nodes: PlacedNode[]; scopes: PlacedScope[]; edges: PlacedEdge[] },
): void {
  const children = new Map((elk.children ?? []).map((childNode) => [childNode.id, childNode]));
  for (const node of graph.nodes) {
    const placed = children.get(node.id);
    if (!placed) continue;
    const box = boxOf(placed, origin);
    into.nodes.push({ node, box });
    if (node.kind !== 'state') continue;
    for (const inner of node.inner) {
      const innerElk = placed.children?.find((candidate) => candidate.id === inner.id);
      if (!innerElk) continue;
      const innerBox = boxOf(innerElk, box);
      into.scopes.push({ graph: inner, owner: node.id, box: innerBox });
      placeScope(inner, innerElk, innerBox, into);
    }
  }
  const edges = new Map((elk.edges ?? []).map((edge) => [edge.id, edge]));
  for (const edge of graph.edges) {
    const section = edges.get(edge.id)?.sections?.[0];
    if (!section) continue;
    const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map((point) =>
      shift(point, origin),
    );
    const label = edges.get(edge.id)?.labels?.[0];
    into.edges.push({ edge, points, label: label && { text: label.text ?? '', ...boxOf(label, origin) } });
  }
}

function boxOf(placed: Partial<Box>, origin: Point): Box {
  return {
    x: (placed.x ?? 0) + origin.x,
    y: (placed.y ?? 0) + origin.y,
    width: placed.width ?? 0,
    height: placed.height ?? 0,
  };
}

function shift(point: Point, origin: Point): Point {
  return { x: point.x + origin.x, y: point.y + origin.y };
}
