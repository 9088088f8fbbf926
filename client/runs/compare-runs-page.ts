import type { PageParts } from '../webview-page';
import { graphTab } from '../run/graph-tab';

/** The page of two runs beside each other. */
export const compareRunsPage: PageParts = {
  title: 'Compare runs',
  name: 'compare-runs-view',
  drawsGraph: true,
  body: `<header>
<h1 id="machine"></h1>
<div class="actions">
<button id="texts" class="second" type="button" title="Both runs as texts beside each other">Text difference</button>
</div>
<div id="runs"></div>
</header>
<main id="main">
<section class="overview" aria-label="What differs">
<div class="tabs" role="tablist" aria-label="Views of the comparison">
<button id="tab-states" role="tab" type="button" aria-controls="states-part">States</button>
<button id="tab-graph" role="tab" type="button" aria-controls="graph">Graph</button>
</div>
<ul id="legend" aria-label="Legend"></ul>
<div id="states-part" role="tabpanel" aria-labelledby="tab-states" hidden>
<div class="compared heads" aria-hidden="true"><span></span><span>State</span><span></span><span>Earlier</span><span>Later</span></div>
<div id="states" role="listbox" tabindex="0" aria-label="States, those that differ first"></div>
</div>
${graphTab('difference')}
</section>
<div id="divider" role="separator" tabindex="0" aria-label="Size of the upper part" aria-orientation="horizontal" aria-valuemin="15" aria-valuemax="85"></div>
<section id="details" aria-label="Details"></section>
</main>`,
};
