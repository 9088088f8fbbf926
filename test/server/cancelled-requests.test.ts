import { sumOf, workOf } from '../growth/work';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CancellationTokenSource,
  LSPErrorCodes,
  type CancellationToken,
  type ClientCapabilities,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { definitionOfSize } from '../../bench/documents';
import type { Steps } from '../../language/steps';
import { startRegistered, type Handler, type Registered } from './registered';

/** What is done in steps: each is a slice here, so that none hides how many there are. */
const slices = vi.hoisted(() => ({ steps: 0, done: (): void => undefined }));

vi.mock('../../server/slices', () => ({
  async inSlices<Result>(steps: Steps<Result>, isWanted: () => boolean): Promise<Result | undefined> {
    for (;;) {
      const step = steps.next();
      slices.steps++;
      slices.done();
      if (step.done) return step.value;
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (!isWanted()) return undefined;
    }
  },
}));
// Documents are not checked by themselves.
vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

const text = definitionOfSize(400_000, 'JSONPath');
const URI = 'untitled:a.asl';

interface Request {
  readonly params: (document: TextDocument) => object;
  /** Why it is done in one go, or nearly so, when the document has been read; absent where it takes steps. */
  readonly atOnce?: string;
}

const textDocument = { uri: URI };
const named = (document: TextDocument): object => {
  const target = text.indexOf('"Next": "Call') + '"Next": "'.length;
  return { textDocument, position: document.positionAt(target + 2) };
};
const called = (document: TextDocument): object => {
  const start = document.positionAt(text.indexOf('"Call 1": {') + 1);
  return { item: { uri: URI, selectionRange: { start, end: start } } };
};
const whole = (document: TextDocument): object => ({
  textDocument,
  range: { start: { line: 0, character: 0 }, end: document.positionAt(text.length) },
});
const all = (): object => ({ textDocument });
const format = text.indexOf('States.Format(', text.length / 2);
const options = { tabSize: 4, insertSpaces: true };

const PLACE = 'it is about one place; the states are gone through once at most';

/** How each request is asked that the server answers. */
const REQUESTS: Readonly<Record<string, Request>> = {
  onCompletion: { params: named, atOnce: PLACE },
  onSignatureHelp: {
    params: (document) => ({ textDocument, position: document.positionAt(format + 20) }),
    atOnce: PLACE,
  },
  onHover: { params: named, atOnce: PLACE },
  onDefinition: { params: named, atOnce: PLACE },
  onReferences: {
    params: (document) => ({ ...named(document), context: { includeDeclaration: true } }),
    atOnce: PLACE,
  },
  onDocumentHighlight: { params: named, atOnce: PLACE },
  onPrepareRename: { params: named, atOnce: PLACE },
  onRenameRequest: { params: (document) => ({ ...named(document), newName: 'Other' }), atOnce: PLACE },
  'languages.callHierarchy.onPrepare': { params: named, atOnce: PLACE },
  'languages.callHierarchy.onIncomingCalls': { params: called, atOnce: PLACE },
  'languages.callHierarchy.onOutgoingCalls': { params: called, atOnce: PLACE },
  onSelectionRanges: {
    params: (document) => ({ textDocument, positions: [document.positionAt(text.length / 2)] }),
    atOnce: 'it is about the few places where cursors are',
  },
  onCodeLens: { params: all, atOnce: 'there is one for each machine, whatever it holds' },
  onDocumentLinks: { params: all, atOnce: 'it looks at the resources of a template, not at what they hold' },
  'languages.semanticTokens.on': { params: all },
  'languages.inlayHint.on': { params: whole },
  onDocumentSymbol: { params: all },
  onWorkspaceSymbol: { params: () => ({ query: 'a' }) },
  onFoldingRanges: { params: all },
  onCodeAction: { params: (document) => ({ ...whole(document), context: { diagnostics: [] } }) },
  onDocumentFormatting: { params: () => ({ textDocument, options }) },
  onDocumentRangeFormatting: { params: (document) => ({ ...whole(document), options }) },
  'stepwright/graph': { params: () => ({ uri: URI }) },
};

const TREE: ClientCapabilities = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };

describe.each([
  ['knows levels in outlines', TREE],
  ['does not', {}],
])('a server whose client %s', (_, capabilities) => {
  let server: Registered;
  let document: TextDocument;

  beforeEach(() => {
    server = startRegistered(capabilities);
    server.open(URI, 'asl', text);
    document = TextDocument.create(URI, 'asl', 1, text);
    slices.steps = 0;
    slices.done = () => undefined;
  });

  const ask = (name: string, token: CancellationToken): Promise<unknown> => {
    const handler: Handler | undefined = server.requests.get(name);
    const { params } = REQUESTS[name] ?? {};
    if (!handler || !params) throw new Error(`There is no ${name}`);
    return Promise.resolve(handler(params(document), token));
  };

  /** Asks, says after so many steps that the answer is not wanted any more, and expects that no further one is done. */
  const expectStoppedAt = async (name: string, steps: number): Promise<void> => {
    const source = new CancellationTokenSource();
    slices.done = () => {
      if (slices.steps === steps) source.cancel();
    };
    const answer = await ask(name, source.token).catch((error: unknown) => error);
    expect(answer).toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(slices.steps).toBe(steps);
  };

  const never = new CancellationTokenSource().token;
  /** How many steps a request takes when the document has been read. */
  const stepsOf = async (name: string): Promise<number> => {
    await ask('onCodeLens', never);
    slices.steps = 0;
    expect(await ask(name, never)).toBeTruthy();
    return slices.steps;
  };

  it('answers the requests of which these tests know', () => {
    expect([...server.requests.keys()].sort()).toEqual(Object.keys(REQUESTS).sort());
  });

  it.each(Object.keys(REQUESTS))('stops reading the document when %s is cancelled', async (name) => {
    await expectStoppedAt(name, 2);
  });

  const inSteps = Object.keys(REQUESTS).filter((name) => REQUESTS[name]?.atOnce === undefined);
  const atOnce = Object.entries(REQUESTS).filter(([, request]) => request.atOnce !== undefined);

  it.each(inSteps)('stops the work of %s in its midst when it is cancelled', async (name) => {
    const steps = await stepsOf(name);
    expect(steps).toBeGreaterThan(2);
    // What has been found is known: a document that is opened anew is not.
    server.open(URI, 'asl', text);
    await ask('onCodeLens', never);
    slices.steps = 0;
    const midst = Math.floor(steps / 2);
    await expectStoppedAt(name, midst);
  });

  it.each(atOnce)('does little for %s at once', async (name) => {
    expect(await stepsOf(name)).toBeLessThan(3);
    const work = await workOf(() => ask(name, never));
    // Ten times as much takes some milliseconds.
    expect(sumOf(work)).toBeLessThan(1_000_000);
  });
});
