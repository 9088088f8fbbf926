// Shows the pages of our webviews in Chromium as VS Code does: the same HTML and policy, a theme's colours as variables,
// and `acquireVsCodeApi`. What a page sends is kept in `window.sent`, and told to `heard`; `send` plays the extension.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../e2e/chromium.mjs';

const root = join(import.meta.dirname, '..', '..');
const axeSource = () => readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
/** A busy machine is slow; what does not come in this time does not come. */
const patience = 90_000;
const types = { '.js': 'text/javascript', '.css': 'text/css' };

const vscodeApi = `window.sent = [];
window.acquireVsCodeApi = () => ({
  postMessage: (message) => {
    window.sent.push(message);
    window.tellExtension(message);
  },
  getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
  setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
});`;

/**
 * Starts a server of pages and a browser. `pages` are the parts by name, `facts` the bundle of what tests share with the
 * sources (webviewPage, themeStyle), `dist` is where the built pages lie.
 */
export async function startPages({ pages, webviewPage, themeStyle, dist = join(root, 'dist') }) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const page = pages[pathname.slice(1)];
    if (page) {
      const origin = `http://${request.headers.host}`;
      const source = { cspSource: origin, file: (...path) => `${origin}/dist/${path.join('/')}` };
      response.writeHead(200, { 'content-type': 'text/html' }).end(webviewPage(page, source));
      return;
    }
    try {
      const file = join(dist, normalize(pathname.replace(/^\/dist\//, '/')));
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] });
  return {
    browser,
    /** Opens a page by its name; its faults fail the test that looks at `faults`. */
    async open(name, { theme = 'dark', width = 900, height = 700, ...context } = {}) {
      const opened = await browser.newContext({ viewport: { width, height }, bypassCSP: false, ...context });
      const page = await opened.newPage();
      page.setDefaultTimeout(patience);
      const faults = [];
      page.on('pageerror', (fault) => faults.push(String(fault)));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      const listeners = [];
      await page.exposeFunction('tellExtension', (message) => {
        for (const listener of listeners) listener(message);
      });
      await page.addInitScript(vscodeApi);
      await page.addInitScript(
        `new MutationObserver((_, observer) => {
          if (!document.head) return;
          observer.disconnect();
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(${JSON.stringify(themeStyle(theme))});
          document.adoptedStyleSheets = [sheet];
        }).observe(document, { childList: true, subtree: true });`,
      );
      await page.goto(`http://127.0.0.1:${server.address().port}/${name}`);
      await page.waitForFunction(() => window.sent.some(({ kind }) => kind === 'ready'));
      return {
        page,
        faults,
        /** Calls `listener` with each message of the page from now on. */
        heard: (listener) => listeners.push(listener),
        // As text, as VS Code does: Playwright's own way for values costs the page more than what it does with them.
        send: (message) => page.evaluate((text) => window.postMessage(JSON.parse(text), '*'), JSON.stringify(message)),
        sent: (kind) => page.evaluate((wanted) => window.sent.filter((one) => one.kind === wanted), kind),
        /** Waits until nothing glides and what was asked for has been painted. */
        settled: () =>
          page.evaluate(async () => {
            const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
            const moves = () =>
              document.querySelector('.gliding, [aria-busy=true]') || document.getAnimations().length > 0;
            do for (let frames = 0; frames < 2; frames++) await frame();
            while (moves());
          }),
        /** What axe-core finds wrong, as `rule: element`. */
        async accessibility() {
          await page.evaluate(axeSource());
          const { violations } = await page.evaluate(() =>
            // Cards cut long names: the accessible name has the whole one.
            window.axe.run(document, { rules: { 'label-content-name-mismatch': { enabled: false } } }),
          );
          return violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
          );
        },
        close: () => opened.close(),
      };
    },
    async stop() {
      await browser.close();
      server.close();
    },
  };
}
