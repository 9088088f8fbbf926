import type { OffsetRange } from '../text/line-index';
import type { ArrayNode, ObjectNode, Property } from '../tree/node';

/** A gap where something may be written: who holds it, and what is typed there without being a node. */
export type Gap =
  | { readonly kind: 'key'; readonly object: ObjectNode; readonly word: OffsetRange }
  | { readonly kind: 'value'; readonly holder: Property | ArrayNode; readonly word: OffsetRange };
