// What the tests of webviews share with the sources; bundled, because the pages are tested as they are built.
export { graphPage } from '../../client/graph/graph-page';
export { resourcesPage } from '../../client/resources/resources-page';
export { compareRunsPage } from '../../client/runs/compare-runs-page';
export { runPage } from '../../client/run/run-page';
export { webviewPage } from '../../client/webview-page';
export * from './machines';
export { themes, themeStyle } from './themes';
export { comparisonOf, hostView, recordRun } from './run-of';
export { runInHost } from './started-run';
