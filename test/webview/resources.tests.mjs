// The page of resources.
import assert from 'node:assert/strict';
import { join } from 'node:path';

export const tests = [];
const test = (name, run) => tests.push({ name, run });

const arn = (name) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const resources = [
  {
    state: 'Check order',
    resource: arn('CheckOrder'),
    functionName: 'CheckOrder',
    answeredBy: 'handler',
    place: 'functions/check_order.py',
  },
  {
    state: '<img src=x onerror="window.wasHacked = true">',
    resource: arn('ChargeCard'),
    functionName: 'ChargeCard',
    answeredBy: 'nothing',
    message:
      'Nothing answers for the function "ChargeCard", which the state "Charge card" calls. Add chargecard.py or chargecard.mjs beside the state machine, or name a handler or a mock of "ChargeCard" under "functions" in stepwright.json. Looked in /home/somebody/projects/orders/state-machines/of-the-shop.',
  },
  {
    state: 'Keep order',
    resource: 'arn:aws:states:::dynamodb:putItem',
    answeredBy: 'endpoint',
    place: 'http://127.0.0.1:8000',
  },
  {
    state: 'Tell the warehouse of the order that has just been paid by the customer',
    resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    answeredBy: 'simulated',
    waitsForToken: true,
  },
  { state: 'Pack', resource: 'arn:aws:states:us-east-1:123456789012:activity:Pack', answeredBy: 'person' },
  { state: 'Report', resource: 'arn:aws:states:::glue:startJobRun.sync', answeredBy: 'mock' },
  { state: 'Late', resource: 'arn:aws:states:::lambda:invoke', answeredBy: 'unknown' },
].map((one) => ({ example: {}, ...one }));
const message = { kind: 'resources', machine: 'order', notes: ['The substitution "Table" is not used.'], resources };

for (const theme of ['light', 'dark', 'high-contrast'])
  for (const width of [340, 520, 1000])
    test(`what is missing comes first, and all fits into ${width} pixels, in ${theme}`, async ({ host, out }) => {
      const view = await host.open('resources', { theme, width, height: 800 });
      await view.send(message);
      const { page } = view;
      await page.locator('#summary', { hasText: '7 tasks, 1 without an answer' }).waitFor();
      assert.deepEqual(await page.locator('h2').allInnerTexts(), ['Without an answer (1)', 'Answered (6)']);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `it is ${overflow} pixels too wide`);
      for (const button of await page.locator('button').all()) assert.ok(await button.isVisible());
      assert.equal(await page.evaluate(() => window.wasHacked), undefined);
      assert.deepEqual(await view.accessibility(), []);
      assert.deepEqual(view.faults, []);
      await page.screenshot({ path: join(out, `resources-${width}-${theme}.png`) });
      await view.close();
    });

test('everything is reached and done by keyboard, and the focus stays where it was when the page is drawn anew', async ({
  host,
}) => {
  const view = await host.open('resources');
  await view.send(message);
  const { page } = view;
  await page.locator('li.task').first().waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  const reached = [];
  for (let i = 0; i < 40 && reached.at(-1) !== 'Create Handler…'; i++) {
    await page.keyboard.press('Tab');
    reached.push(await focused());
  }
  assert.deepEqual(reached.slice(0, 2), ['Record Last Run…', 'Open stepwright.json']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.deepEqual(await view.sent('mock'), [{ kind: 'mock', state: resources[1].state }]);
  await view.send({
    ...message,
    resources: resources.map((one) =>
      one.answeredBy === 'nothing' ? { ...one, answeredBy: 'mock', message: undefined } : one,
    ),
  });
  await page.locator('#summary', { hasText: '7 tasks, all are answered' }).waitFor();
  assert.equal(await focused(), 'Open Mock');
  await view.close();
});

test('a definition with errors says so, and then shows its tasks when they are mended', async ({ host }) => {
  const view = await host.open('resources');
  await view.send({ kind: 'refused', machine: 'order', message: 'The definition has errors.' });
  await view.page.locator('#fault', { hasText: 'The definition has errors.' }).waitFor();
  await view.send({ kind: 'resources', machine: 'order', notes: [], resources: [] });
  await view.page.locator('#summary', { hasText: 'This state machine calls nothing.' }).waitFor();
  assert.ok(await view.page.locator('#fault').isHidden());
  await view.close();
});
