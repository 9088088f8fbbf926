import { describe, expect, test } from 'vitest';
import type { Diagnostic, Severity } from '../../../language/rules/rule';
import { readMarkedText, showMarks } from '../../../language/testing/marked-text';
import { parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';
import { loadSdkTable } from '../../../workspace/sdk-table';

/** A mistake and its mended twin. */
export interface RuleCase {
  readonly title: string;
  /** The states of a machine, or a whole document (it starts with a brace, or `format` is given), with `^^^ code` marks. */
  readonly wrong: string;
  /** The same without the mistake: the rule is silent. */
  readonly right: string;
  readonly severity?: Severity;
  /** The machine's query language. */
  readonly language?: 'JSONata';
  readonly machineType?: 'EXPRESS';
  /** The names of placeholders that have a value. */
  readonly substitutions?: readonly string[];
  readonly format?: 'yaml';
  /** The service's words for the first finding, where it has some. */
  readonly aws?: string;
}

/** Runs a rule's table: each wrong text has exactly the marked findings of the rule, its right twin has none. */
export function checkRule(code: string, cases: readonly RuleCase[]): void {
  describe(code, () => {
    test.each(cases.map((entry) => [entry.title, entry] as const))('finds %s', (_, entry) => {
      const { text, marks } = readMarkedText(whole(entry.wrong, entry));
      const found = findings(code, text, entry);
      expect(
        showMarks(
          text,
          found.map(({ range }) => ({ ...range, code })),
        ),
      ).toBe(showMarks(text, marks));
      expect(found.length).toBeGreaterThan(0);
      if (entry.severity) expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set([entry.severity]));
      if (entry.aws !== undefined) {
        const [first] = found;
        expect(first?.aws && `${first.aws.code}: ${first.aws.message} at ${String(first.aws.location)}`).toBe(
          entry.aws,
        );
      }
    });

    test.each(cases.map((entry) => [entry.title, entry] as const))('is silent where it is mended: %s', (_, entry) => {
      const { text, marks } = readMarkedText(whole(entry.right, entry));
      expect(marks).toEqual([]);
      expect(findings(code, text, entry).map(({ message }) => message)).toEqual([]);
    });
  });
}

function whole(states: string, { language, format }: RuleCase): string {
  const text = states.replace(/^\n/, '');
  if (format || /^\s*(\{|$)/.test(text) || !text.trimStart().startsWith('"')) return text;
  const first = /"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? '';
  const queryLanguage = language ? `"QueryLanguage": "${language}",\n` : '';
  return `{\n${queryLanguage}"StartAt": "${first}",\n"States": {\n${text}\n}\n}`;
}

function findings(code: string, text: string, { machineType, format, substitutions }: RuleCase): Diagnostic[] {
  const failed: unknown[] = [];
  const all = validate(parseDocument(text, format ?? 'json'), {
    sdk: loadSdkTable,
    ...(machineType && { machineType }),
    ...(substitutions && { substitutions: new Set(substitutions) }),
    onRuleError: (failing, error) => failing === code && failed.push(error),
  });
  expect(failed).toEqual([]);
  return all.filter((diagnostic) => diagnostic.code === code);
}
