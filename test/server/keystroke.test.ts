import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type * as parsing from '../../language/tree/parse-document';
import { complete } from '../../language/features/complete';
import { hover } from '../../language/features/hover';
import { DiagnosticsScheduler, DEBOUNCE_MS } from '../../server/diagnostics';
import { Documents } from '../../server/documents';
import { DEFAULT_SETTINGS } from '../../server/settings';

/** How often a text was parsed. */
const parsed = vi.hoisted(() => ({ count: 0 }));
vi.mock('../../language/tree/parse-document', async (original) => {
  const real = await original<typeof parsing>();
  return {
    ...real,
    parseDocument: (...given: Parameters<typeof real.parseDocument>) => {
      parsed.count++;
      return real.parseDocument(...given);
    },
    parseDocumentInSteps: (...given: Parameters<typeof real.parseDocumentInSteps>) => {
      parsed.count++;
      return real.parseDocumentInSteps(...given);
    },
  };
});

const URI = 'file:///flow.asl.json';
const TEXT = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}';

let documents: Documents;
let published: number[];
let scheduler: DiagnosticsScheduler;

beforeEach(() => {
  vi.useFakeTimers();
  parsed.count = 0;
  published = [];
  documents = new Documents({
    log: (message) => {
      throw new Error(message);
    },
    sdk: () => undefined,
  });
  scheduler = new DiagnosticsScheduler({
    documents,
    settings: () => Promise.resolve(DEFAULT_SETTINGS),
    publish: (_, version) => published.push(version),
    log: (message) => {
      throw new Error(message);
    },
  });
  documents.opened(URI, 'asl', 1, TEXT);
});
afterEach(() => {
  vi.useRealTimers();
});

function type(version: number): void {
  const position = { line: 0, character: 1 };
  documents.changed(URI, version, [{ range: { start: position, end: position }, text: ' ' }]);
  scheduler.schedule(URI);
}

it('parses and checks once after a row of keystrokes', async () => {
  for (let version = 2; version <= 20; version++) type(version);
  await vi.advanceTimersByTimeAsync(DEBOUNCE_MS * 2);
  expect(published).toEqual([20]);
  expect(parsed.count).toBe(1);
});

it('parses once for a keystroke, whatever is asked of its text', async () => {
  type(2);
  for (let offset = 0; offset < TEXT.length; offset += 5) {
    const machine = documents.get(URI)?.machineAt({ line: 0, character: offset });
    if (!machine) throw new Error('no machine');
    complete(machine.model, offset);
    hover(machine.model, offset);
  }
  await vi.advanceTimersByTimeAsync(DEBOUNCE_MS * 2);
  expect(published).toEqual([2]);
  expect(parsed.count).toBe(1);
});

it('gives up a check when the next keystroke comes meanwhile', async () => {
  type(2);
  vi.advanceTimersByTime(DEBOUNCE_MS);
  // The settings are being asked for: the text changes before they are there.
  type(3);
  await vi.advanceTimersByTimeAsync(DEBOUNCE_MS * 2);
  expect(published).toEqual([3]);
  expect(parsed.count).toBe(1);
});

it('never parses JSON and YAML that cannot hold a machine', () => {
  documents.opened('file:///package.json', 'json', 1, '{"name": "x", "scripts": {}}');
  const document = documents.get('file:///package.json');
  expect(document?.machines()).toEqual([]);
  expect(document?.diagnostics(DEFAULT_SETTINGS)).toEqual([]);
  expect(parsed.count).toBe(0);
});
