import type { StateType } from '../language/fields/field';
import type { GraphNode, StateGraphNode } from '../language/graph/build-graph';
import {
  METRICS,
  type Box,
  type PlacedEdge,
  type PlacedGraph,
  type PlacedNode,
  type PlacedScope,
  type Point,
} from './layout';

/** Colours of the state types, near those of the AWS console. */
const TYPE_COLOURS: Readonly<Record<StateType, string>> = {
  Task: '#d86613',
  Pass: '#5f6b7a',
  Choice: '#8456ce',
  Wait: '#b7791f',
  Succeed: '#037f0c',
  Fail: '#d13212',
  Parallel: '#0972d3',
  Map: '#0b7285',
};

/** One glyph for each state type, drawn in a box of 20 by 20. */
const ICONS: Readonly<Record<StateType, string>> = {
  Task: '<path d="M4 5h12v10H4z M4 8.5h12 M7 12h6"/>',
  Pass: '<path d="M3 10h13 M11 5l5 5-5 5"/>',
  Choice: '<path d="M10 3l7 7-7 7-7-7z"/>',
  Wait: '<circle cx="10" cy="10" r="7"/><path d="M10 6v4.5l3 2"/>',
  Succeed: '<path d="M4 10.5l4 4 8-9"/>',
  Fail: '<path d="M5 5l10 10 M15 5L5 15"/>',
  Parallel: '<path d="M6 4v12 M14 4v12 M6 10h8"/>',
  Map: '<path d="M4 5h12 M4 10h12 M4 15h12"/><circle cx="4" cy="5" r="1"/><circle cx="4" cy="10" r="1"/><circle cx="4" cy="15" r="1"/>',
};

/** Colours and fonts of a drawing; the variables let an editor's theme replace them. */
export const GRAPH_STYLE = `
.stepwright-graph { font-family: system-ui, 'Segoe UI', Helvetica, Arial, sans-serif; }
.stepwright-graph .card { fill: var(--graph-card, #ffffff); stroke: var(--graph-border, #b6bec9); stroke-width: 1; }
.stepwright-graph .container { fill: var(--graph-container, #f6f8fb); stroke: var(--graph-border, #b6bec9); stroke-width: 1; }
.stepwright-graph .scope { fill: var(--graph-scope, #ffffff); fill-opacity: .6; stroke: var(--graph-border, #b6bec9); stroke-dasharray: 4 3; }
.stepwright-graph .missing { fill: none; stroke: #d13212; stroke-dasharray: 5 3; }
.stepwright-graph .name { font-size: 13px; font-weight: 600; fill: var(--graph-text, #16191f); }
.stepwright-graph .detail, .stepwright-graph .scope-label { font-size: 11px; fill: var(--graph-muted, #545b64); }
.stepwright-graph .marker { fill: var(--graph-marker, #545b64); }
.stepwright-graph .marker-text { font-size: 11px; font-weight: 600; fill: var(--graph-marker-text, #ffffff); text-anchor: middle; }
.stepwright-graph .edge { fill: none; stroke: var(--graph-edge, #687078); stroke-width: 1.4; }
.stepwright-graph .edge.catch { stroke: var(--graph-catch, #d13212); stroke-dasharray: 5 4; }
.stepwright-graph .arrow { fill: var(--graph-edge, #687078); }
.stepwright-graph .arrow.catch { fill: var(--graph-catch, #d13212); }
.stepwright-graph .edge-label rect { fill: var(--graph-background, #ffffff); fill-opacity: .9; }
.stepwright-graph .edge-label text { font-size: 10.5px; fill: var(--graph-muted, #545b64); text-anchor: middle; }
.stepwright-graph .edge-label.catch text { fill: var(--graph-catch, #b02a0d); }
.stepwright-graph .badge { font-size: 10px; fill: var(--graph-muted, #545b64); text-anchor: end; }
`;

/**
 * Draws a placed graph as an SVG document; all texts are escaped. `title` is what a screen reader says first. Without
 * `style` the page that shows the drawing has to bring GRAPH_STYLE.
 */
export function drawSvg(
  graph: PlacedGraph,
  title: string,
  options: { readonly style: 'inside' | 'outside' } = { style: 'inside' },
): string {
  const width = Math.ceil(graph.width);
  const height = Math.ceil(graph.height);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="stepwright-graph" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-label="${escapeXml(title)}">`,
    `<title>${escapeXml(title)}</title>`,
    options.style === 'inside' ? `<style>${GRAPH_STYLE}</style>` : '',
    `<defs>${arrow('arrow', 'arrow')}${arrow('arrow-catch', 'arrow catch')}</defs>`,
    `<rect width="100%" height="100%" fill="var(--graph-background, #ffffff)"/>`,
    ...drawLayers(graph),
    '</svg>',
  ];
  return parts.join('\n') + '\n';
}

/** Containers first, then the frames in them, so that inner nodes lie on top; edges and their labels last. */
function drawLayers(graph: PlacedGraph): string[] {
  const depthOf = new Map(graph.nodes.map(({ node, depth }) => [node.id, depth]));
  const deepest = Math.max(0, ...depthOf.values());
  const layers: string[] = [];
  for (let depth = 0; depth <= deepest; depth++) {
    const nodes = graph.nodes.filter((placed) => placed.depth === depth);
    layers.push(...nodes.map(drawNode));
    layers.push(...graph.scopes.filter(({ graph: inner }) => depthOf.get(ownerId(inner.id)) === depth).map(drawScope));
  }
  return [...layers, ...graph.edges.map(drawEdge), ...graph.edges.map(drawEdgeLabel)];
}

/** A scope's id is its owner's and a number. */
function ownerId(scopeId: string): string {
  return scopeId.slice(0, scopeId.lastIndexOf('/'));
}

function drawNode({ node, box }: PlacedNode): string {
  switch (node.kind) {
    case 'start':
    case 'end':
      return drawMarker(node, box);
    case 'missing':
      return `<g data-id="${escapeXml(node.id)}"><title>No state of this name: ${escapeXml(node.name)}</title>${rect(box, 'missing', 6)}<text class="name" x="${num(box.x + 14)}" y="${num(box.y + box.height / 2 + 4)}">${escapeXml(fit(node.name, box.width - 28))}</text></g>`;
    case 'state':
      return node.inner.length > 0 ? drawContainer(node, box) : drawCard(node, box);
  }
}

function drawMarker(node: Extract<GraphNode, { kind: 'start' | 'end' }>, box: Box): string {
  const text = node.kind === 'start' ? 'Start' : 'End';
  return `<g data-id="${escapeXml(node.id)}">${rect(box, 'marker', box.height / 2)}<text class="marker-text" x="${num(box.x + box.width / 2)}" y="${num(box.y + box.height / 2 + 4)}">${text}</text></g>`;
}

function drawCard(node: StateGraphNode, box: Box): string {
  return `<g data-id="${escapeXml(node.id)}" class="state" tabindex="0" role="button" aria-label="${escapeXml(ariaLabel(node))}"><title>${escapeXml(ariaLabel(node))}</title>${rect(box, 'card', 6)}${header(node, box, box.height)}</g>`;
}

function drawContainer(node: StateGraphNode, box: Box): string {
  return `<g data-id="${escapeXml(node.id)}" class="state" tabindex="0" role="button" aria-label="${escapeXml(ariaLabel(node))}"><title>${escapeXml(ariaLabel(node))}</title>${rect(box, 'container', 8)}${header(node, box, METRICS.headerHeight)}</g>`;
}

function header(node: StateGraphNode, box: Box, height: number): string {
  const colour = node.type ? TYPE_COLOURS[node.type] : '#5f6b7a';
  const size = 30;
  const iconX = box.x + 9;
  const iconY = box.y + (height - size) / 2;
  const textX = box.x + METRICS.icon + 4;
  const room = box.width - METRICS.icon - 16;
  const detail = [node.type ?? 'No type', node.detail].filter(Boolean).join(' · ');
  const icon = node.type
    ? `<g transform="translate(${num(iconX + 5)} ${num(iconY + 5)})" fill="none" stroke="#fff" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${ICONS[node.type]}</g>`
    : '';
  const badge = node.retries
    ? `<text class="badge" x="${num(box.x + box.width - 8)}" y="${num(box.y + 14)}">↻<title>Retries</title></text>`
    : '';
  return (
    `<rect x="${num(iconX)}" y="${num(iconY)}" width="${String(size)}" height="${String(size)}" rx="5" fill="${colour}"/>${icon}` +
    `<text class="name" x="${num(textX)}" y="${num(box.y + height / 2 - 2)}">${escapeXml(fit(node.name, room, METRICS.nameCharacter))}</text>` +
    `<text class="detail" x="${num(textX)}" y="${num(box.y + height / 2 + 14)}">${escapeXml(fit(detail, room, METRICS.detailCharacter))}</text>` +
    badge
  );
}

function ariaLabel(node: StateGraphNode): string {
  const extras = [
    node.retries ? 'retries' : '',
    node.catches ? 'catches errors' : '',
    node.distributed ? 'distributed' : '',
  ].filter(Boolean);
  return [`${node.type ?? 'State'} ${node.name}`, node.detail, ...extras].filter(Boolean).join(', ');
}

function drawScope({ graph, box }: PlacedScope): string {
  return `<g>${rect(box, 'scope', 6)}<text class="scope-label" x="${num(box.x + 10)}" y="${num(box.y + 17)}">${escapeXml(graph.label)}</text></g>`;
}

function drawEdge({ edge, points }: PlacedEdge): string {
  const isCatch = edge.kind === 'catch';
  return `<path class="edge${isCatch ? ' catch' : ''}" data-id="${escapeXml(edge.id)}" d="${roundedPath(points)}" marker-end="url(#${isCatch ? 'arrow-catch' : 'arrow'})"/>`;
}

function drawEdgeLabel({ edge, label }: PlacedEdge): string {
  if (!label) return '';
  const full = label.text === edge.label ? '' : `<title>${escapeXml(edge.label)}</title>`;
  return `<g class="edge-label${edge.kind === 'catch' ? ' catch' : ''}">${full}<rect x="${num(label.x)}" y="${num(label.y)}" width="${num(label.width)}" height="${num(label.height)}" rx="3"/><text x="${num(label.x + label.width / 2)}" y="${num(label.y + 11.5)}">${escapeXml(label.text)}</text></g>`;
}

/** A line through the points whose corners are rounded. */
function roundedPath(points: readonly Point[]): string {
  const radius = 6;
  const parts: string[] = [];
  points.forEach((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before) parts.push(`M${num(point.x)} ${num(point.y)}`);
    else if (!after) parts.push(`L${num(point.x)} ${num(point.y)}`);
    else {
      const from = towards(point, before, radius);
      const to = towards(point, after, radius);
      parts.push(`L${num(from.x)} ${num(from.y)}Q${num(point.x)} ${num(point.y)} ${num(to.x)} ${num(to.y)}`);
    }
  });
  return parts.join('');
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return from;
  const share = Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function rect(box: Box, className: string, radius: number): string {
  return `<rect class="${className}" x="${num(box.x)}" y="${num(box.y)}" width="${num(box.width)}" height="${num(box.height)}" rx="${num(radius)}"/>`;
}

function arrow(id: string, className: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="${className}" d="M0 0.5L8 4 0 7.5z"/></marker>`;
}

function fit(text: string, room: number, character: number = METRICS.nameCharacter): string {
  const most = Math.max(4, Math.floor(room / character));
  return text.length > most ? text.slice(0, most - 1) + '…' : text;
}

function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Safe as element content and inside double-quoted attributes; characters that XML forbids become a replacement mark. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    );
}
