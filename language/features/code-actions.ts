import type { MachineModel } from '../model/model';
import type { Diagnostic } from '../rules/rule';
import type { OffsetRange } from '../text/line-index';
import type { CodeAction } from './code-action';
import type { Edit } from './edit';
import { preferredFixes, quickFixes } from './quick-fixes';
import { refactorings } from './refactor';

/** What an editor offers for a stretch of the text: fixes of the diagnostics that touch it, refactorings of its state. */
export function codeActions(model: MachineModel, range: OffsetRange, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const touched = diagnostics.filter((diagnostic) => touches(diagnostic.range, range));
  return [...touched.flatMap((diagnostic) => quickFixes(model, diagnostic)), ...refactorings(model, range)];
}

/** So many fixes at a time: what is left is fixed by the next ones. */
const MAX_FIXES = 500;

/** The fixes beyond doubt of all diagnostics, as far as they do not meet; of two that do the first counts. */
export function fixAll(model: MachineModel, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const taken: Edit[] = [];
  let fixes = 0;
  for (const diagnostic of diagnostics) {
    if (fixes === MAX_FIXES) break;
    const preferred = preferredFixes(model, diagnostic);
    const [fix] = preferred;
    if (!fix || preferred.length > 1) continue;
    if (fix.edits.some((edit) => taken.some((other) => overlaps(edit, other)))) continue;
    taken.push(...fix.edits);
    fixes++;
  }
  if (fixes === 0) return [];
  return [{ title: `Fix all that can be fixed (${String(fixes)})`, kind: 'fixAll', edits: taken }];
}

function touches(a: OffsetRange, b: OffsetRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Edits that change the same characters, or insert at the same place. */
function overlaps(a: OffsetRange, b: OffsetRange): boolean {
  return (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end);
}
