import { CancellationTokenSource } from 'vscode-languageserver';
import { describe, expect, it } from 'vitest';
import { definitionOfSize } from '../../bench/documents';
import { Answers } from '../../server/answers';
import { Documents } from '../../server/documents';

const URI = 'file:///a.asl.json';
const NO_TOKEN = new CancellationTokenSource().token;

function opened(text: string): { documents: Documents; answers: Answers; log: string[] } {
  const log: string[] = [];
  const documents = new Documents({ log: (line) => log.push(line), sdk: () => undefined });
  documents.opened(URI, 'asl', 1, text);
  return { documents, answers: new Answers(documents, (line) => log.push(line)), log };
}

/** Steps that each take longer than a slice. */
function* slow(done: { steps: number }): Generator<undefined, string> {
  for (let i = 0; i < 50; i++) {
    const until = performance.now() + 20;
    while (performance.now() < until);
    done.steps++;
    yield;
  }
  return 'answer';
}

describe('an answer to a request', () => {
  it('is given when the document has been read', async () => {
    const { answers } = opened(definitionOfSize(300_000, 'JSONPath'));
    const count = await answers.whenRead({ request: 'Count', uri: URI, token: NO_TOKEN }, (document) =>
      document.machines().map(({ model }) => model.states.length),
    );
    expect(count).toEqual([expect.any(Number)]);
  });

  it('stops its work when it is cancelled, and others go on', async () => {
    const { answers } = opened('{}');
    const source = new CancellationTokenSource();
    const [cancelled, other] = [{ steps: 0 }, { steps: 0 }];
    const ask = (done: { steps: number }, token = NO_TOKEN): Promise<string | null> =>
      answers.inSlices({ request: 'Slow', uri: URI, token }, () => slow(done));
    const first = ask(cancelled, source.token);
    const second = ask(other);
    source.cancel();
    await expect(first).rejects.toThrow('cancelled');
    expect(cancelled.steps).toBe(1);
    expect(await second).toBe('answer');
  });

  it('stops its work when the document changes', async () => {
    const { answers, documents } = opened('{}');
    const done = { steps: 0 };
    const asked = answers.inSlices({ request: 'Slow', uri: URI, token: NO_TOKEN }, () => slow(done));
    documents.changed(URI, 2, [{ text: '{"a": 1}' }]);
    await expect(asked).rejects.toThrow('changed');
    expect(done.steps).toBe(1);
  });

  it('is null for a document that is not open, and where the work throws', async () => {
    const { answers, log } = opened('{}');
    const broken = (): never => {
      throw new Error('broken');
    };
    expect(await answers.whenRead({ request: 'Any', uri: 'file:///b', token: NO_TOKEN }, () => 1)).toBeNull();
    expect(await answers.whenRead({ request: 'Any', uri: URI, token: NO_TOKEN }, broken)).toBeNull();
    expect(log).toEqual([expect.stringContaining('Any failed: Error: broken')]);
  });
});
