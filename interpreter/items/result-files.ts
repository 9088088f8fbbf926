import type { Json, JsonObject } from '../../language/json';
import type { ResultWriting } from '../core/item-store';
import { ItemStoreError, type ResultFile } from '../item-store';
import type { ObjectStore, ObjectWriter } from './object-store';
import { textField } from './read-object';

type Outcome = 'FAILED' | 'PENDING' | 'SUCCEEDED';

interface OpenFile {
  readonly key: string;
  readonly writer: ObjectWriter;
  entries: number;
}

/**
 * Writes the results of a Map Run as the service does (digest S56, S57): below `<Prefix>/<run id>/` a file for each way
 * to end (`SUCCEEDED_0.json`, `FAILED_0.json`), and `manifest.json` that lists them. Holds no results: what comes is
 * appended.
 */
export function resultFiles(store: ObjectStore, writing: ResultWriting): ResultFile {
  const bucket = textField(writing.arguments, 'Bucket');
  const prefix = (textField(writing.arguments, 'Prefix') ?? '').replace(/\/+$/, '');
  const runId = writing.mapRunArn.slice(writing.mapRunArn.lastIndexOf(':') + 1);
  const folder = prefix === '' ? runId : `${prefix}/${runId}`;
  const lines = textField(writing.config, 'OutputType') === 'JSONL';
  const transformation = textField(writing.config, 'Transformation') ?? 'NONE';
  const files = new Map<Outcome, OpenFile>();

  const bucketName = (): string => {
    if (bucket === undefined || bucket === '') throw new ItemStoreError('The ResultWriter names no Bucket.');
    return bucket;
  };
  const fileFor = (outcome: Outcome): OpenFile => {
    const open = files.get(outcome);
    if (open) return open;
    const key = `${folder}/${outcome}_0.${lines ? 'jsonl' : 'json'}`;
    const file: OpenFile = { key, writer: store.create(bucketName(), key), entries: 0 };
    files.set(outcome, file);
    return file;
  };

  return {
    add(record) {
      const outcome = outcomeOf(record);
      const file = fileFor(outcome);
      const entries = entriesOf(record, outcome === 'SUCCEEDED' ? transformation : 'NONE');
      if (entries.length === 0) return undefined;
      const before = file.entries === 0 ? '[' : ',';
      file.entries += entries.length;
      return file.writer.write(lines ? entries.join('\n') + '\n' : before + entries.join(','));
    },
    async close() {
      const listed: Record<Outcome, Json[]> = { FAILED: [], PENDING: [], SUCCEEDED: [] };
      for (const [outcome, { key, writer, entries }] of files) {
        if (!lines) await writer.write(entries === 0 ? '[]' : ']');
        listed[outcome].push({ Key: key, Size: await writer.close() });
      }
      const manifest = { DestinationBucket: bucketName(), MapRunArn: writing.mapRunArn, ResultFiles: listed };
      const key = `${folder}/manifest.json`;
      const writer = store.create(bucketName(), key);
      await writer.write(JSON.stringify(manifest));
      await writer.close();
      return { Bucket: bucketName(), Key: key };
    },
  };
}

/** Children that were stopped or timed out count as failed; those that never began as pending. */
function outcomeOf(record: JsonObject): Outcome {
  const status = record['Status'];
  if (status === 'SUCCEEDED') return 'SUCCEEDED';
  return status === 'PENDING' || status === 'RUNNING' ? 'PENDING' : 'FAILED';
}

/** The JSON texts that a record becomes: itself, its output, or the elements of its output (digest S57). */
function entriesOf(record: JsonObject, transformation: string): readonly string[] {
  if (transformation === 'NONE') return [JSON.stringify(record)];
  // A record has its output as JSON text.
  const output = textField(record, 'Output') ?? 'null';
  if (transformation !== 'FLATTEN') return [output];
  const value = JSON.parse(output) as Json;
  return Array.isArray(value) ? value.map((element) => JSON.stringify(element)) : [output];
}
