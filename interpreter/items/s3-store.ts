import { ItemStoreError } from '../item-store';
import type { ObjectStore, ObjectSummary, ObjectWriter } from './object-store';
import { escape, signRequest, type Credentials } from './sign-request';

/** S3 takes parts of 5 MiB and more, only the last may be smaller. */
const PART_CHARACTERS = 8 * 1024 * 1024;

/** Where S3 or something like it listens, and whose request it is. */
export interface S3Endpoint {
  readonly url: string;
  readonly region: string;
  readonly credentials: Credentials;
}

/** Buckets behind an endpoint that speaks S3 (LocalStack, MinIO, S3 itself), addressed by path. */
export function s3Store(endpoint: S3Endpoint): ObjectStore {
  const call = caller(endpoint);
  return {
    async open(bucket, key) {
      const head = await call({ method: 'HEAD', bucket, key });
      const size = Number(head.headers.get('content-length') ?? 0);
      return {
        size,
        async *stream(start = 0, end = size) {
          if (end <= start) return;
          const { body } = await call({
            method: 'GET',
            bucket,
            key,
            headers: { range: `bytes=${String(start)}-${String(end - 1)}` },
          });
          if (body) yield* body;
        },
      };
    },
    async *list(bucket, prefix) {
      for (let token: string | undefined = ''; token !== undefined;) {
        const query = {
          'list-type': '2',
          'encoding-type': 'url',
          prefix,
          ...(token === '' ? {} : { 'continuation-token': token }),
        };
        const page: string = await (await call({ method: 'GET', bucket, query })).text();
        for (const [, entry = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) yield summaryOf(entry);
        token = elementOf(page, 'IsTruncated') === 'true' ? elementOf(page, 'NextContinuationToken') : undefined;
      }
    },
    create: (bucket, key) => objectWriter(call, bucket, key),
  };
}

interface Call {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST';
  readonly bucket: string;
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

type Caller = (call: Call) => Promise<Response>;

function caller({ url: base, region, credentials }: S3Endpoint): Caller {
  return async ({ method, bucket, key, query = {}, headers = {}, body }) => {
    if (key?.split('/').some((part) => part === '.' || part === '..')) {
      throw new ItemStoreError(`The key "${key}" of the bucket "${bucket}" cannot be part of an address.`);
    }
    const path = [bucket, ...(key === undefined ? [] : key.split('/'))].map(escape).join('/');
    const url = new URL(`${base.replace(/\/+$/, '')}/${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const signed = signRequest(
      { method, url, headers, body },
      { credentials, region, service: 's3', time: Date.now() },
    );
    const place = key === undefined ? `the bucket "${bucket}"` : `the object "${key}" of the bucket "${bucket}"`;
    const response = await fetch(url, { method, headers: signed, body: body ?? null, redirect: 'manual' }).catch(
      (problem: unknown) => {
        const cause =
          problem instanceof Error && problem.cause instanceof Error ? problem.cause.message : String(problem);
        throw new ItemStoreError(`The S3 endpoint ${base} cannot be reached: ${cause}.`);
      },
    );
    if (response.ok) return response;
    if (response.status >= 300 && response.status < 400) {
      const target = response.headers.get('location') ?? 'nowhere';
      throw new ItemStoreError(`The S3 endpoint ${base} redirects to ${target}, which is not followed.`);
    }
    const text = await response.text();
    if (response.status === 404) throw new ItemStoreError(`The S3 endpoint ${base} has not ${place}.`);
    const reason = elementOf(text, 'Message') ?? `it answered with status ${String(response.status)}`;
    throw new ItemStoreError(`The S3 endpoint ${base} refused ${place}: ${reason.replace(/\.$/, '')}.`);
  };
}

function summaryOf(entry: string): ObjectSummary {
  return {
    key: decodeURIComponent((elementOf(entry, 'Key') ?? '').replace(/\+/g, ' ')),
    size: Number(elementOf(entry, 'Size') ?? 0),
    lastModified: Date.parse(elementOf(entry, 'LastModified') ?? ''),
    etag: elementOf(entry, 'ETag') ?? '',
  };
}

/** The text of the first element of that name; S3's answers are flat enough for this. */
function elementOf(xml: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return found?.replace(/&(quot|apos|lt|gt|amp|#\d+|#x[\da-f]+);/gi, (_, entity: string) => characterOf(entity));
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };

function characterOf(entity: string): string {
  if (!entity.startsWith('#')) return ENTITIES[entity.toLowerCase()] ?? '';
  return String.fromCodePoint(/^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : Number(entity.slice(1)));
}

/** A small object goes in one request, a large one in parts, so that nothing holds the whole. */
function objectWriter(call: Caller, bucket: string, key: string): ObjectWriter {
  let waiting: string[] = [];
  let waitingLength = 0;
  let size = 0;
  let uploadId: string | undefined;
  const parts: string[] = [];

  const take = (): Uint8Array => {
    const bytes = Buffer.from(waiting.join(''));
    waiting = [];
    waitingLength = 0;
    size += bytes.length;
    return bytes;
  };

  const sendPart = async (): Promise<void> => {
    uploadId ??=
      elementOf(await (await call({ method: 'POST', bucket, key, query: { uploads: '' } })).text(), 'UploadId') ?? '';
    const query = { partNumber: String(parts.length + 1), uploadId };
    const { headers } = await call({ method: 'PUT', bucket, key, query, body: take() });
    parts.push(headers.get('etag') ?? '');
  };

  return {
    write(text) {
      waiting.push(text);
      waitingLength += text.length;
      return waitingLength >= PART_CHARACTERS ? sendPart() : undefined;
    },
    async close() {
      if (uploadId === undefined) {
        await call({ method: 'PUT', bucket, key, body: take() });
        return size;
      }
      if (waitingLength > 0) await sendPart();
      const list = parts.map(
        (etag, index) => `<Part><PartNumber>${String(index + 1)}</PartNumber><ETag>${etag}</ETag></Part>`,
      );
      const body = Buffer.from(`<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`);
      await call({ method: 'POST', bucket, key, query: { uploadId }, body });
      return size;
    },
  };
}
