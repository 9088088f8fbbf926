import type { Steps } from '../steps';
import { child, toJson, type ArrayNode, type Node, type ObjectNode, type Property } from '../tree/node';
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
  const seen = new SeenTests();
  let always: ObjectNode | undefined;
  for (const [i, rule] of list.items.entries()) {
    if (i % RULES_IN_STEP === RULES_IN_STEP - 1) yield;
    if (rule.kind !== 'object') continue;
    const test = partsOfTest(rule);
    if (!test) continue;
    const earlier = always ?? seen.orAdd(rule, test);
    if (isAlwaysTrue(rule)) always ??= rule;
    if (!earlier) continue;
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

type Test = readonly Property[];

/** The first rule with each test. Tests are written down for comparison only where they may be the same. */
class SeenTests {
  /** By size; those that are written down are no longer needed. */
  private readonly alone = new Map<number, { readonly rule: ObjectNode; readonly test: Test } | undefined>();
  private readonly written = new Map<string, ObjectNode>();

  /** The earlier rule with the same test; where there is none, this one is kept. */
  orAdd(rule: ObjectNode, test: Test): ObjectNode | undefined {
    const size = sizeOfAll(test);
    if (!this.alone.has(size)) {
      this.alone.set(size, { rule, test });
      return undefined;
    }
    const first = this.alone.get(size);
    if (first) this.written.set(textOf(first.test), first.rule);
    this.alone.set(size, undefined);
    const text = textOf(test);
    const earlier = this.written.get(text);
    if (!earlier) this.written.set(text, rule);
    return earlier;
  }
}

/** What a rule tests; undefined where it tests nothing yet. */
function partsOfTest(rule: ObjectNode): Test | undefined {
  const test = rule.properties.filter(({ key }) => !EFFECTS.has(key.value));
  return test.length === 0 || test.some(({ value }) => !value) ? undefined : test;
}

/** A number that is the same for tests that are the same. */
function sizeOfAll(test: Test): number {
  return test.reduce((sum, { key, value }) => sum + 31 * key.value.length + sizeOf(value), 0);
}

function sizeOf(node: Node | undefined): number {
  switch (node?.kind) {
    case 'object':
      return 1 + sizeOfAll(node.properties);
    case 'array':
      return node.items.reduce((sum, item) => sum + 7 * sizeOf(item), 2);
    case 'string':
      return 3 + signsIn(node.value);
    default:
      return 4;
  }
}

const BLANK = /\s/;

/** How the characters of a text that are no blanks add up: blanks in an expression do not count. */
function signsIn(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 32 && (code < 128 || !BLANK.test(text.charAt(i)))) sum += code;
  }
  return sum;
}

/** A test as text, the same for the same test. */
function textOf(test: Test): string {
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
