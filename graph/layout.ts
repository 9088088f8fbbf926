import type { GraphEdge, GraphNode, StateGraph, StateGraphNode } from '../language/graph/build-graph';
import { rememberingLayout } from './layered/remember';
import type { Places, Shape, ShapeEdge, ShapeNode, Size } from './layered/shape';
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

/** Finds the places of a scope's states and transitions. */
export type Layout = (shape: Shape) => Places;

const PADDING = { top: 16, side: 16, bottom: 16 };
const SCOPE_PADDING = { top: 28, side: 14, bottom: 14 };
const CONTAINER_PADDING = { top: METRICS.headerHeight + 8, side: 12, bottom: 12 };
const BETWEEN_SCOPES = 16;

/** Places all nodes and edges of a graph. `find` lays out one scope: who draws a graph again and again hands in one that remembers. */
export function layoutGraph(graph: StateGraph, find: Layout = rememberingLayout()): PlacedGraph {
  const laidOut = layOutScope(graph, PADDING, find);
  const placed = { nodes: [] as PlacedNode[], scopes: [] as PlacedScope[], edges: [] as PlacedEdge[] };
  placeScope(laidOut, { x: 0, y: 0 }, placed);
  return { width: laidOut.width, height: laidOut.height, ...placed };
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

/** A scope with the places of all that is in it, from its own corner on. */
interface LaidOutScope extends Size {
  readonly graph: StateGraph;
  readonly shape: Shape;
  readonly places: Places;
  readonly labels: readonly string[];
  readonly padding: typeof PADDING;
  /** Of each node its scopes, and where they stand in it. */
  readonly inner: readonly (readonly { readonly scope: LaidOutScope; readonly at: Point }[])[];
}

function layOutScope(graph: StateGraph, padding: typeof PADDING, find: Layout): LaidOutScope {
  const holders = graph.nodes.map((node) =>
    node.kind === 'state' ? sideBySide(node.inner.map((inner) => layOutScope(inner, SCOPE_PADDING, find))) : undefined,
  );
  const labels = graph.edges.map(({ label }) => shownLabel(label));
  const shape: Shape = {
    nodes: graph.nodes.map((node, index) => nodeShape(node, holders[index])),
    edges: edgeShapes(graph, labels),
  };
  const places = find(shape);
  return {
    graph,
    shape,
    places,
    labels,
    padding,
    inner: holders.map((holder) => holder?.scopes ?? []),
    width: places.width + 2 * padding.side,
    height: places.height + padding.top + padding.bottom,
  };
}

/** The scopes of a state in the definition's order, from left to right. */
function sideBySide(scopes: readonly LaidOutScope[]): Size & { readonly scopes: LaidOutScope['inner'][number] } {
  let x: number = CONTAINER_PADDING.side;
  const placed = scopes.map((scope) => {
    const at = { x, y: CONTAINER_PADDING.top };
    x += scope.width + BETWEEN_SCOPES;
    return { scope, at };
  });
  const tallest = scopes.reduce((height, scope) => Math.max(height, scope.height), 0);
  return {
    scopes: placed,
    width: x - BETWEEN_SCOPES + CONTAINER_PADDING.side,
    height: CONTAINER_PADDING.top + tallest + CONTAINER_PADDING.bottom,
  };
}

function nodeShape(node: GraphNode, holder: Size | undefined): ShapeNode {
  if (node.kind === 'start' || node.kind === 'end')
    return { width: METRICS.marker, height: METRICS.marker, isRound: true };
  const width = stateWidth(node);
  if (!holder || node.kind === 'missing' || node.inner.length === 0) return { width, height: METRICS.stateHeight };
  return { width: Math.max(width, holder.width), height: holder.height };
}

/** The way through the machine stays straight; error edges give way. */
const WEIGHTS: Readonly<Record<GraphEdge['kind'], number>> = {
  start: 3,
  next: 3,
  end: 2,
  choice: 2,
  default: 2,
  catch: 1,
};

function edgeShapes({ nodes, edges }: StateGraph, labels: readonly string[]): readonly ShapeEdge[] {
  const indices = new Map(nodes.map(({ id }, index) => [id, index]));
  return edges.map(({ from, to, kind }, edge): ShapeEdge => {
    const text = labels[edge];
    const label = text ? { width: textWidth(text, METRICS.detailFont) + 18, height: METRICS.labelHeight } : undefined;
    return { from: indices.get(from) ?? 0, to: indices.get(to) ?? 0, weight: WEIGHTS[kind], ...(label && { label }) };
  });
}

function stateWidth(node: Extract<GraphNode, { name: string }>): number {
  const detail = node.kind === 'state' ? textWidth(subtitleOf(node), METRICS.detailFont) : 0;
  const signs = node.kind === 'state' && node.retries.length > 0 ? 20 : 0;
  const text = Math.max(textWidth(node.name, METRICS.nameFont), detail + signs);
  const width = text + METRICS.textLeft + METRICS.textRight;
  return Math.ceil(Math.max(METRICS.minStateWidth, Math.min(METRICS.maxStateWidth, width)) / 8) * 8;
}

function placeScope(
  { graph, shape, places, labels, padding, inner }: LaidOutScope,
  origin: Point,
  into: { nodes: PlacedNode[]; scopes: PlacedScope[]; edges: PlacedEdge[] },
): void {
  const corner = { x: origin.x + padding.side, y: origin.y + padding.top };
  graph.nodes.forEach((node, index) => {
    const place = places.nodes[index];
    const size = shape.nodes[index];
    if (!place || !size) return;
    const box = boxOf(place, size, corner);
    into.nodes.push({ node, box });
    for (const { scope, at } of inner[index] ?? []) {
      const innerBox = boxOf(at, scope, box);
      into.scopes.push({ graph: scope.graph, owner: node.id, box: innerBox });
      placeScope(scope, innerBox, into);
    }
  });
  graph.edges.forEach((edge, index) => {
    const place = places.edges[index];
    if (!place) return;
    const size = shape.edges[index]?.label;
    const label = place.label && size && { text: labels[index] ?? '', ...boxOf(place.label, size, corner) };
    into.edges.push({ edge, points: place.points.map((point) => shift(point, corner)), label });
  });
}

function boxOf(corner: Point, { width, height }: Size, origin: Point): Box {
  return { ...shift(corner, origin), width, height };
}

function shift(point: Point, origin: Point): Point {
  return { x: point.x + origin.x, y: point.y + origin.y };
}
