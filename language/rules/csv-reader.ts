import { child, childString, property, type ArrayNode } from '../tree/node';
import { schemaFault } from './aws';
import { DISTRIBUTED, machine, map } from './example';
import { isOpen } from './open-values';
import type { DefinitionObject, Report, Rule } from './rule';
import { quote } from './words';

const MAPPED = { ...map({}, DISTRIBUTED) };
const reader = (config: Readonly<Record<string, unknown>>): string =>
  machine({
    'For each': {
      ...MAPPED,
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: config,
        Parameters: { Bucket: 'my-bucket', Key: 'items.csv' },
      },
    },
  });

const CSV_ONLY = ['CSVHeaderLocation', 'CSVHeaders', 'CSVDelimiter'] as const;

/** Digest, table of ItemReader: what CSV needs and other formats must not have. */
export const csvReader: Rule = {
  code: 'csv-reader',
  severity: 'error',
  summary: 'A reader of CSV says where the column names are; readers of other formats have no CSV fields.',
  why: 'The service has to know whether the first row holds the column names (`FIRST_ROW`) or the definition gives them (`GIVEN`, with `CSVHeaders`). It refuses a CSV reader without `CSVHeaderLocation`, and CSV fields of a reader of another format.',
  bad: reader({ InputType: 'CSV' }),
  good: reader({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }),
  hooks: { objects: { readerConfig: check } },
};

function check({ node }: DefinitionObject, report: Report): void {
  const inputType = child(node, 'InputType');
  if (inputType && (inputType.kind !== 'string' || isOpen(inputType))) return;
  const location = property(node, 'CSVHeaderLocation');
  const headers = property(node, 'CSVHeaders');
  // The files that a manifest of Athena names have no header row.
  if (inputType?.value === 'CSV' && !location && !property(node, 'ManifestType')) {
    report({
      at: node,
      message: 'A reader of CSV must say where the column names are: add "CSVHeaderLocation": "FIRST_ROW" or "GIVEN".',
      aws: schemaFault("The field 'CSVHeaderLocation' is required", node),
      data: { missing: ['CSVHeaderLocation'] },
    });
  }
  const where = childString(node, 'CSVHeaderLocation')?.value;
  if (where === 'GIVEN' && !headers) {
    report({
      at: node,
      message: 'The column names are "GIVEN", but where are they? Add "CSVHeaders" with the list of names.',
      aws: schemaFault('These fields are required: [CSVHeaders]', node),
      data: { missing: ['CSVHeaders'] },
    });
  }
  if (where === 'FIRST_ROW' && headers) {
    report({
      at: headers,
      severity: 'warning',
      message:
        'The column names are in the first row, so these are not used: remove them, or set "CSVHeaderLocation": "GIVEN".',
    });
  }
  if (headers?.value?.kind === 'array') reportRepeated(headers.value, report);
  if (inputType?.value !== 'JSON' && inputType?.value !== 'JSONL' && inputType?.value !== 'PARQUET') return;
  for (const name of CSV_ONLY) {
    const field = property(node, name);
    if (!field) continue;
    report({
      at: field,
      message: `"${name}" is only for CSV, but this reader reads ${inputType.value}: remove it.`,
      aws: schemaFault(`Field '${name}' is not supported`, node),
      data: { remove: name },
    });
  }
}

/** Digest S52: the Map Run fails. */
function reportRepeated(headers: ArrayNode, report: Report): void {
  const seen = new Set<string>();
  for (const header of headers.items) {
    if (header.kind !== 'string' || isOpen(header)) continue;
    if (seen.has(header.value)) {
      report({
        at: header,
        severity: 'warning',
        message: `There is a column ${quote(header.value)} already, so the Map Run fails: give this one another name.`,
      });
    }
    seen.add(header.value);
  }
}
