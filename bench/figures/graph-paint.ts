import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { graphPage } from '../../client/graph/graph-page';
import type { ToGraphView } from '../../client/graph/messages';
import { webviewPage } from '../../client/webview-page';
import { countStates } from '../../graph/collapse';
import { graphOf, machineOfStates } from '../documents';
import type { Bench, Figure, Measurement } from '../figure';
import { median } from '../interleave';

/** What is used of test/webview/page-host.mjs: our pages in Chromium, as VS Code shows them. */
interface PageHost {
  open(name: string): Promise<{
    readonly page: { evaluate(expression: string): Promise<unknown> };
    close(): Promise<void>;
  }>;
  stop(): Promise<void>;
}

interface PageHostModule {
  startPages(given: {
    readonly pages: Readonly<Record<string, unknown>>;
    readonly webviewPage: unknown;
    readonly themeStyle: () => string;
    readonly dist: string;
  }): Promise<PageHost>;
}

/** The graph beside the text, as it is built: from the message with the graph to the frame that shows it. */
export const graphPaintFigures: readonly Figure[] = [paintFigure(50, 100), paintFigure(500, 1000)];

const PAGES = 5;
const EDITS = 5;

function paintFigure(count: number, milliseconds: number): Figure {
  return {
    name: `graph-paint-${String(count)}`,
    what: `layout and painting of ${String(count)} states in Chromium after an edit, over ${String(milliseconds)} ms`,
    unit: 'ms',
    limit: { kind: 'ratio', atMost: 1 },
    measure: (bench) =>
      // The smoke run starts no browser: the tests of the views do.
      bench.quick ? Promise.resolve({ ours: 0, peer: milliseconds }) : paint(bench, count, milliseconds),
  };
}

async function paint({ dist }: Bench, count: number, milliseconds: number): Promise<Measurement> {
  const module = pathToFileURL(path.resolve('test', 'webview', 'page-host.mjs')).href;
  const { startPages } = (await import(module)) as PageHostModule;
  const host = await startPages({ pages: { graph: graphPage }, webviewPage, themeStyle: () => '', dist: dist() });
  const first: number[] = [];
  const afterEdit: number[] = [];
  try {
    for (let round = 0; round < PAGES; round++) {
      const { page, close } = await host.open('graph');
      for (let added = 0; added <= EDITS; added++) {
        const taken = Number(await page.evaluate(untilPainted(count, added)));
        (added === 0 ? first : afterEdit).push(taken);
      }
      await close();
    }
  } finally {
    await host.stop();
  }
  return {
    ours: median(afterEdit),
    peer: milliseconds,
    notes: { 'first drawing of a page': `${median(first).toFixed(0)} ms` },
  };
}

/** An expression for the page: shows the graph, and gives the milliseconds until a frame has all of its states. */
function untilPainted(count: number, added: number): string {
  const states = machineOfStates(count);
  for (let i = 0; i < added; i++) states[`Added ${String(i)}`] = { Type: 'Fail' };
  const graph = graphOf(states);
  const source = { uri: 'file:///bench.asl.json', machine: undefined };
  const message: ToGraphView = { kind: 'graph', title: 'bench', source, graph, problems: {} };
  return `(async (message, states) => {
    const start = performance.now();
    window.postMessage(message, '*');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    while (document.querySelectorAll('.graph-stage g.state').length !== states) await frame();
    await frame();
    return performance.now() - start;
  })(${JSON.stringify(message)}, ${String(countStates(graph))})`;
}
