import type { Edit } from './edit';

/** A way to mend what a diagnostic complains of. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The one that is mostly meant. */
  readonly isPreferred?: boolean;
}
