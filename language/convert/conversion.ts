import type { MachineModel } from '../model/model';
import type { Steps } from '../steps';
import { applyChanges } from './apply-changes';
import type { FieldChanges } from './field-changes';
import type { Converted } from './outcome';
import { remark, type Remark, type Source } from './remarks';

/**
 * How much the result guards against. `plain`: what people write; equal wherever the data are what one expects, and
 * what is expected is noted. `exact`: also fails where the original fails, and prints and compares values of unexpected
 * types as the original does.
 */
export type Precision = 'plain' | 'exact';

/** What the conversion of some states has come upon. */
export interface Conversion {
  readonly precision: Precision;
  readonly refusals: Remark[];
  readonly notes: Remark[];
  /** What was noted of the data that are expected. */
  readonly expected: Set<string>;
}

export function newConversion(precision: Precision): Conversion {
  return { precision, refusals: [], notes: [], expected: new Set() };
}

/** Says why a place cannot be converted. */
export function addRefusal(conversion: Conversion, source: Source, message: string): void {
  conversion.refusals.push(remark(source, message));
}

/** Says what is expected of the data, where the plain form differs otherwise; each thing once. */
export function expectOf(conversion: Conversion, source: Source, message: string): void {
  if (conversion.precision === 'exact' || conversion.expected.has(message)) return;
  conversion.expected.add(message);
  conversion.notes.push(remark(source, message));
}

/** The conversion as edits, or all reasons why there are none; in steps. */
export function* outcomeOf(
  model: MachineModel,
  { refusals, notes }: Conversion,
  changes: readonly FieldChanges[],
  furtherRefusals: readonly Remark[] = [],
): Steps<Converted> {
  const applied = yield* applyChanges(model.document, changes);
  const reasons = [...refusals, ...furtherRefusals, ...applied.refusals];
  if (reasons.length > 0) return { kind: 'refused', reasons };
  return { kind: 'converted', edits: applied.edits, notes };
}
