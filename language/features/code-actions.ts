import type { MachineModel } from '../model/model';
import type { Diagnostic } from '../rules/rule';
import { finish, type Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import type { CodeAction } from './code-action';
import type { Edit } from './edit';
import { preferredFixes, quickFixes } from './quick-fixes';
import { refactoringsInSteps } from './refactor';

/** Which of the actions are asked for. */
export interface WantedActions {
  readonly fixes: boolean;
  readonly refactorings: boolean;
  readonly fixAll: boolean;
}

/** Findings beyond so many are not mended one by one: nobody reads so long a list. */
const MOST_MENDED = 100;

/** What an editor offers for a stretch of the text: fixes of the diagnostics that touch it, refactorings of its state. */
export function codeActions(model: MachineModel, range: OffsetRange, diagnostics: readonly Diagnostic[]): CodeAction[] {
  return finish(codeActionsInSteps(model, range, diagnostics, { fixes: true, refactorings: true, fixAll: false }));
}

/** The same in steps, and what mends all. */
export function* codeActionsInSteps(
  model: MachineModel,
  range: OffsetRange,
  diagnostics: readonly Diagnostic[],
  wanted: WantedActions,
): Steps<CodeAction[]> {
  const actions: CodeAction[] = [];
  if (wanted.fixes) actions.push(...(yield* fixes(model, range, diagnostics)));
  if (wanted.refactorings) actions.push(...(yield* refactoringsInSteps(model, range)));
  if (wanted.fixAll) actions.push(...(yield* fixAllInSteps(model, diagnostics)));
  return actions;
}

function* fixes(model: MachineModel, range: OffsetRange, diagnostics: readonly Diagnostic[]): Steps<CodeAction[]> {
  const found: CodeAction[] = [];
  /** Changes of the whole document: offered once, whatever asks for them. */
  const offered = new Set<CodeAction['edits']>();
  let left = MOST_MENDED;
  for (const diagnostic of diagnostics) {
    if (!touches(diagnostic.range, range)) continue;
    if (left-- === 0) break;
    yield;
    for (const fix of quickFixes(model, diagnostic)) {
      if (offered.has(fix.edits)) continue;
      offered.add(fix.edits);
      found.push(fix);
    }
  }
  return found;
}

/** So many fixes at a time: what is left is fixed by the next ones. */
const MAX_FIXES = 500;

/** The fixes beyond doubt of all diagnostics, as far as they do not meet; of two that do the first counts. */
export function fixAll(model: MachineModel, diagnostics: readonly Diagnostic[]): CodeAction[] {
  return finish(fixAllInSteps(model, diagnostics));
}

function* fixAllInSteps(model: MachineModel, diagnostics: readonly Diagnostic[]): Steps<CodeAction[]> {
  const taken: Edit[] = [];
  let fixes = 0;
  for (const diagnostic of diagnostics) {
    if (fixes === MAX_FIXES) break;
    yield;
    const preferred = preferredFixes(model, diagnostic);
    const [fix] = preferred;
    if (!fix || preferred.length > 1) continue;
    if (fix.edits.some((edit) => taken.some((other) => overlaps(edit, other)))) continue;
    for (const edit of fix.edits) taken.push(edit);
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
