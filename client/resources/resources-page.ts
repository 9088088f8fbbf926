import type { PageParts } from '../webview-page';

/** The page of resources: what answers each task of a machine. */
export const resourcesPage: PageParts = {
  title: 'Resources',
  name: 'resources-view',
  body: `<header>
<h1 id="machine"></h1>
<p id="summary" role="status"></p>
<div class="actions">
<button id="record" class="second" type="button" title="Turns the results of the last run into mocks">Record Last Run…</button>
<button id="settings" class="second" type="button" title="Opens the file that says what answers, or makes it">Open stepwright.json</button>
</div>
</header>
<main>
<p id="fault" role="alert" hidden></p>
<ul id="notes" aria-label="Notes" hidden></ul>
<div id="tasks"></div>
</main>`,
};
