import type { PageParts } from '../webview-page';

/** The page of the graph beside the text and of the difference of two graphs. */
export const graphPage: PageParts = {
  title: 'Graph',
  name: 'graph-view',
  drawsGraph: true,
  body: `<main>
<h1 class="unseen">State machine graph</h1>
<div class="toolbar" role="toolbar" aria-label="Graph">
<input id="search" type="search" placeholder="Find a state" aria-label="Find a state" title="Find a state (Ctrl+F); Enter: next, Shift+Enter: the one before">
<span id="found" role="status"></span>
<span class="space"></span>
${tool('zoom-out', 'Zoom out (-)', 'M3.5 8h9')}
${tool('zoom-in', 'Zoom in (+)', 'M8 3.5v9M3.5 8h9')}
${tool('fit', 'Show all of the graph (0)', 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10')}
${tool('fold', 'Collapse or expand all Parallel and Map states', 'M4.5 6L8 2.5 11.5 6M4.5 10L8 13.5l3.5-3.5')}
<span class="line"></span>
<button id="export-svg" class="tool" type="button" title="Save as an SVG picture" aria-label="Save as an SVG picture">SVG</button>
<button id="export-png" class="tool" type="button" title="Save as a PNG picture in the colours of the editor" aria-label="Save as a PNG picture in the colours of the editor">PNG</button>
</div>
<p id="note" class="banner" role="status" hidden></p>
<ul id="legend" class="legend" aria-label="Legend" hidden></ul>
<div id="stage" class="graph-stage" role="group" aria-label="State machine graph"></div>
<p id="status" class="empty" role="status"></p>
</main>`,
};

/** A button of the toolbar: a glyph in a box of 16 by 16, and what it does as its tooltip and its name. */
function tool(id: string, label: string, path: string): string {
  return `<button id="${id}" class="tool" type="button" title="${label}" aria-label="${label}"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg></button>`;
}
