import type { QueryLanguage } from '../fields/index';
import { jsonBytes } from '../json-bytes';
import { isTemplateKey, plainKey } from '../expressions/payload-template';
import type { Node } from '../tree/node';
import { machine } from './example';
import { isOpen } from './open-values';
import type { AnyValueUse, Report, Rule } from './rule';

/** Digest D16, D23. */
const MAX_BYTES = 262_144;
/** A UTF-16 unit of the text has at most so many bytes in UTF-8. */
const MAX_BYTES_OF_UNIT = 3;

/** Digest D16, D23, E9: data that is written in the definition and that no state can hand on. */
export const dataTooLarge: Rule = {
  code: 'data-too-large',
  severity: 'warning',
  summary: 'Data in the definition stays below 262,144 bytes for each state.',
  why: 'What a state gets, hands on or assigns has at most 256 KiB as JSON. The service takes a definition with more in a `Result`, a payload or an `Assign`, but the execution fails there with `States.DataLimitExceeded`. Large data belongs in S3.',
  get bad() {
    return machine({ Greet: { Type: 'Pass', Result: { text: '…'.repeat(MAX_BYTES / 2) }, End: true } });
  },
  good: machine({ Greet: { Type: 'Pass', Result: { text: '…' }, End: true } }),
  hooks: {
    values: {
      literal: check,
      payload: check,
      assignments: check,
    },
  },
};

function check({ node, field, object }: AnyValueUse, report: Report): void {
  if ((node.end - node.start) * MAX_BYTES_OF_UNIT <= MAX_BYTES) return;
  const evaluatedIn = field.value.kind === 'literal' ? undefined : object.language;
  const bytes =
    field.value.kind === 'assignments' && node.kind === 'object'
      ? node.properties.reduce((sum, { key, value }) => sum + memberBytes(key.value, value, evaluatedIn), 0)
      : leastBytes(node, evaluatedIn);
  if (bytes <= MAX_BYTES) return;
  const count = bytes.toLocaleString('en-US');
  report({
    at: node,
    message: `"${field.name}" has ${count} bytes of data, a state handles at most 262,144: the execution fails here with States.DataLimitExceeded. Keep large data in S3.`,
  });
}

/** The bytes of the JSON text that the value has at least: those of expressions and of what a tool fills in are not known. */
function leastBytes(node: Node | undefined, evaluatedIn: QueryLanguage | undefined): number {
  if (!node || isOpen(node)) return 0;
  switch (node.kind) {
    case 'object':
      return node.properties.reduce(
        (sum, { key, value }) =>
          sum +
          jsonBytes(evaluatedIn === 'JSONPath' ? plainKey(key.value) : key.value) +
          2 +
          memberBytes(key.value, value, evaluatedIn),
        1,
      );
    case 'array':
      return node.items.reduce((sum, item) => sum + 1 + leastBytes(item, evaluatedIn), 1);
    case 'string':
      return evaluatedIn === 'JSONata' && node.value.startsWith('{%') ? 0 : jsonBytes(node.value);
    case 'number':
    case 'boolean':
      return jsonBytes(node.value);
    case 'null':
      return jsonBytes(null);
    case 'placeholder':
      return 0;
  }
}

function memberBytes(key: string, value: Node | undefined, evaluatedIn: QueryLanguage | undefined): number {
  return evaluatedIn === 'JSONPath' && isTemplateKey(key) ? 0 : leastBytes(value, evaluatedIn);
}
