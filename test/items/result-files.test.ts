import { describe, expect, it } from 'vitest';
import { memoryStore, type MemoryStore } from '../../interpreter/items/memory-store';
import { makeItemStore } from '../../interpreter/items/make-item-store';
import type { Json, JsonObject } from '../../language/json';

const RUN = 'arn:aws:states:us-east-1:111122223333:mapRun:M/L:run-1';

function record(status: string, output?: Json): JsonObject {
  return { Name: 'n', Status: status, ...(output === undefined ? { Error: 'E' } : { Output: JSON.stringify(output) }) };
}

async function write(
  records: readonly JsonObject[],
  config: JsonObject = {},
  given: JsonObject = { Bucket: 'b', Prefix: 'p' },
): Promise<{ store: MemoryStore; place: Json }> {
  const store = memoryStore();
  const file = makeItemStore(store).write({
    resource: 'arn:aws:states:::s3:putObject',
    arguments: given,
    config,
    mapRunArn: RUN,
  });
  for (const one of records) await file.add(one);
  return { store, place: await file.close() };
}

describe('results of a Map Run (S56, S57)', () => {
  it('writes a file for each way to end and the manifest that lists them', async () => {
    const records = [
      record('SUCCEEDED', 1),
      record('FAILED'),
      record('SUCCEEDED', [2]),
      record('TIMED_OUT'),
      record('PENDING'),
    ];
    const { store, place } = await write(records);
    expect(place).toEqual({ Bucket: 'b', Key: 'p/run-1/manifest.json' });
    const succeeded = store.text('b', 'p/run-1/SUCCEEDED_0.json') ?? '';
    expect(JSON.parse(succeeded)).toEqual([records[0], records[2]]);
    expect(JSON.parse(store.text('b', 'p/run-1/FAILED_0.json') ?? '')).toEqual([records[1], records[3]]);
    expect(JSON.parse(store.text('b', 'p/run-1/PENDING_0.json') ?? '')).toEqual([records[4]]);
    expect(JSON.parse(store.text('b', 'p/run-1/manifest.json') ?? '')).toEqual({
      DestinationBucket: 'b',
      MapRunArn: RUN,
      ResultFiles: {
        FAILED: [{ Key: 'p/run-1/FAILED_0.json', Size: Buffer.byteLength(JSON.stringify([records[1], records[3]])) }],
        PENDING: [{ Key: 'p/run-1/PENDING_0.json', Size: Buffer.byteLength(JSON.stringify([records[4]])) }],
        SUCCEEDED: [{ Key: 'p/run-1/SUCCEEDED_0.json', Size: Buffer.byteLength(succeeded) }],
      },
    });
  });

  it('writes a manifest of nothing when there was nothing', async () => {
    const { store } = await write([]);
    expect(JSON.parse(store.text('b', 'p/run-1/manifest.json') ?? '')).toMatchObject({
      ResultFiles: { FAILED: [], PENDING: [], SUCCEEDED: [] },
    });
  });

  it.each([
    [{ Transformation: 'COMPACT' }, 'json', '[1,[2,[3]],{"a":"é"}]'],
    [{ Transformation: 'FLATTEN', OutputType: 'JSON' }, 'json', '[1,2,[3],{"a":"é"}]'],
    [{ Transformation: 'FLATTEN', OutputType: 'JSONL' }, 'jsonl', '1\n2\n[3]\n{"a":"é"}\n'],
    [{ Transformation: 'COMPACT', OutputType: 'JSONL' }, 'jsonl', '1\n[2,[3]]\n{"a":"é"}\n'],
  ])('transforms results as %j says', async (config, ending, text) => {
    const { store } = await write(
      [record('SUCCEEDED', 1), record('SUCCEEDED', [2, [3]]), record('SUCCEEDED', { a: 'é' })],
      config,
    );
    expect(store.text('b', `p/run-1/SUCCEEDED_0.${ending}`)).toBe(text);
  });

  it('keeps what is known of failed children, whatever the transformation', async () => {
    const { store } = await write([record('FAILED')], { Transformation: 'FLATTEN' });
    expect(JSON.parse(store.text('b', 'p/run-1/FAILED_0.json') ?? '')).toEqual([record('FAILED')]);
  });

  it('writes an empty list when nothing is left after flattening', async () => {
    const { store } = await write([record('SUCCEEDED', [])], { Transformation: 'FLATTEN' });
    expect(store.text('b', 'p/run-1/SUCCEEDED_0.json')).toBe('[]');
  });

  it.each([
    [{ Bucket: 'b' }, 'run-1/manifest.json'],
    [{ Bucket: 'b', Prefix: '' }, 'run-1/manifest.json'],
    [{ Bucket: 'b', Prefix: 'x/y/' }, 'x/y/run-1/manifest.json'],
  ])('puts the files below the prefix of %j', async (given, key) => {
    expect((await write([], {}, given)).place).toEqual({ Bucket: 'b', Key: key });
  });

  it('says that the bucket is missing', async () => {
    await expect(write([], {}, {})).rejects.toThrow('The ResultWriter names no Bucket.');
  });
});
