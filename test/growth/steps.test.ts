import { describe, expect, it } from 'vitest';
import { Parser } from 'yaml';
import { hostileDocuments } from '../../bench/hostile/documents';
import { wholeDocument } from '../../language/embedding/find-definitions';
import { codeActions, codeActionsInSteps } from '../../language/features/code-actions';
import { applyEdits, fewerEdits } from '../../language/features/edit';
import { semanticTokensInSteps } from '../../language/features/semantic-tokens';
import { formatDefinitionInSteps, type FormatOptions } from '../../language/formatting/format';
import { buildModel } from '../../language/model/build-model';
import { finish, type Steps } from '../../language/steps';
import { parseDocument } from '../../language/tree/parse-document';
import { composeInSteps } from '../../language/tree/yaml-compose';
import { validate } from '../../language/validate';
import { counted } from './counted';

const LAYOUT: FormatOptions = { tabSize: 4, insertSpaces: true, order: 'keep' };

/** The most reads of what is counted in one step. */
function mostReads(steps: Steps<unknown>, reads: () => number): number {
  let most = 0;
  for (let before = reads(); !steps.next().done; before = reads()) most = Math.max(most, reads() - before);
  return most;
}

function stepsOf(steps: Steps<unknown>): number {
  let count = 0;
  while (!steps.next().done) count++;
  return count;
}

describe('the layout of a document', () => {
  // Of many parts: one long text is one of them.
  const long = hostileDocuments.filter(
    ({ name, text, size }) => !name.startsWith('long-') && text(size).length > 90_000,
  );

  it.each(long)('takes more steps the longer $name is', ({ format, size, text }) => {
    const [half = 0, whole = 0] = [size / 4, size / 2].map((one) =>
      stepsOf(formatDefinitionInSteps(wholeDocument(parseDocument(text(one), format)), LAYOUT)),
    );
    expect(half).toBeGreaterThan(2);
    expect(whole).toBeGreaterThan(half * 1.5);
  });

  it.each(long)('reads little of $name in one step, in the stable order too', ({ format, size, text }) => {
    const most = [size / 4, size / 2].map((one) => {
      const document = parseDocument(text(one), format);
      const { value, reads } = counted({ document, model: buildModel(document) });
      const definition = { ...wholeDocument(document), model: value.model };
      return mostReads(formatDefinitionInSteps(definition, { ...LAYOUT, order: 'stable' }), reads);
    });
    expect(Math.max(...most)).toBeLessThan(MOST_READS);
  });
});

const MOST_READS = 60_000;

describe('reading YAML', () => {
  const brackets = (size: number): string =>
    `A: [${Array.from({ length: size }, (_, i) => `{ a: ${String(i)}, b: [x y] }`).join(', ')}]\nB:\n  - 1\n`;

  it('composes a long collection in brackets some of its items at a time', () => {
    const [half = 0, whole = 0] = [2000, 4000].map((size) => {
      const text = brackets(size);
      return stepsOf(composeInSteps([...new Parser().parse(text)], text.length));
    });
    expect(half).toBeGreaterThan(2);
    expect(whole).toBeGreaterThan(half * 1.7);
  });
});

function payload(size: number): string {
  return JSON.stringify({
    StartAt: 'A',
    States: { A: { Type: 'Pass', Parameters: { list: Array(size).fill({ 'a.$': '$.x.y', b: 1 }) }, End: true } },
  });
}

it('the expressions of a long payload are visited some at a time', () => {
  const [half = 0, whole = 0] = [2000, 4000].map((size) => {
    const document = parseDocument(payload(size));
    const { value, reads } = counted({ document, model: buildModel(document) });
    return mostReads(semanticTokensInSteps(value.model), reads);
  });
  expect(half).toBeGreaterThan(0);
  expect(whole).toBeLessThan(half * 1.1);
});

describe('the code actions of a long state', () => {
  const hostile = (name: string) => hostileDocuments.find((document) => document.name === name)?.text ?? payload;

  it.each([
    ['many rules', hostile('choice-rules'), '"Choice"'],
    ['a long payload', payload, '"Pass"'],
    ['many catchers', hostile('repeated-target'), '"Parallel"'],
    ['many states after it', hostile('states'), '"StartAt"'],
  ] as const)('are looked for in steps that read little: %s', (_, textOf, word) => {
    const [half = { most: 0, steps: 0 }, whole = half] = [1000, 2000].map((size) => {
      const text = textOf(size);
      const document = parseDocument(text);
      const { value, reads } = counted({ document, model: buildModel(document) });
      const at = text.indexOf(word);
      let steps = 0;
      const all = { fixes: true, refactorings: true, fixAll: true };
      const work = codeActionsInSteps(value.model, { start: at, end: at }, validate(document), all);
      const most = mostReads(
        countedSteps(work, () => steps++),
        reads,
      );
      return { most, steps };
    });
    expect(whole.steps).toBeGreaterThan(half.steps * 1.7);
    expect(whole.most).toBeLessThan(MOST_READS);
  });

  it('holds a change of all comments once, and no more fixes than somebody reads', () => {
    const document = parseDocument(`{${'// a\n'.repeat(3000)}"StartAt": 1}`);
    const model = buildModel(document);
    const actions = codeActions(model, { start: 0, end: document.text.length }, validate(document, {}, model));
    const all = actions.filter(({ title }) => title === 'Remove all comments');
    expect(all.map(({ edits }) => edits.length)).toEqual([3000]);
    expect(actions.length).toBeLessThan(250);
  });
});

function* countedSteps<Result>(steps: Steps<Result>, count: () => void): Steps<Result> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    count();
    yield;
  }
}

it('a change of very many parts is sent as one of fewer', () => {
  const text = hostileDocuments.find(({ name }) => name === 'one-line')?.text(2000) ?? '';
  const edits = finish(formatDefinitionInSteps(wholeDocument(parseDocument(text)), LAYOUT));
  const fewer = fewerEdits(text, edits);
  expect(edits.length).toBeGreaterThan(20_000);
  expect(fewer.length).toBeLessThanOrEqual(2000);
  expect(applyEdits(text, fewer)).toBe(applyEdits(text, edits));
});
