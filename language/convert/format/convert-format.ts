import type { DocumentFormat } from '../../tree/parse-document';
import type { MachineModel } from '../../model/model';
import { remark, type Remark } from '../remarks';
import { toJsonText } from './to-json';
import { toYaml } from './to-yaml';

export type Reformatted =
  | { readonly kind: 'converted'; readonly text: string; readonly lostComments: readonly string[] }
  | { readonly kind: 'refused'; readonly reasons: readonly Remark[] };

/** Faults after which the data are still certain. */
const HARMLESS = new Set(['comment-in-json', 'trailing-comma']);

/** The definition's document in the other format. A text with faults is refused: parts of it might get lost. */
export function convertFormat(model: MachineModel, format: DocumentFormat): Reformatted {
  const { document } = model;
  const reasons = document.faults.filter(({ code }) => !HARMLESS.has(code));
  if (reasons.length > 0) return { kind: 'refused', reasons };
  if (!document.root || !model.node || model.node !== document.root) {
    const at = document.root ? remark({ node: document.root }, NO_MACHINE) : { start: 0, end: 0, message: NO_MACHINE };
    return { kind: 'refused', reasons: [at] };
  }
  if (format === 'yaml') return { kind: 'converted', text: toYaml(document), lostComments: [] };
  return { kind: 'converted', ...toJsonText(model) };
}

const NO_MACHINE = 'This is no state machine: an object with StartAt and States is expected.';
