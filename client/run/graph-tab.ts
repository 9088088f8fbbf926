import { toolButton } from '../graph/tool-glyphs';

/** The part of a page behind its tab `tab-graph`: the graph of a run, or of the difference of two, and its buttons. */
export function graphTab(of: 'run' | 'difference'): string {
  return `<div id="graph" role="tabpanel" aria-labelledby="tab-graph" hidden>
<div id="stage" class="graph-stage of-${of}" role="group" aria-label="State machine graph"></div>
<p id="graph-note" class="note" role="status"></p>
<div class="graph-buttons">
${toolButton('zoom-out', 'Zoom out (-)')}
${toolButton('zoom-in', 'Zoom in (+)')}
${toolButton('fit', 'Show all of the graph (0)')}
</div>
</div>`;
}
