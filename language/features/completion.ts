import type { Insertion } from './insertion';

export type CompletionKind =
  'field' | 'state' | 'value' | 'error' | 'function' | 'variable' | 'member' | 'resource' | 'snippet';

/** One proposal. The list is in the order of its use: the first fits best. */
export interface Completion extends Insertion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words behind the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly doc?: string;
  readonly deprecated?: boolean;
}
