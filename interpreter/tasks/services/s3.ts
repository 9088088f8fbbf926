import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { readAll, type ObjectStore, type ObjectSummary } from '../../items/object-store';
import { parameter, textParameter } from '../call-facts';
import type { TaskCall } from '../task-runner';
import type { LocalService, ServiceAnswer, ServiceFault } from './local-service';

export interface LocalBuckets {
  readonly store: ObjectStore;
  /** Whether the store has a bucket. */
  readonly has: (bucket: string) => boolean;
  /** Whether somebody else answers for the buckets that it has not. */
  readonly areElsewhere?: boolean;
}

const MAX_KEYS = 1000;

/** Reads and writes objects of buckets that are folders here. */
export function s3({ store, has, areElsewhere = false }: LocalBuckets): LocalService {
  return {
    actions: ['getObject', 'headObject', 'putObject', 'listObjectsV2'].map((action) => `aws-sdk:s3:${action}`),
    takes: (call) => !areElsewhere || has(textParameter(call, 'Bucket') ?? ''),
    refuse(call) {
      const bucket = textParameter(call, 'Bucket') ?? '';
      if (has(bucket)) return undefined;
      const entry = JSON.stringify(bucket);
      return (
        `The state "${call.state}" uses the bucket ${entry}, which is no folder on this machine: ` +
        `name one in stepwright.json, { "buckets": { ${entry}: "./data" } }, or say what the call answers under "mocks".`
      );
    },
    answer(call, exchange) {
      const bucket = textParameter(call, 'Bucket') ?? '';
      const action = call.integration.kind === 'service' ? call.integration.action : '';
      if (action === 'listObjectsV2') return list(store, call, bucket);
      const key = textParameter(call, 'Key') ?? '';
      if (action === 'putObject') return put(store, call, bucket, key);
      return get(store, bucket, key, { withBody: action === 'getObject', requestId: exchange.requestId });
    },
  };
}

async function get(
  store: ObjectStore,
  bucket: string,
  key: string,
  { withBody, requestId }: { readonly withBody: boolean; readonly requestId: string },
): Promise<ServiceAnswer> {
  const summary = await summaryOf(store, bucket, key);
  if (!summary) return { kind: 'fault', fault: noSuchKey(requestId) };
  const body = withBody ? { Body: new TextDecoder().decode(await readAll(await store.open(bucket, key))) } : {};
  return response({
    AcceptRanges: 'bytes',
    ...body,
    ContentLength: summary.size,
    ContentType: 'binary/octet-stream',
    ETag: summary.etag,
    LastModified: dateText(summary.lastModified),
    Metadata: {},
    ServerSideEncryption: 'AES256',
  });
}

/** Whatever the body is, its JSON text is stored: a text with its quotes. */
async function put(store: ObjectStore, call: TaskCall, bucket: string, key: string): Promise<ServiceAnswer> {
  const text = JSON.stringify(parameter(call, 'Body') ?? '');
  const writer = store.create(bucket, key);
  await writer.write(text);
  await writer.close();
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(text));
  return response({
    ChecksumCRC32: checksum.toString('base64'),
    ChecksumType: 'FULL_OBJECT',
    ETag: `"${createHash('md5').update(text).digest('hex')}"`,
    ServerSideEncryption: 'AES256',
  });
}

async function list(store: ObjectStore, call: TaskCall, bucket: string): Promise<ServiceAnswer> {
  const prefix = textParameter(call, 'Prefix') ?? '';
  const asked = parameter(call, 'MaxKeys');
  const most = typeof asked === 'number' ? Math.min(asked, MAX_KEYS) : MAX_KEYS;
  const after = textParameter(call, 'StartAfter') ?? textParameter(call, 'ContinuationToken');
  const found: ObjectSummary[] = [];
  let more = false;
  for await (const summary of store.list(bucket, prefix)) {
    if (after !== undefined && summary.key <= after) continue;
    more = found.length === most;
    if (more) break;
    found.push(summary);
  }
  const last = found.at(-1)?.key;
  return response({
    Contents: found.map(({ key, size, etag, lastModified }) => ({
      ETag: etag,
      Key: key,
      LastModified: dateText(lastModified),
      Size: size,
      StorageClass: 'STANDARD',
    })),
    IsTruncated: more,
    KeyCount: found.length,
    MaxKeys: most,
    Name: bucket,
    Prefix: prefix,
    ...(more && last !== undefined ? { NextContinuationToken: last } : {}),
  });
}

async function summaryOf(store: ObjectStore, bucket: string, key: string): Promise<ObjectSummary | undefined> {
  for await (const summary of store.list(bucket, key)) if (summary.key === key) return summary;
  return undefined;
}

function response(output: Extract<ServiceAnswer, { kind: 'response' }>['output']): ServiceAnswer {
  return { kind: 'response', output, contentType: 'application/xml', length: 0 };
}

function dateText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

function noSuchKey(requestId: string): ServiceFault {
  return {
    prefix: 'S3',
    sdkPrefix: 'S3',
    exception: 'NoSuchKeyException',
    service: 'Amazon S3',
    status: 404,
    code: 'NoSuchKey',
    message: 'The specified key does not exist.',
    sdkDetails: `, Extended Request ID: ${Buffer.from(requestId).toString('base64')}`,
  };
}
