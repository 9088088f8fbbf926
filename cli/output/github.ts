import type { Severity } from '../../language/rules/rule';
import type { FileReport } from './report';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'notice' };

/**
 * Workflow commands of GitHub Actions, which become annotations.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function formatGithub(reports: readonly FileReport[]): string {
  return reports
    .flatMap(({ file, lines, diagnostics }) =>
      diagnostics.map(({ severity, message, code, range }) => {
        const { start, end } = lines.rangeOf(range);
        const properties = {
          file,
          line: start.line + 1,
          col: start.character + 1,
          endLine: end.line + 1,
          endColumn: end.character + 1,
          title: code,
        };
        const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
        return `::${COMMANDS[severity]} ${written.join(',')}::${escapeData(message)}\n`;
      }),
    )
    .join('');
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
