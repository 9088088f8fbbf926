import type { Filter, FilterOperand, JsonPath, PathStep } from '../expressions/json-path/ast';
import type { OffsetRange } from '../text/line-index';
import { machine } from './example';
import { faultRange } from './expression-range';
import type { PathUse, Report, Rule } from './rule';

const PLACEHOLDER = /\$\{[^}]*\}/g;
const PLAIN_NAME = /^[\w\u0080-\uffff-]*$/;

/** Digest P3, P4: names and texts in a path that should be in quotes. */
export const unquotedName: Rule = {
  code: 'unquoted-name',
  severity: 'warning',
  summary: 'In a path, names with signs and texts that a filter compares with are in quotes.',
  why: "A name behind a dot has letters, digits, `_` and `-`; a name with other characters is written `['the:name']`. A text in a filter stands in quotes: `[?(@.kind == 'a')]`. Without them the path may be refused, or name something else.",
  bad: machine({ Greet: { Type: 'Pass', InputPath: '$.soap:Body[?(@.kind == person)]', End: true } }),
  good: machine({ Greet: { Type: 'Pass', InputPath: "$['soap:Body'][?(@.kind == 'person')]", End: true } }),
  hooks: {
    path(use, report) {
      reportNames(use, report);
      for (const step of use.path.steps) if (step.kind === 'filter') reportTexts(use, step.filter, report);
    },
  },
};

function reportNames({ node, path }: PathUse, report: Report): void {
  for (const step of path.steps) {
    if (!isOdd(step)) continue;
    report({
      at: node,
      range: faultRange(node, step.nameRange),
      message: `A name with other characters than letters, digits, "_" and "-" is put in quotes: write ['${step.name}'].`,
    });
  }
}

function isPlain(name: string): boolean {
  return PLAIN_NAME.test(name) || (name.includes('${') && PLAIN_NAME.test(name.replace(PLACEHOLDER, '')));
}

function isOdd(step: PathStep): step is Extract<PathStep, { kind: 'name' }> {
  return step.kind === 'name' && !step.quoted && !isPlain(step.name);
}

function reportTexts(use: PathUse, filter: Filter, report: Report): void {
  switch (filter.kind) {
    case 'or':
    case 'and':
      for (const operand of filter.operands) reportTexts(use, operand, report);
      return;
    case 'not':
      reportTexts(use, filter.operand, report);
      return;
    case 'comparison':
      for (const operand of [filter.left, filter.right]) reportText(use, operand, report);
      return;
    default:
      return;
  }
}

function reportText({ node, path }: PathUse, operand: FilterOperand, report: Report): void {
  if (operand.kind !== 'literal' || !operand.bare) return;
  const text = textAt(path, operand);
  if (text.includes('${')) return;
  report({
    at: node,
    range: faultRange(node, operand),
    // Published machines have them, and run.
    severity: 'hint',
    message: `A text in a filter is put in quotes: write '${text}'.`,
  });
}

function textAt(path: JsonPath, { start, end }: OffsetRange): string {
  return path.text.slice(start, end);
}
