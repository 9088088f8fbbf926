// What a user does with the keyboard, and where the workbench shows it. VS Code's class names are not an API: they are
// named here and nowhere else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const patience = 30_000;

/** Waits until `probe` gives something; throws with `what` where it does not come. */
export async function until(what, probe, limit = patience) {
  for (const deadline = Date.now() + limit; ; await sleep(50)) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
  }
}

export function gesturesOf(page, out) {
  page.setDefaultTimeout(patience);
  const keys = page.keyboard;
  const prompt = page.locator('.quick-input-widget input[type=text]');
  const chosenRow = (text) => page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text }).first();
  const gestures = {
    keys,
    /** The lines of the editor that has the focus or was opened last. */
    line: (text) => page.locator('.editor-instance .view-line', { hasText: text }).first(),
    squiggles: (severity) => page.locator(`.squiggly-${severity}`),
    explorer: (name) => page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first(),
    problem: (text) => page.locator('.markers-panel .monaco-list-row', { hasText: text }).first(),
    proposal: (label) => page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first(),
    proposals: () => page.locator('.suggest-widget.visible .monaco-list-row .label-name').allInnerTexts(),
    notification: (text) => page.locator('.notification-toast', { hasText: text }).first(),
    lens: (text) => page.locator('.codelens-decoration a', { hasText: text }).first(),
    titleButton: (name) => page.locator(`.editor-actions .action-label[aria-label^="${name}"]`).first(),
    dialog: (text) => page.locator('.monaco-dialog-box', { hasText: text }).first(),
    /** The inside of a webview: the page that the extension made. */
    webview: () => page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame'),
    screenshot: async (name) => {
      await sleep(400); // The workbench paints a moment after its elements are there.
      await page.screenshot({ path: join(out, `${name}.png`) });
    },
    /** Chooses the row of the open list that has this text. */
    async choose(text, limit = patience) {
      await prompt.waitFor({ timeout: limit });
      await keys.type(text);
      await chosenRow(text).waitFor({ timeout: limit });
      await keys.press('Enter');
    },
    /** Opens a list by a key and chooses from it; again where something else took the focus meanwhile. */
    async openAndChoose(open, text) {
      for (let attempt = 1; ; attempt++) {
        await open();
        try {
          await gestures.choose(text, 8_000);
          return;
        } catch (fault) {
          if (attempt === 4) throw fault;
          await keys.press('Escape');
          await sleep(500);
        }
      }
    },
    palette: (title) => gestures.openAndChoose(() => keys.press('F1'), title),
    async openFile(name) {
      await gestures.openAndChoose(() => keys.press('Control+p'), name);
      await page.locator('.tab.active', { hasText: name }).first().waitFor();
      await page.locator('.editor-instance .view-line').first().waitFor();
    },
    chooseTheme: (name) =>
      gestures.openAndChoose(async () => {
        await keys.press('Control+k');
        await keys.press('Control+t');
      }, name),
    async goTo(line, column = 1) {
      await keys.press('Control+g');
      await prompt.waitFor();
      await keys.type(`${line}:${column}`);
      await keys.press('Enter');
      await gestures.status(`Ln ${line}, Col ${column}`);
    },
    status: (text) => page.locator('.statusbar-item', { hasText: text }).first().waitFor(),
  };
  return gestures;
}

/** A file of the workspace as it is on the disk. */
export const fileText = (folders, name) => readFileSync(join(folders.workspace, name), 'utf8');
