import { DiagnosticSeverity, type Diagnostic as LspDiagnostic } from './lsp';
import type { Severity } from '../language/rules/rule';
import type { Steps } from '../language/steps';
import { toDiagnostic } from './convert/diagnostic';
import { convertAll } from './convert/in-steps';
import type { MachineDiagnostic, OpenDocument } from './documents';

/** Editors show no more problems of one file; VS Code cuts the list off there itself, without asking for the worst. */
export const MOST_PUBLISHED = 1000;

const BY_WEIGHT: readonly Severity[] = ['error', 'warning', 'hint'];

/** The findings as they are sent, in steps: of very many those that weigh most, and how many there are besides. */
export function* publishedDiagnostics(
  found: readonly MachineDiagnostic[],
  document: OpenDocument,
): Steps<LspDiagnostic[]> {
  const shown = found.length > MOST_PUBLISHED ? heaviest(found, MOST_PUBLISHED - 1) : found;
  const sent = yield* convertAll(shown, ({ definition, diagnostic }) =>
    toDiagnostic(diagnostic, (definition ?? document).place),
  );
  const last = sent.at(-1);
  const left = found.length - shown.length;
  if (left > 0 && last) {
    sent.push({
      severity: DiagnosticSeverity.Information,
      source: 'stepwright',
      message: `There are ${String(left)} more problems in this file.`,
      range: last.range,
    });
  }
  return sent;
}

/** So many of the findings, in their order. */
function heaviest(found: readonly MachineDiagnostic[], count: number): readonly MachineDiagnostic[] {
  const chosen = new Set<MachineDiagnostic>();
  for (const severity of BY_WEIGHT) {
    for (const one of found) {
      if (chosen.size === count) break;
      if (one.diagnostic.severity === severity) chosen.add(one);
    }
  }
  return found.filter((one) => chosen.has(one));
}
