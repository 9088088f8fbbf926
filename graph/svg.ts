import { PICTURE_STYLE } from './draw/palette';
import { drawPieces } from './draw/pieces';
import { escapeXml, num } from './draw/xml';
import type { PlacedGraph } from './layout';

/** The heads of arrows: an SVG document that shows pieces has to hold them. */
export const ARROW_HEADS = arrowHead('arrow', 'arrow', 7) + arrowHead('arrow-catch', 'arrow catch', 7);

/**
 * Draws a placed graph as an SVG document of its own, readable on light and dark pages; all texts are escaped. `title`
 * is what a screen reader says first.
 */
export function drawSvg(graph: PlacedGraph, title: string, style: string = PICTURE_STYLE): string {
  const width = Math.ceil(graph.width);
  const height = Math.ceil(graph.height);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="stepwright-graph" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-label="${escapeXml(title)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${style}</style>`,
    `<defs>${ARROW_HEADS}</defs>`,
    `<rect class="paper" width="100%" height="100%"/>`,
    ...drawPieces(graph).map(({ at, markup }) => `<g transform="translate(${num(at.x)} ${num(at.y)})">${markup}</g>`),
    '</svg>',
  ];
  return lines.join('\n') + '\n';
}

/** The head of arrows, `size` times as large as their lines are wide. */
export function arrowHead(id: string, className: string, size: number): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="${String(size)}" markerHeight="${String(size)}" orient="auto"><path class="${className}" d="M0 0.5L8 4 0 7.5z"/></marker>`;
}
