import { beforeEach, describe, expect, it, vi } from 'vitest';
import { definitionOfSize } from '../../bench/documents';
import { hostileDocuments } from '../../bench/hostile/documents';
import { MOST_PROPOSALS } from '../../language/features/best-matches';
import { codeActions, fixAll } from '../../language/features/code-actions';
import { complete } from '../../language/features/complete';
import { hover } from '../../language/features/hover';
import { buildModel } from '../../language/model/build-model';
import { KnownFindings } from '../../language/rules/known-findings';
import { finish, type Steps } from '../../language/steps';
import { parseDocumentInSteps } from '../../language/tree/parse-document';
import { parseJson } from '../../language/tree/parse-json';
import { reuseNodes } from '../../language/tree/reuse-nodes';
import { validate, validateInSteps } from '../../language/validate';
import { Documents } from '../../server/documents';
import { DEFAULT_SETTINGS } from '../../server/settings';
import { counted, isProportional } from './counted';
import type * as TreeParseDocument from '../../language/tree/parse-document';
import type * as EmbeddingValidateDefinitions from '../../language/embedding/validate-definitions';

const calls = vi.hoisted(() => ({ parses: 0, checks: 0 }));

vi.mock('../../language/tree/parse-document', async (original) => {
  const real = await original<typeof TreeParseDocument>();
  return {
    ...real,
    parseDocument: (...given: Parameters<typeof real.parseDocument>) => {
      calls.parses++;
      return real.parseDocument(...given);
    },
    parseDocumentInSteps: (...given: Parameters<typeof real.parseDocumentInSteps>) => {
      calls.parses++;
      return real.parseDocumentInSteps(...given);
    },
  };
});

vi.mock('../../language/embedding/validate-definitions', async (original) => {
  const real = await original<typeof EmbeddingValidateDefinitions>();
  const validateDefinitionsInSteps: typeof real.validateDefinitionsInSteps = (...given) => {
    calls.checks++;
    return real.validateDefinitionsInSteps(...given);
  };
  return { ...real, validateDefinitionsInSteps };
});

const URI = 'file:///a.asl.json';
const start = { line: 1, character: 0 };

describe('the server while somebody types', () => {
  let documents: Documents;

  beforeEach(() => {
    documents = new Documents({ log: () => undefined, sdk: () => undefined });
    documents.opened(URI, 'asl', 1, definitionOfSize(20_000, 'JSONPath'));
    documents.get(URI)?.diagnostics(DEFAULT_SETTINGS);
    calls.parses = 0;
    calls.checks = 0;
  });

  it('parses and checks once for a keystroke, whoever asks then', () => {
    documents.changed(URI, 2, [{ range: { start, end: start }, text: ' ' }]);
    const document = documents.get(URI);
    document?.diagnostics(DEFAULT_SETTINGS);
    document?.diagnostics(DEFAULT_SETTINGS);
    document?.machines();
    expect(calls).toEqual({ parses: 1, checks: 1 });
  });

  it('does nothing for keystrokes that nobody asks about', () => {
    for (let version = 2; version < 12; version++)
      documents.changed(URI, version, [{ range: { start, end: start }, text: ' ' }]);
    expect(calls).toEqual({ parses: 0, checks: 0 });
    documents.get(URI)?.diagnostics(DEFAULT_SETTINGS);
    expect(calls).toEqual({ parses: 1, checks: 1 });
  });

  it('completes and hovers without parsing what is parsed, and without checking', () => {
    const [machine] = documents.get(URI)?.machines() ?? [];
    const offset = machine?.model.document.text.indexOf('"Next"') ?? 0;
    expect(machine && complete(machine.model, offset + 9).length).toBeGreaterThan(0);
    expect(machine && hover(machine.model, offset + 1)).toBeDefined();
    expect(calls).toEqual({ parses: 0, checks: 0 });
  });
});

describe('completion in a long document', () => {
  it('offers no more states the longer it is', () => {
    const offered = [50_000, 200_000].map((bytes) => {
      const text = definitionOfSize(bytes, 'JSONPath');
      return complete(buildModel(parseJson(text)), text.indexOf('"Next": "') + '"Next": "'.length);
    });
    expect(offered.map((list) => list.length)).toEqual([MOST_PROPOSALS, MOST_PROPOSALS]);
  });
});

describe('the check after a keystroke', () => {
  /** How many states and scopes are looked at again when `word` becomes `by`, in a document of so many bytes. */
  function lookedAt(bytes: number, language: 'JSONPath' | 'JSONata', word: string, by: string): number {
    const text = definitionOfSize(bytes, language);
    const known = new KnownFindings();
    const before = parseJson(text);
    const model = buildModel(before);
    finish(validateInSteps(before, {}, model, known));
    const all = known.looked;
    expect(all).toBe(model.states.length + model.scopes.length);
    const at = text.indexOf(word, text.length / 2);
    expect(at).toBeGreaterThan(0);
    const after = reuseNodes(parseJson(text.slice(0, at) + by + text.slice(at + word.length)), before);
    finish(validateInSteps(after, {}, buildModel(after, after.root, model), known));
    return known.looked;
  }

  it.each([
    ['a word in a text', 'JSONPath', 'order {} of {}', 'number {} of {}'],
    ['a path that gives as much', 'JSONPath', '"$.order"', '"$.orders"'],
    ['a word in an expression', 'JSONata', "'order '", "'number '"],
    ['a number', 'JSONata', '10 + 20', '10 + 200'],
  ] as const)('looks at what %s stands in, however long the document is', (_, language, word, by) => {
    expect(lookedAt(10_000, language, word, by)).toBe(lookedAt(40_000, language, word, by));
    expect(lookedAt(40_000, language, word, by)).toBeLessThan(6);
  });

  it('looks at the states that get other data, and at no others', () => {
    const looked = lookedAt(40_000, 'JSONPath', '"label.$"', '"other.$"');
    const all = buildModel(parseJson(definitionOfSize(40_000, 'JSONPath'))).states.length;
    expect(looked).toBeGreaterThan(all / 4);
    expect(looked).toBeLessThan((all * 3) / 4);
  });
});

describe('the steps in which the server checks', () => {
  it.each([
    ['a long document', definitionOfSize(400_000, 'JSONPath')],
    [
      'one state with many rules',
      JSON.stringify({
        StartAt: 'A',
        States: {
          A: { Type: 'Choice', Choices: Array(5000).fill({ Variable: '$.a', IsNull: true, Next: 'B' }), Default: 'B' },
          B: { Type: 'Succeed' },
        },
      }),
    ],
  ])('are many for %s, so that others have their turn', (_, text) => {
    const parsing = parseDocumentInSteps(text, 'json');
    expect(stepsOf(parsing)).toBeGreaterThan(text.length / 60_000);
    expect(stepsOf(validateInSteps(parseJson(text)))).toBeGreaterThan(50);
  });
});

describe('one step of the check', () => {
  // Of the big ones: what is small is one step.
  const long = hostileDocuments.filter(({ format, text, size }) => format === 'json' && text(size).length > 100_000);

  it.each(long)('reads a bounded part of $name, however long it is', ({ size, text }) => {
    const [half, whole] = [mostReads(text(size / 4)), mostReads(text(size / 2))];
    expect(half).toBeLessThan(MOST_READS);
    expect(whole).toBeLessThan(MOST_READS);
  });
});

const MOST_READS = 150_000;

/** The most reads of the tree in one step. */
function mostReads(text: string): number {
  const { value, reads } = counted(parseJson(text));
  let most = 0;
  let before = 0;
  for (const steps = validateInSteps(value); !steps.next().done; before = reads()) {
    most = Math.max(most, reads() - before);
  }
  return most;
}

describe('actions on a long list', () => {
  it.each([
    ['fixing all of many missing targets', 'repeated-target'],
    ['converting a Choice of many rules', 'choice-rules'],
  ])('%s reads twice as much of twice the list', (_, name) => {
    const text = hostileDocuments.find((document) => document.name === name)?.text;
    const readsFor = (size: number): number => {
      const document = parseJson(text?.(size) ?? '');
      const model = buildModel(document);
      const diagnostics = validate(document, {}, model);
      const { value, reads } = counted({ document, model });
      const at = document.text.indexOf('"Next"', document.text.length / 2);
      codeActions(value.model, { start: at, end: at }, diagnostics);
      fixAll(value.model, diagnostics);
      return reads();
    };
    const [half, whole] = [readsFor(200), readsFor(400)];
    expect(isProportional(half, whole), `${String(half)} -> ${String(whole)}`).toBe(true);
  });
});

function stepsOf(steps: Steps<unknown>): number {
  let count = 0;
  while (!steps.next().done) count++;
  return count;
}
