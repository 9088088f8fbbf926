import { child } from '../tree/node';
import { schemaFault } from './aws';
import { DISTRIBUTED, machine, map } from './example';
import { isOpen } from './open-values';
import { mayName } from './payload-names';
import type { Finding, Rule } from './rule';

/** Digest S55: a WriterConfig alone, Resource with Parameters, or all three. */
export const resultWriterTarget: Rule = {
  code: 'result-writer-target',
  severity: 'error',
  summary: 'A ResultWriter says where the results go or how they are formatted.',
  why: 'A `ResultWriter` has a `WriterConfig`, or a `Resource` with the bucket in `Parameters` (JSONata: `Arguments`), or all three. Anything less says nothing and is refused.',
  bad: machine({ 'For each': map({ ResultWriter: { Resource: 'arn:aws:states:::s3:putObject' } }, DISTRIBUTED) }),
  good: machine({
    'For each': map(
      {
        ResultWriter: {
          Resource: 'arn:aws:states:::s3:putObject',
          Parameters: { Bucket: 'my-bucket', Prefix: 'results' },
        },
      },
      DISTRIBUTED,
    ),
  }),
  hooks: {
    objects: {
      resultWriter({ node, fields, language }, report) {
        if (isOpen(node)) return;
        const has = (name: string): boolean => fields.some(({ field }) => field.name === name);
        const where = language === 'JSONata' ? 'Arguments' : 'Parameters';
        const target = has('Parameters') || has('Arguments');
        const finding = (message: string, field: string): Finding => ({
          at: node,
          message,
          aws: schemaFault(`These fields are required: [${field}]`, node),
          data: { missing: [field] },
        });
        if (has('Resource') && !target)
          report(finding(`The writer does not say where the results go: add "${where}" with the "Bucket".`, where));
        else if (!has('Resource') && target)
          report(
            finding(
              'The writer does not say how it writes: add "Resource": "arn:aws:states:::s3:putObject".',
              'Resource',
            ),
          );
        else if (!has('Resource') && !has('WriterConfig')) {
          report(
            finding('This ResultWriter says nothing: add "Resource" and the bucket, or a "WriterConfig".', 'Resource'),
          );
        }
        const given = child(node, where);
        if (given && !mayName(given, 'Bucket')) {
          report({
            at: given,
            severity: 'warning',
            message: 'The writer does not say which bucket it writes to: add "Bucket".',
            data: { missing: ['Bucket'] },
          });
        }
      },
    },
  },
};
