import { checkReferencePath } from '../expressions/reference-path';
import { schemaFault } from './aws';
import { machine } from './example';
import { faultRange } from './expression-range';
import type { Rule } from './rule';

/** Digest P10, P12, R6, V27. */
export const notAReferencePath: Rule = {
  code: 'not-a-reference-path',
  severity: 'error',
  summary: 'Where exactly one value is meant, the path is a reference path.',
  why: "`ResultPath`, `ItemsPath`, `Variable` and the other `…Path` fields name exactly one value: a reference path has only `.name`, `['name']` and `[0]`. A `ResultPath` leads into the input, so it cannot start with `$$` or a variable.",
  bad: machine({ Greet: { Type: 'Pass', ResultPath: '$.greetings[*]', End: true } }),
  good: machine({ Greet: { Type: 'Pass', ResultPath: '$.greetings', End: true } }),
  hooks: {
    pathField({ shape, node, parsed, field }, report) {
      if (shape.kind !== 'referencePath' || parsed.kind !== 'path') return;
      const { path } = parsed;
      const fault = checkReferencePath(path);
      if (fault) {
        report({
          at: node,
          range: faultRange(node, fault),
          message: fault.message,
          aws: schemaFault('Value is not a Reference Path', node),
        });
      }
      if (shape.roots !== 'input' || path.root === 'input') return;
      report({
        at: node,
        range: faultRange(node, path.rootRange),
        message: `"${field.name}" puts the result into the input: it starts with "$.", not with ${path.root === 'context' ? 'the context object' : 'a variable'}.`,
        aws: schemaFault('Value is not a Reference Path', node),
      });
    },
  },
};
