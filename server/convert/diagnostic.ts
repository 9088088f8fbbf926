import { DiagnosticSeverity, DiagnosticTag, type Diagnostic as LspDiagnostic } from '../lsp';
import type { Diagnostic, Severity } from '../../language/rules/rule';
import { rulePage } from '../../language/rules/rule-page';
import type { Place } from '../place';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(diagnostic: Diagnostic, place: Place): LspDiagnostic {
  const { code, severity, message, range, tags, related, data } = diagnostic;
  return {
    code,
    source: 'stepwright',
    severity: SEVERITIES[severity],
    message,
    range: place.toRange(range),
    codeDescription: { href: rulePage(code) },
    ...(tags && {
      tags: tags.map((tag) => (tag === 'unnecessary' ? DiagnosticTag.Unnecessary : DiagnosticTag.Deprecated)),
    }),
    ...(related && {
      relatedInformation: related.map((other) => ({
        message: other.message,
        location: { uri: place.uri, range: place.toRange(other.range) },
      })),
    }),
    ...(data !== undefined && { data }),
  };
}
