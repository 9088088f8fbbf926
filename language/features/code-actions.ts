import type { MachineModel } from '../model/model';
import type { Diagnostic } from '../rules/rule';
import type { OffsetRange } from '../text/line-index';
import type { CodeAction } from './code-action';
import { quickFixes } from './quick-fixes';

/** What an editor offers for a stretch of the text: fixes of the diagnostics that touch it. */
export function codeActions(model: MachineModel, range: OffsetRange, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const touched = diagnostics.filter((diagnostic) => touches(diagnostic.range, range));
  return touched.flatMap((diagnostic) => quickFixes(model, diagnostic));
}

function touches(a: OffsetRange, b: OffsetRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
