// The graph beside the text.
import assert from 'node:assert/strict';
import { join } from 'node:path';

export const tests = [];
const test = (name, run) => tests.push({ name, run });

/** Opens the page and shows a graph on it. */
async function show({ host, graphOf }, definition, options = {}, extra = {}) {
  const opened = await host.open('graph', options);
  const graph = graphOf(definition);
  await opened.send(message(graph, extra));
  await opened.page.locator('g.state').first().waitFor({ state: 'attached' });
  return { ...opened, graph };
}

const message = (graph, extra = {}) => ({
  kind: 'graph',
  title: 'orders',
  source: { uri: 'file:///orders.asl.json' },
  graph,
  problems: {},
  ...extra,
});

for (const theme of ['light', 'dark', 'high-contrast', 'high-contrast-light'])
  test(`the graph is drawn in ${theme}, without anything that axe-core minds`, async (context) => {
    const view = await show(
      context,
      context.everything,
      { theme, width: 1500, height: 1900 },
      {
        problems: {
          'state:Done': { severity: 'error', message: 'Nothing reaches it', count: 2 },
          'state:Give up': { severity: 'warning', message: 'No Cause', count: 1 },
        },
      },
    );
    await view.page.locator('.problem-badge').first().waitFor();
    await view.page.screenshot({ path: join(context.out, `${theme}.png`) });
    assert.deepEqual(await view.accessibility(), []);
    assert.deepEqual(view.faults, []);
    assert.equal(await view.page.evaluate(() => window.wasHacked), undefined);
    await view.close();
  });

/** Where states stand on the screen. */
const placesOf = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('g.state > .card')].map((card) => {
        const { left, top } = card.getBoundingClientRect();
        return [card.parentElement.dataset.id, { left, top }];
      }),
    ),
  );

/** The states that stand elsewhere than before, by more than what rounding does. */
const movedBetween = (before, after) =>
  Object.keys(before).filter(
    (id) => Math.hypot(after[id].left - before[id].left, after[id].top - before[id].top) > 1.5,
  );

test('what did not change keeps its element, and what is typed elsewhere moves nothing', async (context) => {
  const view = await show(context, context.large(12));
  const { page } = view;
  await view.settled();
  await page.evaluate(() => (window.before = document.querySelector('[data-id="state:Step 5"]')));
  const before = await placesOf(page);
  // Another name of the same width, and one for which the card grows.
  for (const name of ['Otherone7', 'Otherwise7']) {
    const changed = context.large(12);
    changed.States['Step 7'].Resource = `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
    await view.send(message(context.graphOf(changed)));
    await page.locator('text.detail', { hasText: name }).waitFor({ state: 'attached' });
    await view.settled();
    assert.ok(await page.evaluate(() => window.before.isConnected), 'the element was made anew');
    const moved = movedBetween(before, await placesOf(page));
    assert.deepEqual(
      moved.filter((id) => id !== 'state:Step 7'),
      [],
      `moved by ${name}`,
    );
  }
  await view.close();
});

test('a state in sight stays where it is on the screen when another is put in front of it', async (context) => {
  const machine = context.large(8);
  const view = await show(context, machine, { height: 500 });
  await view.send({ kind: 'select', id: 'state:Step 3' });
  await view.page.locator('.state.selected').waitFor();
  await view.settled();
  const before = await placesOf(view.page);
  machine.States.Added = { Type: 'Pass', Next: 'Step 0' };
  await view.send(message(context.graphOf({ ...machine, StartAt: 'Added' })));
  await view.page.locator('[data-id="state:Added"]').waitFor({ state: 'attached' });
  await view.settled();
  assert.deepEqual(movedBetween(before, await placesOf(view.page)), []);
  await view.close();
});

test('the keyboard walks along the lines, goes to the text, collapses and zooms', async (context) => {
  const view = await show(context, context.everything);
  const { page } = view;
  const focused = () => page.evaluate(() => document.activeElement?.dataset['id']);
  const focusIs = (id) => page.waitForFunction((wanted) => document.activeElement?.dataset['id'] === wanted, id);
  await page.locator('[tabindex="0"]').focus();
  assert.equal(await focused(), 'state:Read the order');
  assert.equal(await page.locator('g.state[tabindex="0"]').count(), 1);
  await page.keyboard.press('ArrowDown');
  await focusIs('state:How large is it?');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.sent.some(({ kind }) => kind === 'reveal'));
  assert.deepEqual(await view.sent('reveal'), [{ kind: 'reveal', id: 'state:How large is it?' }]);
  await page.locator('[data-id="state:Everything at once"]').focus();
  await page.keyboard.press(' ');
  await page.locator('[data-id="state:Charge"]').waitFor({ state: 'detached' });
  assert.equal(await page.locator('[data-id="state:Everything at once"]').getAttribute('aria-expanded'), 'false');
  await focusIs('state:Everything at once');
  await view.settled();
  const width = () => page.locator('[data-id="state:Done"]').evaluate((node) => node.getBoundingClientRect().width);
  const before = await width();
  await page.keyboard.press('+');
  await page.waitForFunction(
    (old) => document.querySelector('[data-id="state:Done"]').getBoundingClientRect().width > old,
    before,
  );
  await view.close();
});

test('a reloaded page shows the same part of the graph, with the same states collapsed', async (context) => {
  const view = await show(context, context.everything);
  const { page } = view;
  await page.locator('[data-id="state:Everything at once"] .fold').click();
  await page.locator('[data-id="state:Charge"]').waitFor({ state: 'detached' });
  const style = () => page.locator('.graph-stage > svg').evaluate((svg) => svg.style.transform);
  const drawn = await style();
  await page.keyboard.press('-');
  await page.waitForFunction((old) => document.querySelector('.graph-stage > svg').style.transform !== old, drawn);
  await view.settled();
  const before = await style();
  // The page keeps its view once it stands still.
  await page.waitForFunction((transform) => {
    const { view, collapsed } = JSON.parse(sessionStorage.getItem('state') ?? '{}').memory ?? {};
    const shown = new DOMMatrix(transform);
    return collapsed?.length === 1 && Math.abs(view.x - shown.e) < 0.1 && Math.abs(view.scale - shown.a) < 0.001;
  }, before);
  await page.reload();
  await page.waitForFunction(() => window.sent?.some(({ kind }) => kind === 'ready'));
  await view.send(message(view.graph));
  await page.locator('g.state').first().waitFor({ state: 'attached' });
  await page.waitForFunction((same) => document.querySelector('.graph-stage > svg').style.transform === same, before);
  assert.equal(await page.locator('[data-id="state:Charge"]').count(), 0);
  await view.close();
});

test('search finds states by name, also in what is collapsed, and steps through them', async (context) => {
  const view = await show(context, context.everything);
  const { page } = view;
  await page.locator('#fold').click();
  await page.locator('[data-id="state:Charge"]').waitFor({ state: 'detached' });
  await page.locator('[tabindex="0"]').first().focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('charge');
  await page.locator('#found', { hasText: '1 found' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-id="state:Charge"].selected').waitFor();
  await page.locator('#found', { hasText: '1 of 1' }).waitFor();
  await view.close();
});

test('pictures are handed out as SVG with colours of its own, and as PNG', async (context) => {
  const view = await show(context, context.everything);
  await view.page.locator('#export-svg').click();
  await view.page.locator('#export-png').click();
  await view.page.waitForFunction(() => window.sent.filter(({ kind }) => kind === 'export').length === 2);
  const [svg, png] = await view.sent('export');
  assert.match(svg.data, /^<svg [^]*prefers-color-scheme: dark[^]*<\/svg>\n$/);
  assert.doesNotMatch(svg.data, /var\(|<script/);
  assert.equal(Buffer.from(png.data, 'base64').subarray(1, 4).toString(), 'PNG');
  assert.deepEqual(view.faults, []);
  await view.close();
});

test('a text without states leaves the last graph, and a machine of 10,000 states is a message', async (context) => {
  const view = await show(context, context.large(3));
  await view.send(message(undefined));
  await view.send({ kind: 'note', text: 'orders was deleted. This is its last graph.' });
  await view.page.locator('#note', { hasText: 'was deleted' }).waitFor();
  assert.equal(await view.page.locator('g.state').count(), 4);
  await view.send(message(context.graphOf(context.large(10_000))));
  await view.page.locator('#status', { hasText: '10001 states' }).waitFor();
  await view.close();
});

test('a big machine has a map of the whole, which leads there', async (context) => {
  const view = await show(context, context.large(200));
  const map = view.page.locator('.minimap');
  await map.waitFor();
  await view.settled();
  await view.page.screenshot({ path: join(context.out, '200-states.png') });
  const before = await view.page.locator('.graph-stage > svg').evaluate((svg) => svg.style.transform);
  const box = await map.boundingBox();
  await view.page.mouse.click(box.x + box.width / 2, box.y + box.height - 10);
  await view.page.waitForFunction(
    (old) => document.querySelector('.graph-stage > svg').style.transform !== old,
    before,
  );
  await view.close();
});

test('a machine that is too wide to be read as a whole begins with its first states in sight', async (context) => {
  const ways = Array.from({ length: 60 }, (_, n) => `Step ${n}`);
  const Choices = ways.map((Next, n) => ({ Variable: '$.n', NumericEquals: n, Next }));
  const States = {
    First: { Type: 'Pass', Next: 'Which?' },
    'Which?': { Type: 'Choice', Choices, Default: 'Last' },
    ...Object.fromEntries(ways.map((name) => [name, { Type: 'Pass', Next: 'Last' }])),
    Last: { Type: 'Succeed' },
  };
  const view = await show(context, { StartAt: 'First', States }, { width: 680, height: 800 });
  await view.settled();
  await view.page.screenshot({ path: join(context.out, 'wide-machine.png') });
  const { x, width } = await view.page.locator('[data-id="state:First"] > .card').boundingBox();
  const whole = await view.page.locator('.graph-stage > svg').boundingBox();
  assert.ok(whole.width > 2000, `the drawing is ${whole.width} wide`);
  assert.ok(x > 0 && x + width < 680, `the first state stands at ${x}, ${width} wide`);
  await view.close();
});

test('what differs between two versions has a sign, a legend and words, not a colour alone', async (context) => {
  const changes = {
    'state:Charge': 'added',
    'state:Done': 'removed',
    'state:Give up': 'changed',
    'state:Pack': 'moved',
  };
  const view = await show(context, context.everything, { theme: 'light', width: 1500, height: 1900 }, { changes });
  await view.page.locator('[data-id="state:Charge"] .change-badge', { hasText: '+' }).waitFor();
  await view.page.locator('#legend li', { hasText: 'Removed: 1' }).waitFor();
  assert.match(await view.page.locator('[data-id="state:Give up"]').getAttribute('aria-label'), /Changed/);
  await view.page.screenshot({ path: join(context.out, 'difference.png') });
  assert.deepEqual(await view.accessibility(), []);
  await view.close();
});
