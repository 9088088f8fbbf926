import { schemaFault } from './aws';
import { DISTRIBUTED, machine, map } from './example';
import { isOpen } from './open-values';
import type { Rule } from './rule';
import { anyOf } from './words';

const S3 = /^arn:(?:aws[a-z0-9-]*|[A-Z_]+):states:::([A-Za-z0-9]+:[A-Za-z0-9]+)$/;

const MAPPED = { ...map({}, DISTRIBUTED) };

/** Digest, tables of ItemReader and ResultWriter: a Resource of a few. */
export const itemReaderResource: Rule = {
  code: 'item-reader-resource',
  severity: 'error',
  summary: 'An ItemReader reads by `s3:getObject` or `s3:listObjectsV2`, a ResultWriter writes by `s3:putObject`.',
  why: 'The service can read and write the items of a Distributed Map only by these actions of Amazon S3.',
  bad: machine({
    'For each': {
      ...MAPPED,
      ItemReader: {
        Resource: 'arn:aws:states:::s3:headObject',
        ReaderConfig: { InputType: 'JSON' },
        Parameters: { Bucket: 'my-bucket', Key: 'items.json' },
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
  hooks: {
    values: {
      resource({ node, shape, object }, report) {
        if (!shape.among || node.kind !== 'string' || isOpen(node)) return;
        const action = S3.exec(node.value)?.[1];
        if (action !== undefined && shape.among.includes(action)) return;
        const arns = shape.among.map((name) => `arn:aws:states:::${name}`);
        report({
          at: node,
          message: `${object.kind === 'itemReader' ? 'An ItemReader reads' : 'A ResultWriter writes'} only by ${anyOf(arns)}.`,
          aws: schemaFault(
            `The field 'Resource' does not match any of the allowed values. Examples: [${arns.join(', ')}]`,
            node,
          ),
          data: { values: arns },
        });
      },
    },
  },
};
