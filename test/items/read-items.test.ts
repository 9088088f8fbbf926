import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../interpreter/items/memory-store';
import { makeItemStore } from '../../interpreter/items/make-item-store';
import type { Json, JsonObject } from '../../language/json';
import { PARQUET_FILE, PARQUET_FILES_OF_NODE } from './parquet-file';

const GET = 'arn:aws:states:::s3:getObject';
const LIST = 'arn:aws:states:::s3:listObjectsV2';

interface Given {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly resource?: string;
  readonly arguments?: JsonObject;
  readonly config?: JsonObject;
  readonly maxItems?: number;
}

/** All items, or the message of what went wrong. The first file is the one that is read. */
async function read({ files = {}, resource = GET, arguments: given, config = {}, maxItems }: Given): Promise<Json> {
  const store = memoryStore(1_700_000_000_999);
  for (const [key, body] of Object.entries(files)) store.put('b', key, body);
  const items: Json[] = [];
  const reading = {
    resource,
    arguments: given ?? { Bucket: 'b', Key: Object.keys(files)[0] ?? 'none' },
    config,
    maxItems,
  };
  try {
    for await (const chunk of makeItemStore(store).read(reading)) items.push(...chunk);
  } catch (problem) {
    return problem instanceof Error ? `${problem.constructor.name}: ${problem.message}` : 'no error';
  }
  return items;
}

async function csv(text: string, config: JsonObject = {}): Promise<Json> {
  return read({ files: { 'f.csv': text }, config: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', ...config } });
}

describe('CSV (S52)', () => {
  const recorded = "Value1,Value2,Value3\nValue4,Value5,Value6\n,,,\ntrue,1,'HelloWorld'\nNull,None,\n   \n";

  it('reads what was recorded, with headers of the first row', async () => {
    expect(await csv(`Col1,Col2,Col3\n${recorded}`)).toEqual([
      { Col1: 'Value1', Col2: 'Value2', Col3: 'Value3' },
      { Col1: 'Value4', Col2: 'Value5', Col3: 'Value6' },
      { Col1: '', Col2: '', Col3: '' },
      { Col1: 'true', Col2: '1', Col3: "'HelloWorld'" },
      { Col1: 'Null', Col2: 'None', Col3: '' },
      { Col1: '   ', Col2: '', Col3: '' },
    ]);
  });

  it('reads what was recorded, with fewer headers than cells', async () => {
    expect(await csv(recorded, { CSVHeaderLocation: 'GIVEN', CSVHeaders: ['H1'] })).toEqual(
      ['Value1', 'Value4', '', 'true', 'Null', '   '].map((H1) => ({ H1 })),
    );
  });

  it('refuses duplicate headers in the words of the service', async () => {
    const message = 'ItemStoreError: CSV headers cannot contain duplicates.';
    expect(await csv('a,b,a\n1,2,3')).toBe(message);
    expect(await csv('1,2', { CSVHeaderLocation: 'GIVEN', CSVHeaders: ['x', 'x'] })).toBe(message);
  });

  it('keeps odd headers as they are', async () => {
    expect(await csv('0,True,{},,a b,__proto__\n1,2,3,4,5,6')).toEqual([
      JSON.parse('{"0": "1", "True": "2", "{}": "3", "": "4", "a b": "5", "__proto__": "6"}'),
    ]);
  });

  it.each([
    ['COMMA', ','],
    ['PIPE', '|'],
    ['SEMICOLON', ';'],
    ['SPACE', ' '],
    ['TAB', '\t'],
  ])('separates by %s', async (CSVDelimiter, character) => {
    expect(await csv(`a${character}b\n1${character}2\n`, { CSVDelimiter })).toEqual([{ a: '1', b: '2' }]);
  });

  it('reads quotes, a byte order mark, both kinds of line ends and a last line without one', async () => {
    expect(await csv('\uFEFFa,b\r\n"x, ""y""\nz",2\n3,4"5')).toEqual([
      { a: 'x, "y"\nz', b: '2' },
      { a: '3', b: '4"5' },
    ]);
  });

  it('has no items for an empty file and for a file of headers only', async () => {
    expect([await csv(''), await csv('a,b\n')]).toEqual([[], []]);
  });

  it('leaves out empty lines', async () => {
    expect(await csv('a\n\n1\n\n\n2\n')).toEqual([{ a: '1' }, { a: '2' }]);
  });

  it('replaces bytes that are no UTF-8', async () => {
    expect(
      await read({
        files: { f: Uint8Array.from([97, 10, 0xff, 98]) },
        config: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
      }),
    ).toEqual([{ a: '\uFFFDb' }]);
  });

  it.each([
    [
      { CSVDelimiter: 'X' },
      'ItemStoreError: ReaderConfig.CSVDelimiter "X" is not one of COMMA, PIPE, SEMICOLON, SPACE, TAB.',
    ],
    [{ CSVHeaderLocation: 'NOWHERE' }, 'ItemStoreError: ReaderConfig.CSVHeaderLocation must be FIRST_ROW or GIVEN.'],
    [{ CSVHeaderLocation: 'GIVEN' }, 'ItemStoreError: ReaderConfig.CSVHeaders must be a list of texts.'],
  ])('says what is wrong with %j', async (config, message) => {
    expect(await csv('a\n1', config)).toBe(message);
  });

  it('says that a quote is not closed', async () => {
    expect(await csv('a\n"1\n2\n')).toMatch(/^ItemStoreError: The CSV file cannot be read: Quote Not Closed/);
  });

  it('reads rows that stand across the pieces of a file', async () => {
    const rows = [...Array(5000).keys()].map((i) => ({ id: String(i), text: `é "quoted", ${String(i)}` }));
    const text = ['id,text', ...rows.map(({ id, text: cell }) => `${id},"${cell.replaceAll('"', '""')}"`)].join('\n');
    const bytes = Buffer.from(text);
    const { readCsv } = await import('../../interpreter/items/csv');
    const pieces = async function* (size: number): AsyncIterable<Uint8Array> {
      for (let i = 0; i < bytes.length; i += size) yield await Promise.resolve(bytes.subarray(i, i + size));
    };
    for (const size of [1009, 65_536]) {
      const items: Json[] = [];
      for await (const chunk of readCsv(pieces(size), { headers: undefined, delimiter: ',' })) items.push(...chunk);
      expect(items).toEqual(rows);
    }
  });
});

describe('JSON (S52)', () => {
  const json = (text: string, config: JsonObject = {}): Promise<Json> =>
    read({ files: { f: text }, config: { InputType: 'JSON', ...config } });

  it('gives the elements of the array', async () => {
    expect(await json('\uFEFF[1, {"a": null}, [2]]')).toEqual([1, { a: null }, [2]]);
  });

  it.each(['{"Hello": "world"}', '1', '"text"', 'null'])('refuses %s in the words of the service', async (text) => {
    expect(await json(text)).toBe('ItemStoreError: Attempting to map over non-iterable node.');
  });

  it('follows ItemsPointer to an array, or to an object of which it gives the members', async () => {
    const text = '{"a/b": {"~": [[1], [2, 3]]}, "o": {"x": 1, "y": 2}, "t": "no"}';
    expect(await json(text, { ItemsPointer: '/a~1b/~0/1' })).toEqual([2, 3]);
    expect(await json(text, { ItemsPointer: '/o' })).toEqual([
      { Key: 'x', Value: 1 },
      { Key: 'y', Value: 2 },
    ]);
    expect(await json('[1]', { ItemsPointer: '' })).toEqual([1]);
    expect(await json(text, { ItemsPointer: '/t' })).toBe('ItemStoreError: Attempting to map over non-iterable node.');
  });

  it.each([
    ['/x', 'ItemStoreError: ItemsPointer "/x" leads to nothing in the file.'],
    ['/a/1', 'ItemStoreError: ItemsPointer "/a/1" leads to nothing in the file.'],
    ['/a/01', 'ItemStoreError: ItemsPointer "/a/01" leads to nothing in the file.'],
    ['/a/constructor', 'ItemStoreError: ItemsPointer "/a/constructor" leads to nothing in the file.'],
    ['/constructor', 'ItemStoreError: ItemsPointer "/constructor" leads to nothing in the file.'],
    ['a', 'ItemStoreError: ItemsPointer "a" is not a JSON Pointer: it must start with a slash.'],
  ])('says that %s leads nowhere', async (ItemsPointer, message) => {
    expect(await json('{"a": [0]}', { ItemsPointer })).toBe(message);
  });

  it('says that a file is not JSON', async () => {
    expect(await json('[1,')).toMatch(/^ItemStoreError: The file is not valid JSON: /);
  });

  it('says that a file is not UTF-8, and where', async () => {
    const files = { f: Uint8Array.from([...Buffer.from('["a",\n"'), 0xe9, ...Buffer.from('"]')]) };
    expect(await read({ files, config: { InputType: 'JSON' } })).toBe(
      'ItemStoreError: The file cannot be read: it is not UTF-8 (byte 0xE9 at line 2, column 2): save it as UTF-8.',
    );
  });
});

describe('JSON Lines', () => {
  const jsonl = (text: string): Promise<Json> => read({ files: { f: text }, config: { InputType: 'JSONL' } });

  it('gives an item for each line that is not empty', async () => {
    expect(await jsonl('\uFEFF{"a": 1}\r\n\n"x"\n  \n[2]')).toEqual([{ a: 1 }, 'x', [2]]);
    expect(await jsonl('')).toEqual([]);
  });

  it('says which line is not JSON', async () => {
    expect(await jsonl('1\n\n{\n')).toMatch(/^ItemStoreError: Line 3 of the file is not valid JSON: /);
    expect(await jsonl('1\nx')).toMatch(/^ItemStoreError: Line 2 of the file is not valid JSON: /);
  });

  it('says after which line a file is not UTF-8', async () => {
    const files = { f: Uint8Array.from([...Buffer.from('1\n"'), 0xe9, ...Buffer.from('"\n')]) };
    expect(await read({ files, config: { InputType: 'JSONL' } })).toBe(
      'ItemStoreError: The file is not UTF-8 at or after line 1: save it as UTF-8.',
    );
  });

  it('reads lines that stand across the pieces of a file, and refuses one that never ends', async () => {
    const { readJsonLines } = await import('../../interpreter/items/json-lines');
    const bytes = Buffer.from('{"a":"é"}\n[1,2]\n');
    const pieces = async function* (): AsyncIterable<Uint8Array> {
      for (let i = 0; i < bytes.length; i++) yield await Promise.resolve(bytes.subarray(i, i + 1));
    };
    const items: Json[] = [];
    for await (const some of readJsonLines(pieces())) items.push(...some);
    expect(items).toEqual([{ a: 'é' }, [1, 2]]);
    expect(await jsonl(`1\n"${'x'.repeat(17_000_000)}`)).toBe(
      'ItemStoreError: Line 2 of the file is longer than 16777216 characters.',
    );
  });
});

describe('Parquet', () => {
  it('gives an object for each row, with JSON for all types', async () => {
    expect(await read({ files: { f: PARQUET_FILE }, config: { InputType: 'PARQUET' } })).toEqual([
      { id: 1, name: 'a', at: '1970-01-01T00:00:00.000Z', ok: true, tags: ['x'] },
      { id: 2, name: 'b', at: '1970-01-02T00:00:00.000Z', ok: false, tags: [] },
      { id: 3, name: null, at: null, ok: true, tags: null },
    ]);
  });

  it('says that a file is not Parquet', async () => {
    expect(await read({ files: { f: 'nothing of the kind' }, config: { InputType: 'PARQUET' } })).toMatch(
      /^ItemStoreError: The Parquet file cannot be read: /,
    );
  });
});

describe('listings', () => {
  const files = { 'x/2.txt': 'two', 'x/10.json': '[1, 2]', 'x/b.json': '[3]', 'y.txt': '' };

  it('gives the members that were recorded, sorted by key (S52)', async () => {
    const items = await read({ files, resource: LIST, arguments: { Bucket: 'b', Prefix: 'x/' } });
    expect(items).toEqual([
      {
        Etag: '"04cd0e0151f352e7fd414d694a604136"',
        LastModified: 1_700_000_000,
        Key: 'x/10.json',
        Size: 6,
        StorageClass: 'STANDARD',
      },
      {
        Etag: '"b8a9f715dbb64fd5c56e7783c6820a61"',
        LastModified: 1_700_000_000,
        Key: 'x/2.txt',
        Size: 3,
        StorageClass: 'STANDARD',
      },
      {
        Etag: '"f2577a6fc29b900fe7d4c6321346be48"',
        LastModified: 1_700_000_000,
        Key: 'x/b.json',
        Size: 3,
        StorageClass: 'STANDARD',
      },
    ]);
    expect(Object.keys((items as JsonObject[])[0] ?? {})).toEqual([
      'Etag',
      'LastModified',
      'Key',
      'Size',
      'StorageClass',
    ]);
  });

  it('lists the whole bucket without a prefix', async () => {
    expect(await read({ files, resource: LIST, arguments: { Bucket: 'b' } })).toHaveLength(4);
  });

  it('reads the content of each object for LOAD_AND_FLATTEN', async () => {
    const config = { Transformation: 'LOAD_AND_FLATTEN', InputType: 'JSON' };
    const json = { 'x/10.json': '[1, 2]', 'x/b.json': '[3]' };
    expect(await read({ files: json, resource: LIST, arguments: { Bucket: 'b', Prefix: 'x/' }, config })).toEqual([
      1, 2, 3,
    ]);
    expect(await read({ files: json, resource: LIST, arguments: { Bucket: 'b' }, config, maxItems: 2 })).toEqual([
      1, 2,
    ]);
  });
});

describe('manifests', () => {
  const manifest = {
    sourceBucket: 's',
    destinationBucket: 'arn:aws:s3:::b',
    fileFormat: 'CSV',
    fileSchema: 'Bucket, Key, Size',
    files: [{ key: 'd/1.csv.gz' }, { key: 'd/2.csv' }],
  };
  const files = {
    'manifest.json': JSON.stringify(manifest),
    'd/1.csv.gz': gzipSync('"s","a.txt","12"\n"s","b.txt","7"\n'),
    'd/2.csv': '"s","c.txt","0"\n',
  };
  const rows = [
    { Bucket: 's', Key: 'a.txt', Size: '12' },
    { Bucket: 's', Key: 'b.txt', Size: '7' },
    { Bucket: 's', Key: 'c.txt', Size: '0' },
  ];

  it.each([
    { InputType: 'MANIFEST' },
    { ManifestType: 'S3_INVENTORY' },
    { InputType: 'MANIFEST', ManifestType: 'S3_INVENTORY' },
  ])('reads the rows of an S3 inventory for %j', async (config) => {
    expect(await read({ files, config })).toEqual(rows);
  });

  it('reads an inventory in Parquet', async () => {
    const parquet = {
      'manifest.json': JSON.stringify({ fileFormat: 'Parquet', files: [{ key: 'p' }] }),
      p: PARQUET_FILE,
    };
    expect(await read({ files: parquet, config: { InputType: 'MANIFEST' } })).toHaveLength(3);
  });

  it.each(Object.entries(PARQUET_FILES_OF_NODE))('reads Parquet that is compressed by %s', async (_codec, p) => {
    const files = { 'manifest.json': JSON.stringify({ fileFormat: 'Parquet', files: [{ key: 'p' }] }), p };
    expect(await read({ files, config: { InputType: 'MANIFEST' } })).toEqual([
      { id: 1, name: 'a'.repeat(24) },
      { id: 2, name: 'b'.repeat(26) },
      { id: 3, name: 'c'.repeat(22) },
    ]);
  });

  it.each([
    ['[]', 'The manifest is not a JSON object.'],
    ['{', 'The manifest is not a JSON object.'],
    ['{}', 'The manifest is no S3 inventory: "files" must be a list of objects with a "key".'],
    ['{"files": [1]}', 'The manifest is no S3 inventory: "files" must be a list of objects with a "key".'],
    ['{"fileFormat": "ORC", "files": []}', 'An inventory in the format ORC cannot be read: only CSV and Parquet can.'],
    ['{"files": [{"key": "gone"}]}', 'The object "gone" does not exist in the bucket "b".'],
  ])('says what is wrong with %s', async (text, message) => {
    expect(await read({ files: { m: text }, config: { InputType: 'MANIFEST' } })).toBe(`ItemStoreError: ${message}`);
  });

  it('says that a packed file is broken', async () => {
    const broken = { ...files, 'd/1.csv.gz': gzipSync('"s","a.txt","12"\n').subarray(0, 20) };
    expect(await read({ files: broken, config: { InputType: 'MANIFEST' } })).toMatch(
      /^ItemStoreError: The gzipped file cannot be unpacked: /,
    );
  });

  it("reads the files that Athena's manifest lists, packed or not", async () => {
    const athena = {
      m: 's3://b/1.gz\r\n"s3://b/dir/2.jsonl"\n\n',
      '1.gz': gzipSync('{"a": 1}\n{"a": 2}\n'),
      'dir/2.jsonl': '{"a": 3}',
    };
    const config = { ManifestType: 'ATHENA_DATA', InputType: 'JSONL' };
    expect(await read({ files: athena, config })).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
    expect(await read({ files: { m: 'nonsense' }, config })).toBe(
      'ItemStoreError: The manifest\'s line "nonsense" is not of the form s3://bucket/key.',
    );
  });
});

describe('what is asked for', () => {
  const files = { f: '[1, 2, 3]' };
  const config = { InputType: 'JSON' };

  it.each([
    [undefined, [1, 2, 3]],
    [0, [1, 2, 3]],
    [2, [1, 2]],
    [3, [1, 2, 3]],
    [100_000_001, [1, 2, 3]],
  ])('reads at most MaxItems %s (S53)', async (maxItems, items) => {
    expect(await read({ files, config, ...(maxItems === undefined ? {} : { maxItems }) })).toEqual(items);
  });

  it.each([
    [{ files }, 'ReaderConfig.InputType is missing: it says how the object is written, for example CSV.'],
    [
      { files, config: { InputType: 'XML' } },
      'ReaderConfig.InputType "XML" is not one of CSV, JSON, JSONL, PARQUET and MANIFEST.',
    ],
    [{ files, config, arguments: { Bucket: 'b', Key: 'gone' } }, 'The object "gone" does not exist in the bucket "b".'],
    [{ files, config, arguments: { Bucket: 'gone', Key: 'f' } }, 'The bucket "gone" does not exist.'],
    [{ files, config, arguments: { Key: 'f' } }, 'The ItemReader needs Bucket as a text.'],
    [{ files, config, arguments: { Bucket: 'b', Key: 5 } }, 'The ItemReader needs Key as a text.'],
    [
      { files, config, resource: 'arn:aws:states:::s3:putObject' },
      'An ItemReader cannot read from arn:aws:states:::s3:putObject: use s3:getObject or s3:listObjectsV2.',
    ],
    [{ files, resource: LIST, arguments: { Bucket: 'gone' } }, 'The bucket "gone" does not exist.'],
  ])('says what is wrong with %j', async (given, message) => {
    expect(await read(given)).toBe(`ItemStoreError: ${message}`);
  });
});
