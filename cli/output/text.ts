import type { Severity } from '../../language/rules/rule';
import { placeIn, shownName } from './place';
import type { FileReport } from './report';

/** One line for each finding as compilers write it, `file:line:column severity message (code)`, and the counts. */
export function formatText(reports: readonly FileReport[]): string {
  const lines = reports.flatMap(({ file, lines: index, diagnostics }) =>
    diagnostics.map(
      ({ range, severity, message, code }) =>
        `${placeIn(shownName(file), index, range.start)} ${severity} ${message} (${code})`,
    ),
  );
  return [...lines, summary(reports)].join('\n') + '\n';
}

function summary(reports: readonly FileReport[]): string {
  const all = reports.flatMap(({ diagnostics }) => diagnostics);
  const count = (severity: Severity): number => all.filter((diagnostic) => diagnostic.severity === severity).length;
  const parts = (['error', 'warning', 'hint'] as const).flatMap((severity) =>
    count(severity) > 0 ? [plural(count(severity), severity)] : [],
  );
  const files = plural(reports.length, 'file');
  return parts.length === 0 ? `No problems in ${files}.` : `${parts.join(', ')} in ${files}.`;
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
