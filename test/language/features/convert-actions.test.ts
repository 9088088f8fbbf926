import { expect, it } from 'vitest';
import { applyEdits } from '../../../language/features/edit';
import { refactorings } from '../../../language/features/refactor';
import { buildModel } from '../../../language/model/build-model';
import { parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';

/** The cursor at the first occurrence of a word. */
function at(text: string, word: string): { start: number; end: number } {
  return { start: text.indexOf(word), end: text.indexOf(word) };
}

const TEXT = `StartAt: A
States:
  A:
    Type: Wait
    SecondsPath: $.seconds
    Next: B
  B:
    Type: Pass
    Parameters:
      v.$: States.MathRandom(1, 5, 7)
    End: true
`;

function conversionAt(word: string, text = TEXT): ReturnType<typeof refactorings>[number] | undefined {
  const model = buildModel(parseDocument(text, 'yaml'));
  return refactorings(model, at(text, word)).find(({ title }) => title.startsWith('Convert '));
}

it('converts the state at the cursor', () => {
  const action = conversionAt('SecondsPath');
  expect(action?.title).toBe('Convert "A" to JSONata');
  const after = applyEdits(TEXT, action?.edits ?? []);
  expect(after).toContain('QueryLanguage: JSONata\n    Type: Wait\n    Seconds: "{% $states.input.seconds %}"\n');
  expect(validate(parseDocument(after, 'yaml')).filter(({ severity }) => severity === 'error')).toEqual([]);
});

it('says why it cannot', () => {
  expect(conversionAt('Parameters')).toMatchObject({
    title: 'Convert "B" to JSONata',
    edits: [],
    disabled: expect.stringContaining('seed') as string,
  });
});

it('converts the machine where the cursor is in none of its states', () => {
  const simple = TEXT.replace('(1, 5, 7)', '(1, 5)');
  const action = conversionAt('StartAt', simple);
  expect(action?.title).toBe('Convert the state machine to JSONata');
  const after = applyEdits(simple, action?.edits ?? []);
  expect(after.startsWith('QueryLanguage: JSONata\nStartAt: A\n')).toBe(true);
  const back = conversionAt('StartAt', after);
  expect(back?.title).toBe('Convert the state machine to JSONPath');
});
