import type { Edit } from '../features/edit';
import type { Remark } from './remarks';

/** What a conversion gives: the edits, or at which places it is impossible and why. */
export type Converted =
  | {
      readonly kind: 'converted';
      readonly edits: readonly Edit[];
      /** What the result takes for granted of the data, and what else differs. */
      readonly notes: readonly Remark[];
    }
  | { readonly kind: 'refused'; readonly reasons: readonly Remark[] };
