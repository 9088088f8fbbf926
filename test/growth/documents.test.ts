import { describe, expect, it } from 'vitest';
import { definitionOfSize } from '../../bench/documents';
import { hostileDocuments } from '../../bench/hostile/documents';
import { complete } from '../../language/features/complete';
import { semanticTokens } from '../../language/features/semantic-tokens';
import { outline } from '../../language/features/symbols';
import { buildModel } from '../../language/model/build-model';
import { parseDocument } from '../../language/tree/parse-document';
import { validate } from '../../language/validate';
import { counted, isProportional } from './counted';

type Work = (text: string, format: 'json' | 'yaml') => number;

/** Reads of the tree by the model, all rules and the data flow. */
const checking: Work = (text, format) => {
  const { value, reads } = counted(parseDocument(text, format));
  validate(value);
  return reads();
};

const showing: Work = (text, format) => {
  const { value, reads } = counted(parseDocument(text, format));
  const model = buildModel(value);
  outline(model);
  semanticTokens(model);
  complete(model, text.length >> 1);
  return reads();
};

describe('the work on a document of twice the size is at most twice as much', () => {
  it.each([
    ['checking JSONPath', checking, 'JSONPath'],
    ['checking JSONata', checking, 'JSONata'],
    ['outline, colours and completion of JSONPath', showing, 'JSONPath'],
    ['outline, colours and completion of JSONata', showing, 'JSONata'],
  ] as const)('%s', (_, work, language) => {
    const half = work(definitionOfSize(40_000, language), 'json');
    const whole = work(definitionOfSize(80_000, language), 'json');
    expect(isProportional(half, whole), `${String(half)} -> ${String(whole)}`).toBe(true);
  });
});

describe('the worst documents are checked in proportion to their size', () => {
  it.each(hostileDocuments)('$name', ({ format, size, text }) => {
    const half = checking(text(size / 20), format);
    const whole = checking(text(size / 10), format);
    expect(isProportional(half, whole), `${String(half)} -> ${String(whole)}`).toBe(true);
  });
});
