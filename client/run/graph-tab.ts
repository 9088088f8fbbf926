/** The part of a page behind its tab `tab-graph`: the graph of a run, or of the difference of two, and its buttons. */
export function graphTab(of: 'run' | 'difference'): string {
  return `<div id="graph" role="tabpanel" aria-labelledby="tab-graph" hidden>
<div id="stage" class="graph-stage of-${of}" role="group" aria-label="State machine graph"></div>
<p id="graph-note" class="note" role="status"></p>
<div class="graph-buttons">
<button id="zoom-in" type="button" title="Zoom in (+)" aria-label="Zoom in">+</button>
<button id="zoom-out" type="button" title="Zoom out (-)" aria-label="Zoom out">−</button>
<button id="fit" type="button" title="Show all (0)">Fit</button>
</div>
</div>`;
}
