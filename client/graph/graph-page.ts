import type { PageParts } from '../webview-page';
import { toolButton } from './tool-glyphs';

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
${toolButton('zoom-out', 'Zoom out (-)')}
${toolButton('zoom-in', 'Zoom in (+)')}
${toolButton('fit', 'Show all of the graph (0)')}
${toolButton('fold', 'Collapse or expand all Parallel and Map states')}
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
