// Two runs beside each other.
import assert from 'node:assert/strict';
import { join } from 'node:path';

export const tests = [];
const test = (name, run) => tests.push({ name, run });

const hostile = '<img src=x onerror="window.wasHacked = true">';
const pack = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Pack', End: true };
const orders = {
  StartAt: 'Price it',
  States: {
    'Price it': { Type: 'Pass', Result: { currency: 'EUR' }, ResultPath: '$.price', Next: 'How large is it?' },
    'How large is it?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.total', NumericGreaterThan: 1000, Next: 'Ask a person' }],
      Default: 'Each line',
    },
    'Ask a person': { Type: 'Pass', Next: 'Each line' },
    'Each line': {
      Type: 'Map',
      ItemsPath: '$.lines',
      ItemProcessor: { StartAt: 'Pack', States: { Pack: pack } },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: `Refuse ${hostile}` }],
      Next: 'Done',
    },
    [`Refuse ${hostile}`]: { Type: 'Fail', Error: 'Refused', Cause: hostile },
    Done: { Type: 'Succeed' },
  },
};
const lines = [{ a: 1 }, { a: 2 }, { a: 3 }];

/** Opens the page with two runs on it, and answers as the extension does. */
async function show(context, before, after, options = {}) {
  const runs = [await context.recordRun(orders, before), await context.recordRun(orders, after)];
  const { messages, details } = context.comparisonOf(...runs);
  const opened = await context.host.open('compare-runs', { width: 1400, height: 900, ...options });
  let answered = 0;
  /** Answers what was asked for since the last time. */
  const answer = async () => {
    await opened.page.waitForFunction(
      (count) => window.sent.filter(({ kind }) => kind === 'select').length > count,
      answered,
    );
    const asked = await opened.sent('select');
    answered = asked.length;
    const { key, visit } = asked.at(-1);
    await opened.send({ kind: 'details', details: details(key, visit) });
    return key;
  };
  for (const message of messages) await opened.send(message);
  await answer();
  const choose = async (name) => {
    await opened.page.locator('#states .compared', { hasText: name }).first().click();
    await answer();
    await opened.page.locator('#details h2', { hasText: name }).waitFor();
  };
  return { ...opened, answer, choose };
}

for (const theme of ['light', 'dark', 'high-contrast', 'high-contrast-light'])
  test(`two runs are compared state by state, in ${theme}`, async (context) => {
    const failing = [{ a: 1 }, { fail: hostile }, { a: 3 }];
    const view = await show(context, { total: 5, id: 1, lines }, { total: 5000, id: 1, lines: failing }, { theme });
    const { page } = view;
    await page.locator('#details h2', { hasText: 'orders' }).waitFor();
    assert.match(await page.locator('#states .compared').first().getAttribute('aria-label'), /Another status/);
    await page.screenshot({ path: join(context.out, `compare-runs-${theme}.png`) });
    await view.choose('How large is it?');
    assert.match(
      await page.locator('.sides tr.differs').innerText(),
      /Went on to\s+Each line\s+Ask a person\s+differs/,
    );
    await view.choose('Pack');
    assert.match(await page.locator('.visits .iteration').first().innerText(), /item 2[^]*Succeeded ↔ Failed/);
    assert.match(await page.locator('.places').first().innerText(), /\$\.a: 2 → nothing/);
    await page.screenshot({ path: join(context.out, `compare-runs-state-${theme}.png`) });
    assert.deepEqual(await view.accessibility(), []);
    await page.locator('#tab-graph').click();
    await page.locator('[data-id="state:Ask a person"].diff-only-after .change-badge').waitFor();
    assert.match(await page.locator('[data-id="state:Pack"]').getAttribute('aria-label'), /Another status/);
    await view.settled();
    await page.screenshot({ path: join(context.out, `compare-runs-graph-${theme}.png`) });
    assert.deepEqual(await view.accessibility(), []);
    assert.deepEqual(view.faults, []);
    assert.equal(await page.evaluate(() => window.wasHacked), undefined);
    await view.close();
  });

test('the states of two runs are walked through by keyboard, and a state of the graph shows its data', async (context) => {
  const view = await show(context, { total: 5, lines }, { total: 6, lines });
  const { page } = view;
  await page.locator('#states').focus();
  await page.keyboard.press('ArrowDown');
  const key = await view.answer();
  assert.equal(await page.locator('#states').getAttribute('aria-activedescendant'), `state-${key}`);
  await page.locator(`#state-${key}[aria-selected=true]`).waitFor();
  assert.match(await page.locator('.places').first().innerText(), /\$\.total: 5 → 6/);
  await page.locator('#tab-graph').click();
  await page.locator('[data-id="state:Done"]').waitFor();
  await view.settled();
  await page.locator('#stage [data-id="state:Done"] > .icon-box').click();
  await view.answer();
  await page.locator('#details h2', { hasText: 'Done' }).waitFor();
  await page.locator('#texts').click();
  await page.waitForFunction(() => window.sent.some(({ kind }) => kind === 'texts'));
  await view.close();
});

test('two runs that are alike say so', async (context) => {
  const view = await show(context, { total: 5, lines }, { total: 5, lines });
  await view.page.locator('#details h2', { hasText: 'orders' }).waitFor();
  assert.match(await view.page.locator('#legend').innerText(), /^=?\s*The same: 5$/);
  await view.page.locator('#details h3', { hasText: 'Output: the same in both' }).waitFor();
  await view.close();
});
