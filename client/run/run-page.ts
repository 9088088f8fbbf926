import type { PageParts } from '../webview-page';
import { graphTab } from './graph-tab';

/** A page that says one sentence. */
export function plainPage(sentence: string): string {
  const escaped = sentence.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>Run</title>
</head>
<body><p role="alert">${escaped}</p></body>
</html>`;
}

/** The page of the run view. */
export const runPage: PageParts = {
  title: 'Run',
  name: 'run-view',
  drawsGraph: true,
  body: `<header>
<h1 id="machine"></h1>
<div id="status" class="status" role="status"></div>
<div class="actions">
<button id="export" class="second" type="button" title="Save the history as GetExecutionHistory gives it">Export</button>
<button id="compare" class="second" type="button" title="Compare with another run, state by state" hidden>Compare…</button>
<button id="replay" class="second" type="button" title="Run the definition as it is now with the recorded answers, and say what differs" hidden>Replay</button>
<button id="cancel" class="second" type="button">Cancel</button>
<button id="redrive" class="second" type="button" title="Goes on at the state that failed" hidden>Redrive</button>
<button id="again" class="main" type="button" hidden>Run Again</button>
</div>
<div id="facts"></div>
</header>
<section id="questions" aria-label="Waiting for your answer" hidden></section>
<main id="main">
<section class="overview" aria-label="The run">
<div class="tabs" role="tablist" aria-label="Views of the run">
<button id="tab-graph" role="tab" type="button" aria-controls="graph">Graph</button>
<button id="tab-timeline" role="tab" type="button" aria-controls="timeline">Timeline</button>
<button id="tab-events" role="tab" type="button" aria-controls="events">Events</button>
<button id="tab-log" role="tab" type="button" aria-controls="log-part">Log</button>
</div>
${graphTab('run')}
<div id="timeline" role="tabpanel" aria-labelledby="tab-timeline" hidden>
<div class="strip">
<label id="clock-label" for="clock">Clock</label>
<select id="clock"><option value="run">Run's clock</option><option value="real">Computer's clock</option></select>
<span class="space"></span>
<button id="time-in" type="button" title="Zoom in (Ctrl+wheel)" aria-label="Zoom in">+</button>
<button id="time-out" type="button" title="Zoom out (Ctrl+wheel)" aria-label="Zoom out">−</button>
<button id="time-fit" type="button" title="Show all of the time">Fit</button>
</div>
<div id="ruler" aria-hidden="true"></div>
<div id="states" role="tree" aria-label="States of the run"></div>
</div>
<div id="events" role="tabpanel" aria-labelledby="tab-events" hidden>
<div class="strip"><input id="event-filter" type="search" placeholder="Filter by type or state" aria-label="Filter events"><span id="event-count" role="status"></span></div>
<div id="event-list" role="listbox" aria-label="Events of the history"></div>
</div>
<div id="log-part" role="tabpanel" aria-labelledby="tab-log" hidden>
<div id="log" role="log" aria-label="Log" tabindex="0"></div>
<p id="log-hidden" class="note" hidden></p>
</div>
</section>
<div id="divider" role="separator" tabindex="0" aria-label="Size of the upper part" aria-orientation="horizontal" aria-valuemin="15" aria-valuemax="85"></div>
<section id="details" aria-label="Details"></section>
</main>`,
};
