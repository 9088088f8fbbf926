// The view of a run.
import assert from 'node:assert/strict';
import { join } from 'node:path';

export const tests = [];
const test = (name, run) => tests.push({ name, run });

/** Opens the page and shows a run on it. */
async function show(context, run, options = {}) {
  const opened = await context.host.open('run', { width: 1400, height: 900, ...options });
  let host = context.hostView(run, opened.send);
  opened.heard((message) => host.receive(message));
  /** Shows another run in the place of the one before. */
  const showRun = (other) => {
    host.dispose();
    host = context.hostView(other, opened.send);
    host.receive({ kind: 'ready' });
  };
  showRun(run);
  await opened.page.locator('#stage g.state').first().waitFor({ state: 'attached' });
  /** Chooses a state in the graph, and waits for all that is known of it. */
  const choose = async (name) => {
    await opened.page.locator(`#stage [data-id="state:${name}"] > .icon-box`).click();
    await opened.page.locator('.state.selected').waitFor();
    await opened.page.locator('#details h2', { hasText: name }).waitFor();
    await host.settled();
    await opened.settled();
  };
  const close = () => {
    host.dispose();
    return opened.close();
  };
  return { ...opened, choose, showRun, close };
}

const orders = {
  StartAt: 'Price it',
  States: {
    'Price it': {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Price',
      InputPath: '$.order',
      Parameters: { 'id.$': '$.id', total: 12 },
      ResultSelector: { 'sum.$': '$.total' },
      ResultPath: '$.price',
      Assign: { 'sum.$': '$.sum' },
      Next: 'How large is it?',
    },
    'How large is it?': {
      Type: 'Choice',
      Choices: [
        { Variable: '$.price.sum', NumericGreaterThan: 1000, Next: 'Fail it' },
        {
          And: [
            { Not: { Variable: '$.order.isNew', IsPresent: true } },
            { Variable: '$.order.id', StringEqualsPath: '$.order.id' },
          ],
          Next: 'Each line',
        },
        { Variable: '$.price.sum', NumericEquals: 5, Next: 'Fail it' },
      ],
      Default: 'Fail it',
    },
    'Each line': {
      Type: 'Map',
      ItemsPath: '$.order.lines',
      ItemProcessor: {
        StartAt: 'Pack',
        States: {
          Pack: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Pack', End: true },
        },
      },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Fail it' }],
      End: true,
    },
    'Fail it': { Type: 'Fail', Error: 'TooLarge', Cause: 'by the rule' },
  },
};
const input = { order: { id: '<img src=x onerror="window.wasHacked = true">', lines: [{ a: 1 }, { a: 2 }] } };

for (const theme of ['light', 'dark', 'high-contrast'])
  test(`a step shows each stage of its data, and a Choice why it went there, in ${theme}`, async (context) => {
    const run = await context.recordRun(orders, input);
    const view = await show(context, run, { theme });
    const { page } = view;
    await view.choose('Price it');
    assert.deepEqual(await page.locator('#details h3').allInnerTexts(), [
      'Input',
      'After InputPath',
      'Parameters',
      'Task result',
      'After ResultSelector',
      'After ResultPath',
      'Assigned variables',
      'Output',
      'Log',
      'History events',
    ]);
    assert.match(await page.locator('.step-log').innerText(), /^working on/);
    await page.screenshot({ path: join(context.out, `run-step-${theme}.png`) });
    await view.choose('How large is it?');
    assert.match(await page.locator('.rule.taken').innerText(), /Taken: → Each line/);
    assert.match(await page.locator('.rule').first().innerText(), /\$\.price\.sum > 1000\s+\$\.price\.sum is 12/);
    await page.screenshot({ path: join(context.out, `run-choice-${theme}.png`) });
    assert.deepEqual(await view.accessibility(), []);
    assert.deepEqual(view.faults, []);
    assert.equal(await page.evaluate(() => window.wasHacked), undefined);
    await view.close();
  });

for (const theme of ['dark', 'high-contrast', 'high-contrast-light'])
  test(`the ways that a run took are told from the others by more than a colour, in ${theme}`, async (context) => {
    const run = await context.recordRun(orders, input);
    const view = await show(context, run, { theme });
    const way = (from, to, kind) => view.page.locator(`[data-edge^="state:${from}->state:${to}:${kind}"]`).first();
    await way('Price it', 'How large is it?', 'next').and(view.page.locator('.taken')).waitFor({ state: 'attached' });
    const look = (edge) =>
      edge.evaluate((node) => ({
        isTaken: node.classList.contains('taken'),
        width: parseFloat(getComputedStyle(node.querySelector('.edge')).strokeWidth),
        head: node.querySelector('.edge').getAttribute('marker-end'),
      }));
    const taken = await look(way('How large is it?', 'Each line', 'choice'));
    const other = await look(way('How large is it?', 'Fail it', 'choice'));
    assert.deepEqual([taken.isTaken, other.isTaken], [true, false]);
    assert.ok(taken.width > other.width * 1.5, `${taken.width} beside ${other.width}`);
    assert.deepEqual([taken.head, other.head], ['url(#arrow-taken)', 'url(#arrow)']);
    assert.equal((await look(way('Each line', 'Fail it', 'catch'))).isTaken, false);
    assert.deepEqual(view.faults, []);
    await view.close();
  });

test('a page that is made anew shows the same step of the same run, and of another run its beginning', async (context) => {
  const run = await context.recordRun(orders, input);
  run.session.source = { kind: 'kept', id: 'one' };
  const view = await show(context, run);
  await view.choose('Price it');
  await view.page.reload();
  await view.page.waitForFunction(() => window.sent?.some(({ kind, key }) => kind === 'select' && key > 0));
  await view.page.locator('[data-id="state:Price it"].selected').waitFor();
  run.session.source = { kind: 'kept', id: 'two' };
  view.showRun(run);
  await view.page.locator('#details h2', { hasText: 'orders' }).waitFor();
  assert.equal(await view.page.locator('.state.selected').count(), 0);
  await view.close();
});

test('the sign of a state that runs turns in its place', async (context) => {
  const view = await show(context, await context.recordRun(orders, input));
  const marks = {
    'state:Price it': {
      status: 'running',
      visits: 1,
      failed: 0,
      retries: 0,
      ways: { isFirst: true, isLast: false, next: [], caught: [] },
    },
  };
  await view.send({ kind: 'marks', marks });
  const state = view.page.locator('#stage [data-id="state:Price it"]');
  await state.locator('.icon.running .mark').waitFor({ state: 'attached' });
  // Over most of a turn: how far from the card's corner the mark ever was, in widths of the sign.
  const farthest = await state.evaluate(async (node) => {
    const corner = node.querySelector('.card').getBoundingClientRect();
    const mark = node.querySelector('.icon.running .mark');
    const animation = mark.getAnimations()[0] ?? mark.ownerSVGElement.getAnimations()[0];
    animation.pause();
    const distances = [0, 200, 450, 700].map((time) => {
      animation.currentTime = time;
      const { left, top, width, height } = mark.getBoundingClientRect();
      const away = Math.hypot(left + width / 2 - corner.right, top + height / 2 - corner.top);
      return away / mark.ownerSVGElement.getBoundingClientRect().width;
    });
    return Math.max(...distances);
  });
  assert.ok(farthest < 1, `the sign was ${farthest} of its widths away`);
  await view.close();
});

test('the iterations of a Map are a table with failures first', async (context) => {
  const lines = Array.from({ length: 30 }, (_, index) => (index === 20 ? { fail: true } : { a: index }));
  const run = await context.recordRun(orders, { order: { id: 'x', lines } });
  const view = await show(context, run, { theme: 'dark' });
  await view.choose('Each line');
  assert.match(await view.page.locator('.iteration').first().innerText(), /20[^]*Failed[^]*Pack: Refused/);
  await view.page.locator('[data-id="state:Each line"] > .run-badge', { hasText: /^21 of 30$/ }).waitFor();
  assert.match(await view.page.locator('[data-id="state:Each line"]').getAttribute('aria-label'), /Failed, and caught/);
  await view.page.screenshot({ path: join(context.out, 'run-map-failed.png') });
  assert.deepEqual(await view.accessibility(), []);
  await view.close();
});

test('iterations that change come into the table by themselves, and nothing else is drawn anew', async (context) => {
  const lines = Array.from({ length: 30 }, (_, index) => ({ a: index }));
  const run = await context.recordRun(orders, { order: { id: 'x', lines } });
  const view = await show(context, run);
  const { page } = view;
  await view.choose('Each line');
  // The host's own answer comes first: behind the one of this test it would take its place.
  await page.locator('.iteration.succeeded').first().waitFor();
  await page.evaluate(() => (window.before = document.querySelector('.iterations')));
  const { key } = run.session.state.visits.find(({ name }) => name === 'Each line');
  const failed = { index: 12, status: 'failed', time: { start: 0, end: 1 }, name: 'Pack', error: 'Refused' };
  const counts = [
    { status: 'failed', count: 1 },
    { status: 'succeeded', count: 29 },
  ];
  // All rows: for one that is missing the page would ask the host, which knows of no failure.
  const others = lines.map(({ a: index }) => ({ index, status: 'succeeded', time: { start: 0, end: 1 } }));
  const rows = [failed, ...others.filter(({ index }) => index !== failed.index)];
  await view.send({ kind: 'iterations', key, page: { from: 0, rows, counts } });
  await page.locator('.part .size', { hasText: '30: 1 failed, 29 succeeded' }).waitFor();
  await page.waitForFunction(() => /^12/.test(document.querySelector('.iteration.failed')?.innerText ?? ''));
  assert.ok(await page.evaluate(() => window.before.isConnected), 'the details were drawn anew');
  assert.deepEqual(view.faults, []);
  await view.close();
});

test('names, data and errors that look like markup are shown as they are, in each part of the view', async (context) => {
  const { HOSTILE } = context;
  const definition = {
    StartAt: HOSTILE,
    States: {
      [HOSTILE]: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Price',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Give up', ResultPath: '$.error' }],
        Next: 'Give up',
      },
      'Give up': { Type: 'Fail', Error: HOSTILE, Cause: HOSTILE },
    },
  };
  const view = await show(context, await context.recordRun(definition, { fail: HOSTILE, [HOSTILE]: [HOSTILE] }));
  const { page } = view;
  const isShown = (within) => page.locator(within, { hasText: HOSTILE }).first().waitFor();
  await isShown('#status');
  await isShown('#details .failure');
  await page.locator('#tab-timeline').click();
  await page.locator('.row', { hasText: HOSTILE }).first().click();
  await isShown('#details h2');
  // JSON escapes the quotes of it.
  await page.locator('#details .data.input', { hasText: '<script>window.wasHacked = true</script>' }).waitFor();
  await page.locator('#tab-events').click();
  await isShown('.event');
  await page.locator('#tab-log').click();
  await page.locator('#log .line', { hasText: 'working on' }).first().waitFor();
  await isShown('#log .from');
  await view.settled();
  assert.equal(await page.evaluate(() => window.wasHacked), undefined);
  assert.equal(await page.locator('main script, main img').count(), 0);
  assert.deepEqual(view.faults, []);
  await view.close();
});

test('an output of 5 MB is a tree that opens step by step, and can be searched', async (context) => {
  const rows = Array.from({ length: 50_000 }, (_, index) => ({
    id: index,
    name: `row ${index}`,
    note: 'x'.repeat(60),
  }));
  const run = await context.recordRun(orders, { order: { id: 'x', lines: [], rows } });
  const view = await show(context, run);
  const { page } = view;
  await page.locator('#details .json-tree').first().waitFor();
  await page.locator('#details .size', { hasText: /\d MB/ }).first().waitFor();
  const drawn = await page.locator('#details .json-row').count();
  assert.ok(drawn < 200, `${drawn} lines of the trees are elements`);
  await page.locator('#details .json-tools input').first().fill('row 49999');
  await page.locator('#details .json-tools .note', { hasText: '1 of 1' }).waitFor();
  await page.locator('.json-row[aria-selected=true]', { hasText: 'row 49999' }).waitFor();
  assert.deepEqual(view.faults, []);
  await view.close();
});
