import { machine } from './example';
import { schemaFault } from './aws';
import { faultRange } from './expression-range';
import { isExpression } from './open-values';
import type { PathFieldUse, Report, Rule } from './rule';

/** Digest P11, P17, S35, V27: a field that takes a path holds something else. */
export const invalidPath: Rule = {
  code: 'invalid-path',
  severity: 'error',
  summary: 'Fields that take a path hold a JSONPath.',
  why: 'A path starts with `$` (the input), `$$` (the context object) or `$name` (a variable) and goes on with `.name`, `[0]`, `[*]` and so on. Intrinsic functions may stand only in payload templates, `ErrorPath` and `CausePath`; in the last two they must give a text.',
  bad: machine({ Greet: { Type: 'Pass', InputPath: 'person.name', End: true } }),
  good: machine({ Greet: { Type: 'Pass', InputPath: '$.person.name', End: true } }),
  hooks: {
    pathField(use, report) {
      const { parsed, node } = use;
      if (parsed.kind === 'faults') {
        for (const fault of parsed.faults) {
          report({
            at: node,
            range: faultRange(node, fault),
            message: messageFor(use, fault.message),
            aws: schemaFault(serviceMessage(use), node),
          });
        }
      } else if (parsed.kind === 'intrinsic') checkResult(use, parsed.call.intrinsic, report);
    },
  },
};

function messageFor({ node, field, shape }: PathFieldUse, message: string): string {
  if (isExpression(node)) {
    return `"${field.name}" must be a path: expressions belong to JSONata, for which the state needs "QueryLanguage": "JSONata".`;
  }
  if (shape.kind === 'referencePath' || shape.intrinsics !== 'text') {
    if (node.value.startsWith('States.')) return `"${field.name}" takes a path; intrinsic functions cannot stand here.`;
  }
  if (!node.value.startsWith('$') && !node.value.startsWith('States.')) {
    return `"${field.name}" must be a path that starts with "$", for example "$.${/^\w+(\.\w+)*$/.test(node.value) ? node.value : 'name'}".`;
  }
  return message;
}

function serviceMessage({ shape, node }: PathFieldUse): string {
  if (shape.kind === 'path') return 'Value must be a valid JSONPath.';
  return node.value.startsWith('$')
    ? 'Value is not a Reference Path'
    : "Value is not a Reference Path: Reference path didn't start with '$'";
}

/** `ErrorPath` and `CausePath` take the functions that give a text, and `ArrayGetItem`, which may give one (digest S35). */
function checkResult(
  { node, field }: PathFieldUse,
  intrinsic: { readonly name: string; readonly returns: string },
  report: Report,
): void {
  if (intrinsic.returns === 'string' || intrinsic.name === 'States.ArrayGetItem') return;
  report({
    at: node,
    message: `"${field.name}" must give a text, but ${intrinsic.name} gives another value: use States.Format or States.JsonToString.`,
    aws: schemaFault('Value must be a valid JSONPath.', node),
  });
}
