import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseStore } from '../../interpreter/items/choose-store';
import { memoryStore } from '../../interpreter/items/memory-store';
import { readAll, type ObjectStore } from '../../interpreter/items/object-store';
import { s3Store } from '../../interpreter/items/s3-store';
import { addressOf } from '../../interpreter/tasks/aws/endpoint';
import { signRequest } from '../../interpreter/items/sign-request';

describe('signRequest', () => {
  const example = {
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
    region: 'us-east-1',
    service: 's3',
    time: Date.UTC(2013, 4, 24),
  };

  // The examples of https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
  it.each([
    ['/test.txt', { range: 'bytes=0-9' }, 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
    ['/?lifecycle', {}, 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    ['/?max-keys=2&prefix=J', {}, '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
  ])('signs %s as the documentation does', (path, headers, signature) => {
    const url = new URL(`https://examplebucket.s3.amazonaws.com${path}`);
    expect(signRequest({ method: 'GET', url, headers, body: undefined }, example)['authorization']).toContain(
      `Signature=${signature}`,
    );
  });

  it('sends the token of temporary credentials, signed', () => {
    const credentials = { ...example.credentials, sessionToken: 'T' };
    const signed = signRequest(
      { method: 'GET', url: new URL('http://h/x'), headers: {}, body: undefined },
      { ...example, credentials },
    );
    expect(signed['x-amz-security-token']).toBe('T');
    expect(signed['authorization']).toContain('x-amz-security-token');
  });
});

/** A small S3: objects by path, two keys on a page of a listing. */
class FakeS3 {
  readonly objects = new Map<string, Buffer>();
  readonly requests: string[] = [];
  private readonly uploads = new Map<string, Buffer[]>();

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://x');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    this.requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const path = decodeURIComponent(url.pathname);
    const send = (status: number, content: string | Buffer = '', headers = {}): void => {
      response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : content);
    };
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=test/'))
      return send(403, '<Error><Message>Access &amp; Denied</Message></Error>');
    if (url.searchParams.has('list-type')) return send(200, this.page(path, url));
    if (url.searchParams.has('uploads')) {
      this.uploads.set('u1', []);
      return send(200, '<X><UploadId>u1</UploadId></X>');
    }
    const upload = this.uploads.get(url.searchParams.get('uploadId') ?? '');
    if (upload && request.method === 'PUT') {
      upload[Number(url.searchParams.get('partNumber')) - 1] = body;
      return send(200, '', { etag: `"p${url.searchParams.get('partNumber') ?? ''}"` });
    }
    if (upload) {
      const expected = upload
        .map((_, i) => `<Part><PartNumber>${String(i + 1)}</PartNumber><ETag>"p${String(i + 1)}"</ETag></Part>`)
        .join('');
      if (!body.toString().includes(expected)) return send(400, '<Error><Message>Bad parts.</Message></Error>');
      this.objects.set(path, Buffer.concat(upload));
      return send(200);
    }
    if (request.method === 'PUT') {
      this.objects.set(path, body);
      return send(200);
    }
    const object = this.objects.get(path);
    if (!object) return send(404);
    const [, start, end] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    const part = start === undefined ? object : object.subarray(Number(start), Number(end) + 1);
    send(start === undefined ? 200 : 206, part, { 'content-length': part.length });
  }

  private page(bucket: string, url: URL): string {
    const prefix = `${bucket}/${url.searchParams.get('prefix') ?? ''}`;
    const all = [...this.objects.keys()].filter((path) => path.startsWith(prefix)).sort();
    const from = Number(url.searchParams.get('continuation-token') ?? 0);
    const entries = all.slice(from, from + 2).map((path) => {
      const key = encodeURIComponent(path.slice(bucket.length + 1)).replace(/%20/g, '+');
      return `<Contents><Key>${key}</Key><LastModified>2024-01-02T03:04:05.000Z</LastModified><ETag>&quot;e&#34;</ETag><Size>${String(this.objects.get(path)?.length)}</Size></Contents>`;
    });
    const more = from + 2 < all.length;
    return `<ListBucketResult>${entries.join('')}<IsTruncated>${String(more)}</IsTruncated>${more ? `<NextContinuationToken>${String(from + 2)}</NextContinuationToken>` : ''}</ListBucketResult>`;
  }
}

let fake: FakeS3;
let server: Server;
let store: ObjectStore;
let address: string;

beforeEach(async () => {
  fake = new FakeS3();
  server = createServer((request, response) => void fake.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  store = s3Store(addressOf(address));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function text(key: string): Promise<string> {
  return Buffer.from(await readAll(await store.open('b', key))).toString();
}

describe('buckets behind an endpoint', () => {
  it('reads objects, whole and in parts, whatever their keys', async () => {
    fake.objects.set("/b/dir/a b+(é)'*.txt", Buffer.from('content'));
    expect(await text("dir/a b+(é)'*.txt")).toBe('content');
    const object = await store.open('b', "dir/a b+(é)'*.txt");
    expect(Buffer.from(await readAll(object, 2, 4)).toString()).toBe('nt');
    fake.objects.set('/b/empty', Buffer.from(''));
    expect(await text('empty')).toBe('');
  });

  it('lists page after page', async () => {
    for (const key of ['x/1', 'x/2 &', 'x/3', 'y']) fake.objects.set(`/b/${key}`, Buffer.from('12'));
    const found = [];
    for await (const summary of store.list('b', 'x/')) found.push(summary);
    expect(found.map(({ key }) => key)).toEqual(['x/1', 'x/2 &', 'x/3']);
    expect(found[0]).toEqual({ key: 'x/1', size: 2, lastModified: Date.UTC(2024, 0, 2, 3, 4, 5), etag: '"e"' });
  });

  it('writes a small object by one request and a large one in parts', async () => {
    const small = store.create('b', 'small');
    await small.write('é');
    expect(await small.close()).toBe(2);
    expect(fake.objects.get('/b/small')?.toString()).toBe('é');
    const large = store.create('b', 'large');
    for (let i = 0; i < 20; i++) await large.write('x'.repeat(1024 * 1024));
    expect(await large.close()).toBe(20 * 1024 * 1024);
    expect(fake.objects.get('/b/large')?.length).toBe(20 * 1024 * 1024);
    expect(fake.requests.filter((request) => request.includes('partNumber'))).toHaveLength(3);
  });

  it('says what is missing, refused or out of reach', async () => {
    await expect(store.open('b', 'gone')).rejects.toThrow(
      `The S3 endpoint ${address} has not the object "gone" of the bucket "b".`,
    );
    await expect(store.open('b', 'a/../../c/secret')).rejects.toThrow('cannot be part of an address');
    const other = s3Store(addressOf(address.replace('//', '//key:secret@')));
    const listing = other.list('b', '')[Symbol.asyncIterator]();
    await expect(listing.next()).rejects.toThrow(`The S3 endpoint ${address} refused the bucket "b": Access & Denied.`);
    const nowhere = s3Store(addressOf('http://127.0.0.1:1'));
    await expect(nowhere.open('b', 'k')).rejects.toThrow(
      /^The S3 endpoint http:\/\/127\.0\.0\.1:1 cannot be reached: /,
    );
  });

  it('stands beside buckets that are folders', async () => {
    const local = memoryStore();
    local.put('here', 'k', 'local');
    fake.objects.set('/there/k', Buffer.from('remote'));
    const both = chooseStore(local, (bucket) => bucket === 'here', store);
    const read = async (bucket: string): Promise<string> =>
      Buffer.from(await readAll(await both.open(bucket, 'k'))).toString();
    expect([await read('here'), await read('there')]).toEqual(['local', 'remote']);
  });
});
