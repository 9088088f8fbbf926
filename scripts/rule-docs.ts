import { allRules } from '../language/rules/index';
import type { Rule } from '../language/rules/rule';

const SEVERITIES = {
  error: 'AWS Step Functions refuses the definition',
  warning: 'it fails when it runs, or is probably wrong',
  hint: 'advice',
} as const;

/** Longer examples are cut: they are long because their length is what is wrong with them. */
const MAX_EXAMPLE = 3000;

/** The documentation page of a rule, made from the rule's own text. */
export function docOf(rule: Rule): string {
  const format = rule.format === 'template' ? 'yaml' : (rule.format ?? 'json');
  const type = rule.machineType ? `, as an ${capital(rule.machineType)} machine` : '';
  return `# ${rule.code}

${rule.summary}

**${capital(rule.severity)}**: ${SEVERITIES[rule.severity]}.

## Why

${rule.why}

## Wrong${type}

${fenced(rule.bad, format)}

## Right

${fenced(rule.good, format)}

## Settings

The severity of this rule is set in the settings of the editor or in \`stepwright.json\`:

\`\`\`json
{ "rules": { "${rule.code}": "off" } }
\`\`\`
`;
}

/** The list of all rules. */
export function docIndex(): string {
  const rows = allRules.map(({ code, severity, summary }) => `| [${code}](${code}.md) | ${severity} | ${summary} |`);
  return `# Rules

What Stepwright checks. An **error** is something that AWS Step Functions refuses when the state machine is created; a
**warning** fails when it runs or is probably wrong; a **hint** is advice. Only errors keep a machine from running.
These pages are made from the rules themselves (\`npm run generate\`).

| rule | severity | asks for |
| --- | --- | --- |
${rows.join('\n')}
`;
}

/** Every page by its file name in docs/rules. */
export function ruleDocs(): ReadonlyMap<string, string> {
  return new Map([['README.md', docIndex()], ...allRules.map((rule) => [`${rule.code}.md`, docOf(rule)] as const)]);
}

function fenced(example: string, format: string): string {
  const text =
    example.length > MAX_EXAMPLE
      ? `${example.slice(0, 200)}\n… ${String(example.length - 400)} characters more …\n${example.slice(-200)}`
      : example;
  return '```' + format + '\n' + text.trimEnd() + '\n```';
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
