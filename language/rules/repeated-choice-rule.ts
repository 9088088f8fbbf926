import type { Steps } from '../steps';
import { child, toJson, type ArrayNode, type Node, type ObjectNode } from '../tree/node';
import type { Json } from '../json';
import { isExpression } from './open-values';
import { machine } from './example';
import type { Report, Rule } from './rule';

/** What a rule does once it has matched; it has no say in whether it matches. */
const EFFECTS: ReadonlySet<string> = new Set(['Next', 'Comment', 'Assign', 'Output']);

/** Digest S20: the first rule that matches is used, so the same test can match only once. */
export const repeatedChoiceRule: Rule = {
  code: 'repeated-choice-rule',
  severity: 'warning',
  summary: 'No choice rule repeats the test of an earlier one or stands behind one that always matches.',
  why: 'Rules are tried in order. A rule that tests the same as an earlier one can never match, so that the state it leads to is not reached by it.',
  bad: machine({
    Which: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.kind', StringEquals: 'a', Next: 'First' },
        { Variable: '$.kind', StringEquals: 'a', Next: 'Second' },
      ],
      Default: 'Second',
    },
    First: { Type: 'Succeed' },
    Second: { Type: 'Succeed' },
  }),
  good: machine({
    Which: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.kind', StringEquals: 'a', Next: 'First' },
        { Variable: '$.kind', StringEquals: 'b', Next: 'Second' },
      ],
      Default: 'Second',
    },
    First: { Type: 'Succeed' },
    Second: { Type: 'Succeed' },
  }),
  hooks: {
    values: {
      array({ node, field }, report, { later }) {
        if (field.name === 'Choices' && node.kind === 'array') later(check(node, report));
      },
    },
  },
};

/** So many rules are one step. */
const RULES_IN_STEP = 100;

function* check(list: ArrayNode, report: Report): Steps<void> {
  const seen = new Map<string, ObjectNode>();
  let always: ObjectNode | undefined;
  for (const [i, rule] of list.items.entries()) {
    if (i % RULES_IN_STEP === RULES_IN_STEP - 1) yield;
    if (rule.kind !== 'object') continue;
    const test = testOf(rule);
    if (test === undefined) continue;
    const earlier = always ?? seen.get(test);
    if (isAlwaysTrue(rule)) always ??= rule;
    if (!earlier) {
      seen.set(test, rule);
      continue;
    }
    report({
      at: rule,
      message: `This rule can never match: an earlier one ${earlier === always ? 'always matches' : 'tests the same'}. Remove it, or change its test.`,
      related: [{ message: 'The earlier rule stands here.', range: { start: earlier.start, end: earlier.start + 1 } }],
    });
  }
}

/** `"Condition": true` or the same as an expression. */
function isAlwaysTrue(rule: ObjectNode): boolean {
  const condition = child(rule, 'Condition');
  if (condition?.kind === 'boolean') return condition.value;
  return condition?.kind === 'string' && /^\{%\s*true\s*%\}$/.test(condition.value);
}

/** The test of a rule as text, the same for the same test; undefined where the rule tests nothing yet. */
function testOf(rule: ObjectNode): string | undefined {
  const test = rule.properties.filter(({ key }) => !EFFECTS.has(key.value));
  if (test.length === 0 || test.some(({ value }) => !value)) return undefined;
  return JSON.stringify(
    test.map(({ key, value }) => [key.value, sorted(value)]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

function sorted(node: Node | undefined): Json {
  if (node?.kind === 'object') {
    const members = node.properties.map(({ key, value }): [string, Json] => [key.value, sorted(value)]);
    return members.sort(([a], [b]) => (a < b ? -1 : 1));
  }
  if (node?.kind === 'array') return node.items.map(sorted);
  return node && isExpression(node) ? withoutBlanks(toJson(node)) : toJson(node);
}

/** A quoted text, a sign with the blanks around it, or blanks. */
const PIECE = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\s*[=<>!+*&()[\]{}%:,]\s*|\s+/g;

/** An expression as text in which blanks are one at most, and none beside a sign; two that are the same then mean the same. */
function withoutBlanks(expression: Json): Json {
  // Blanks count in a regular expression.
  if (typeof expression !== 'string' || expression.includes('/')) return expression;
  return expression.replace(PIECE, (piece) => (/^["'`]/.test(piece) ? piece : piece.trim() || ' '));
}
