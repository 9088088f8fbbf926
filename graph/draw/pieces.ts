import type { GraphNode, StateGraphNode } from '../../language/graph/build-graph';
import {
  METRICS,
  subtitleOf,
  type Box,
  type PlacedEdge,
  type PlacedGraph,
  type PlacedScope,
  type Point,
} from '../layout';
import { fitText } from '../text-width';
import { iconOf } from './icons';
import { roundedPath } from './path';
import { escapeXml, num, rect } from './xml';

/** A part of a drawing that moves as a whole: who shows a changed graph keeps the pieces whose markup is the same. */
export interface Piece {
  readonly id: string;
  readonly at: Point;
  /** One SVG element, drawn around (0, 0); all texts are escaped. */
  readonly markup: string;
}

/** The pieces in the order in which they lie upon each other: containers before what they hold, lines above, labels last. */
export function drawPieces(graph: PlacedGraph): readonly Piece[] {
  const scopes = new Map<string, PlacedScope[]>();
  for (const scope of graph.scopes) scopes.set(scope.owner, [...(scopes.get(scope.owner) ?? []), scope]);
  return [
    ...graph.nodes.flatMap(({ node, box }) => [
      { id: node.id, at: corner(box), markup: drawNode(node, atOrigin(box)) },
      ...(scopes.get(node.id) ?? []).map(drawScope),
    ]),
    ...graph.edges.map(drawEdge),
    ...graph.edges.flatMap(drawEdgeLabel),
  ];
}

/** What a screen reader says of a state, and its tooltip begins with. */
export function describeState(node: StateGraphNode): string {
  const parts = [
    `${node.type ?? 'State'} ${node.name}`,
    node.detail,
    node.distributed ? 'distributed' : '',
    ...node.retries.map((retrier) => `retries ${retrier}`),
    node.catches ? 'catches errors' : '',
    node.hidden === undefined ? '' : `${countOf(node.hidden)} hidden`,
  ];
  return parts.filter(Boolean).join(', ');
}

function drawNode(node: GraphNode, box: Box): string {
  switch (node.kind) {
    case 'start':
    case 'end':
      return drawMarker(node, box);
    case 'missing': {
      const name = fitText(node.name, box.width - 28, METRICS.nameFont);
      return `<g data-id="${escapeXml(node.id)}"><title>No state of this name: ${escapeXml(node.name)}</title>${rect(box, 'missing', 8)}<text class="detail" x="14" y="22">No such state</text><text class="name" x="14" y="41">${escapeXml(name)}</text></g>`;
    }
    case 'state':
      return drawState(node, box);
  }
}

function drawMarker(node: Extract<GraphNode, { kind: 'start' | 'end' }>, box: Box): string {
  const text = node.kind === 'start' ? 'Start' : 'End';
  const middle = num(box.width / 2);
  return `<g data-id="${escapeXml(node.id)}"><circle class="marker" cx="${middle}" cy="${middle}" r="${middle}"/><text class="marker-text" x="${middle}" y="${num(box.width / 2 + 4)}">${text}</text></g>`;
}

function drawState(node: StateGraphNode, box: Box): string {
  const isContainer = node.inner.length > 0;
  const label = escapeXml(describeState(node));
  const expanded = isContainer || node.hidden !== undefined ? ` aria-expanded="${String(isContainer)}"` : '';
  const header = isContainer ? METRICS.headerHeight : box.height;
  return `<g data-id="${escapeXml(node.id)}" class="state" role="button" aria-label="${label}"${expanded}><title>${label}</title>${stack(node, box)}${rect(box, isContainer ? 'container' : 'card', 8)}${content(node, box, header)}</g>`;
}

/** A second card behind a state that hides others. */
function stack(node: StateGraphNode, box: Box): string {
  return node.hidden === undefined ? '' : rect({ ...box, x: 4, y: 4 }, 'card behind', 8);
}

function content(node: StateGraphNode, box: Box, height: number): string {
  const { colour, glyph } = iconOf(node);
  const folds = node.inner.length > 0 || node.hidden !== undefined;
  const room = box.width - METRICS.textLeft - METRICS.textRight - (folds ? 16 : 0);
  const middle = height / 2;
  const retries = node.retries.length > 0;
  const subtitle = node.hidden === undefined ? subtitleOf(node) : `${subtitleOf(node)} · ${countOf(node.hidden)}`;
  return (
    `<rect class="icon-box" x="9" y="${num(middle - 16)}" width="32" height="32" rx="6" fill="${colour}"/>` +
    `<g class="glyph" transform="translate(15 ${num(middle - 10)})">${glyph}</g>` +
    `<text class="detail" x="${String(METRICS.textLeft)}" y="${num(middle - 6)}">${escapeXml(fitText(subtitle, room - (retries ? 20 : 0), METRICS.detailFont))}</text>` +
    `<text class="name" x="${String(METRICS.textLeft)}" y="${num(middle + 12)}">${escapeXml(fitText(node.name, room, METRICS.nameFont))}</text>` +
    (retries ? retrySign(node, box.width - (folds ? 42 : 22), middle - 16) : '') +
    (folds ? foldSign(node, box.width - 21, middle - 7) : '')
  );
}

/** A turning arrow, with what is retried as its tooltip. */
function retrySign(node: StateGraphNode, x: number, y: number): string {
  return `<g class="retry" transform="translate(${num(x)} ${num(y)})"><title>Retries ${escapeXml(node.retries.join('; '))}</title><rect width="14" height="14" fill="transparent"/><path class="sign" d="M11.5 7a4.5 4.5 0 1 1-1.6-3.4M10.2 1v2.8H7.4"/></g>`;
}

/** A chevron by which the inside of a state is hidden or shown; the keyboard does the same on the state itself. */
function foldSign(node: StateGraphNode, x: number, y: number): string {
  const open = node.inner.length > 0;
  return `<g class="fold" transform="translate(${num(x)} ${num(y)})"><title>${open ? 'Collapse' : 'Expand'} (Space)</title><rect x="-4" y="-4" width="22" height="22" rx="4" fill="transparent"/><path class="sign" d="${open ? 'M3 5l4 4 4-4' : 'M5 3l4 4-4 4'}"/></g>`;
}

function countOf(states: number): string {
  return states === 1 ? '1 state' : `${String(states)} states`;
}

function drawScope({ graph, box }: PlacedScope): Piece {
  const label = `<text class="scope-label" x="12" y="19">${escapeXml(graph.label)}</text>`;
  return { id: graph.id, at: corner(box), markup: `<g>${rect(atOrigin(box), 'scope', 6)}${label}</g>` };
}

function drawEdge({ edge, points }: PlacedEdge): Piece {
  const isCatch = edge.kind === 'catch';
  const [from] = points;
  const at = from ?? { x: 0, y: 0 };
  const moved = points.map(({ x, y }) => ({ x: x - at.x, y: y - at.y }));
  const path = `<path class="edge${isCatch ? ' catch' : ''}" d="${roundedPath(moved)}" marker-end="url(#${isCatch ? 'arrow-catch' : 'arrow'})"/>`;
  return { id: edge.id, at, markup: `<g data-edge="${escapeXml(edge.id)}">${path}</g>` };
}

function drawEdgeLabel({ edge, label }: PlacedEdge): readonly Piece[] {
  if (!label) return [];
  const box = atOrigin(label);
  const text = `<text x="${num(box.width / 2)}" y="14">${escapeXml(label.text)}</text>`;
  const markup = `<g class="edge-label ${edge.kind}"><title>${escapeXml(edge.label)}</title>${rect(box, 'plate', 4)}${text}</g>`;
  return [{ id: `${edge.id}:label`, at: corner(label), markup }];
}

function corner({ x, y }: Point): Point {
  return { x, y };
}

function atOrigin({ width, height }: Box): Box {
  return { x: 0, y: 0, width, height };
}
