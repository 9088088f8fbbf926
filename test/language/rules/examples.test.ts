import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findDefinitions } from '../../../language/embedding/find-definitions';
import { inDocument, validateDefinitions } from '../../../language/embedding/validate-definitions';
import { allRules } from '../../../language/rules/index';
import type { Diagnostic, Rule } from '../../../language/rules/rule';
import { parseDocument } from '../../../language/tree/parse-document';
import { validate, type ValidateOptions } from '../../../language/validate';
import { loadSdkTable } from '../../../workspace/sdk-table';

const rules = allRules.map((rule) => [rule.code, rule] as const);

function check(
  text: string,
  { format, machineType, substitutions }: Rule,
  severities: ValidateOptions['severities'] = {},
): Diagnostic[] {
  const document = parseDocument(text, format === 'template' ? 'yaml' : (format ?? 'json'));
  const names = substitutions && new Set(substitutions);
  const options = { sdk: loadSdkTable, severities, substitutions: names, ...(machineType && { machineType }) };
  if (format !== 'terraform' && format !== 'template') return validate(document, options);
  return validateDefinitions(document, findDefinitions(document), options).map(inDocument);
}

describe('the examples of each rule', () => {
  test.each(rules)('%s finds its wrong example', (code, rule) => {
    const found = check(rule.bad, rule).filter((diagnostic) => diagnostic.code === code);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.severity).toBe(rule.severity);
  });

  test.each(rules)('%s has a right example without any finding', (_, rule) => {
    expect(check(rule.good, rule)).toEqual([]);
  });

  test.each(rules)('%s can be turned off and given another severity', (code, rule) => {
    const codes = (severity: 'off' | 'hint'): Diagnostic[] =>
      check(rule.bad, rule, { [code]: severity }).filter((found) => found.code === code);
    expect(codes('off')).toEqual([]);
    expect(new Set(codes('hint').map(({ severity }) => severity))).toEqual(new Set(['hint']));
  });
});

describe('the list of rules', () => {
  test('has every file that holds a rule, sorted by code', () => {
    const files = readdirSync('language/rules').filter((file) =>
      /^export const \w+: Rule = \{/m.test(readFileSync(`language/rules/${file}`, 'utf8')),
    );
    expect(allRules.map(({ code }) => `${code}.ts`)).toEqual(files.sort());
  });

  test.each(rules)('%s has a test table of its own', (code) => {
    const own = [
      `test/language/rules/${code}.test.ts`,
      ...(code.startsWith('data-flow-') ? ['test/language/data-flow/seeds.test.ts'] : []),
    ];
    expect(own.some((file) => existsSync(file))).toBe(true);
  });

  test.each(rules)('%s says what it asks for in whole sentences', (_, { summary, why }) => {
    expect(summary).toMatch(/\.$/);
    expect(why).toMatch(/[.`]$/);
  });
});
