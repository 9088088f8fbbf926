import { child, childString, property } from '../tree/node';
import { DISTRIBUTED, machine, map } from './example';
import { isOpen } from './open-values';
import { mayName } from './payload-names';
import type { DefinitionObject, Report, Rule } from './rule';
import { allOf } from './words';

const MAPPED = { ...map({}, DISTRIBUTED) };

/** Digest, table of ItemReader: what it needs to find its items. */
export const itemReaderSource: Rule = {
  code: 'item-reader-source',
  severity: 'warning',
  summary: 'An ItemReader says which bucket and file it reads, and of which format the file is.',
  why: '`s3:getObject` needs `Bucket` and `Key`, and `InputType` in its `ReaderConfig`; `s3:listObjectsV2` needs `Bucket`. Without them the Map Run fails with `States.ItemReaderFailed`.',
  bad: machine({
    'For each': {
      ...MAPPED,
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON' },
        Parameters: { Bucket: 'my-bucket' },
      },
    },
  }),
  good: machine({
    'For each': {
      ...MAPPED,
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON' },
        Parameters: { Bucket: 'my-bucket', Key: 'items.json' },
      },
    },
  }),
  hooks: { objects: { itemReader: check, readerConfig: checkPointer } },
};

function check({ node, language }: DefinitionObject, report: Report): void {
  const resource = childString(node, 'Resource')?.value ?? '';
  const action = /:s3:(getObject|listObjectsV2)$/.exec(resource)?.[1];
  if (!action) return;
  const field = language === 'JSONata' ? 'Arguments' : 'Parameters';
  const source = property(node, field);
  const wanted = action === 'getObject' ? ['Bucket', 'Key'] : ['Bucket'];
  const missing = wanted.filter((name) => !source?.value || !mayName(source.value, name));
  // A payload for the other query language is that mistake, not this one.
  const isForeign = !source && property(node, language === 'JSONata' ? 'Parameters' : 'Arguments') !== undefined;
  if (!isForeign && (!source || missing.length > 0)) {
    report({
      at: source ?? node,
      message: `The reader does not say what it reads: add ${allOf(missing.length > 0 ? missing : wanted)} to "${field}".`,
      data: { field, missing },
    });
  }
  const config = child(node, 'ReaderConfig');
  if (action !== 'getObject' || (config && isOpen(config))) return;
  if (property(config, 'InputType') || childString(config, 'ManifestType')) return;
  report({
    at: config ?? node,
    message: 'The reader does not know the format of the file: add "InputType" to "ReaderConfig".',
    data: { missing: ['InputType'] },
  });
}

/** A JSON Pointer (RFC 6901) is empty or starts with a slash. */
function checkPointer({ node }: DefinitionObject, report: Report): void {
  const pointer = childString(node, 'ItemsPointer');
  if (!pointer || pointer.value === '' || pointer.value.startsWith('/') || isOpen(pointer)) return;
  const steps = pointer.value.replace(/^\$\.?/, '').split('.');
  report({
    at: pointer,
    message: `"ItemsPointer" is a JSON Pointer, which starts with a slash: write "/${steps.join('/')}".`,
    data: { replace: `/${steps.join('/')}` },
  });
}
