import { version } from '../../package.json';
import { allRules } from '../../language/rules/index';
import { rulePage } from '../../language/rules/rule-page';
import type { Severity } from '../../language/rules/rule';
import type { FileReport } from './report';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'note' };

/** SARIF 2.1.0, which code hosts and editors read. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function formatSarif(reports: readonly FileReport[]): string {
  const results = reports.flatMap(({ file, lines, diagnostics }) =>
    diagnostics.map(({ code, severity, message, range }) => {
      const { start, end } = lines.rangeOf(range);
      return {
        ruleId: code,
        level: LEVELS[severity],
        message: { text: message },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: toUri(file) },
              region: {
                startLine: start.line + 1,
                startColumn: start.character + 1,
                endLine: end.line + 1,
                endColumn: end.character + 1,
              },
            },
          },
        ],
      };
    }),
  );
  const rules = allRules.map(({ code, summary, severity }) => ({
    id: code,
    shortDescription: { text: summary },
    helpUri: rulePage(code),
    defaultConfiguration: { level: LEVELS[severity] },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'stepwright', version, rules } }, columnKind: 'utf16CodeUnits', results }],
  };
  return JSON.stringify(log, null, 2) + '\n';
}

/** A path as a relative URI reference. */
function toUri(file: string): string {
  return file.replace(/\\/g, '/').split('/').map(encodeURIComponent).join('/');
}
