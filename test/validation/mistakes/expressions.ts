import type { TreePath } from '../../../language/tree/path';
import { wrongValue, type Mistake, type MistakeMaker } from './mistake';
import { textsIn, type Part } from './parts';

const PAYLOADS = [
  'Parameters',
  'ResultSelector',
  'ItemSelector',
  'Arguments',
  'Output',
  'Assign',
  'Items',
  'Condition',
];

/** Expressions that are broken, or say what cannot be there (digest V28 to V33, F1 to F5). */
export const expressionMistakes: MistakeMaker = (part) => {
  const places: TreePath[] = [];
  for (const field of PAYLOADS) {
    for (const { path, text } of textsIn(part.value[field], [field])) {
      if (part.language === 'JSONata' ? text.startsWith('{%') : isTemplateMember(path)) places.push(path);
    }
  }
  return places.flatMap((path) =>
    part.language === 'JSONata' ? brokenJsonata(part, path) : brokenTemplate(part, path),
  );
};

function isTemplateMember(path: TreePath): boolean {
  const key = path.at(-1);
  return typeof key === 'string' && key.endsWith('.$');
}

const JSONATA: readonly (readonly [string, string, 'warning'?])[] = [
  ['{% 1 + %}', 'invalid-jsonata'],
  ["{% 'open %}", 'invalid-jsonata'],
  ['{% a[1,2) %}', 'invalid-jsonata'],
  ['{% %}', 'invalid-jsonata'],
  ['{% $states.input.a ?? 1 %}', 'invalid-jsonata'],
  ['{% $states.input', 'unclosed-expression'],
  ['{% phone %}', 'no-context-reference'],
  ['{% $.phone %}', 'no-context-reference'],
  ['{% $$.phone %}', 'no-context-reference'],
  ['{% $states.inputs %}', 'unknown-states-field'],
  ['{% $nope($states.input) %}', 'unknown-jsonata-function', 'warning'],
  ['{% $eval("1") %}', 'unknown-jsonata-function', 'warning'],
  ['{% $substring() %}', 'jsonata-argument-count', 'warning'],
  ['{% $neverAssignedByAnybody %}', 'undefined-variable', 'warning'],
];

function brokenJsonata(part: Part, path: TreePath): Mistake[] {
  return JSONATA.map(([text, code, severity]) => wrongValue(`JSONata: ${text}`, part, path, text, [code], severity));
}

const TEMPLATE: readonly (readonly [string | number, string, 'warning'?])[] = [
  ['abc', 'invalid-template-value'],
  [5, 'invalid-template-value'],
  ['$.a[', 'invalid-template-value'],
  ['$.a[?(@.b==]', 'invalid-template-value'],
  ['States.Nope()', 'invalid-intrinsic'],
  ["States.Format('{}', $.a", 'invalid-intrinsic'],
  ["States.Format('it\\s', $.a)", 'invalid-intrinsic'],
  ['States.StringToJson()', 'invalid-intrinsic'],
  ["States.Format('{} {}', $.a)", 'intrinsic-argument', 'warning'],
  ["States.MathAdd('1', 2)", 'intrinsic-argument', 'warning'],
  ['$neverAssignedByAnybody.a', 'undefined-variable', 'warning'],
  ['$$.Execution.Nope', 'unknown-context-field', 'warning'],
];

function brokenTemplate(part: Part, path: TreePath): Mistake[] {
  return TEMPLATE.map(([value, code, severity]) =>
    wrongValue(
      `template value: ${String(value)}`,
      part,
      path,
      value,
      code === 'invalid-template-value' ? [code, 'invalid-path', 'wrong-type'] : [code],
      severity,
    ),
  );
}
