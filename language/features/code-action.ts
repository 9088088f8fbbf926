import type { Diagnostic } from '../rules/rule';
import type { Edit } from './edit';

/** A change that an editor offers at a place. */
export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor' | 'fixAll';
  readonly edits: readonly Edit[];
  /** What it mends. */
  readonly fixes?: Diagnostic;
  /** A command of the editor's extension to be called in the place of edits, with the document and the machine's name. */
  readonly command?: string;
  /** Why it cannot be done here; editors show it greyed out with the reason. */
  readonly disabled?: string;
  /** The one that is mostly meant. */
  readonly isPreferred?: boolean;
}
