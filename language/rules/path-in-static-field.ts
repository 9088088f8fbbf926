import { fieldsOf } from '../fields/index';
import { awsFault } from './aws';
import { machine } from './example';
import { looksLike } from './path-not-evaluated';
import type { AnyValueUse, Report, Rule } from './rule';

/** Digest V42: a path in a field whose twin `…Path` evaluates it. */
export const pathInStaticField: Rule = {
  code: 'path-in-static-field',
  severity: 'warning',
  summary: 'A path stands in the `…Path` twin of a field, not in the field itself.',
  why: 'Fields such as `Error`, `Cause` and `StringEquals` take a plain value. A path in them is only a text; `ErrorPath`, `CausePath` and `StringEqualsPath` evaluate it.',
  bad: machine({ Stop: { Type: 'Fail', Error: '$.error' } }),
  good: machine({ Stop: { Type: 'Fail', ErrorPath: '$.error' } }),
  hooks: { values: { text: check, timestamp: check, integer: check, number: check } },
};

function check({ object, field, node }: AnyValueUse, report: Report): void {
  if (object.language !== 'JSONPath' || node.kind !== 'string') return;
  const twin = `${field.name}Path`;
  const looks = looksLike(node);
  const evaluated = looks && fieldsOf(object.kind).get(twin)?.value;
  if (!evaluated) return;
  const isPath = looks === 'JSONPath';
  // Only the twins of `Error` and `Cause` take intrinsic functions (digest S35); error names begin like them.
  if (!isPath && !(evaluated.kind === 'path' && evaluated.intrinsics === 'text' && node.value.includes('('))) return;
  report({
    at: node,
    message: `This looks like ${isPath ? 'a path' : 'an intrinsic function'}, but "${field.name}" takes it as it stands: use "${twin}" instead.`,
    ...(isPath && {
      aws: awsFault(
        'NO_PATH',
        `The value of '${field.name}' looks like a JSONPath. Instead of '${field.name}', use '${twin}' to evaluate it as a JSONPath at runtime.`,
        node,
      ),
    }),
    data: { rename: twin },
  });
}
