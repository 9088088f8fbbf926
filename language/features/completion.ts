import type { Insertion } from './insertion';
import { fillStops } from './template';

export type CompletionKind =
  'field' | 'state' | 'value' | 'error' | 'function' | 'variable' | 'member' | 'resource' | 'snippet';

/** What a proposal carries whose first tab stop is empty: an editor may ask at once for what fits there. */
export const WITH_EMPTY_STOP = 'with empty stop';

/** Whether the first tab stop of a text in snippet syntax is empty. */
export function hasEmptyStop({ edit, isSnippet }: Insertion): boolean {
  return isSnippet && /(?:^|[^\\])\$1(?!\d)/.test(edit.text);
}

/** One proposal. The list is in the order of its use: the first fits best. */
export interface Completion extends Insertion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words behind the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly doc?: string;
  readonly deprecated?: boolean;
  /** There are others, which fit less with what is typed: to be asked for again when more is typed, or less. */
  readonly isOneOfMany?: boolean;
}

/** The proposal for an editor that knows no tab stops: each has its default. */
export function withoutStops(completion: Completion): Completion {
  if (!completion.isSnippet) return completion;
  const { edit } = completion;
  return { ...completion, isSnippet: false, edit: { ...edit, text: fillStops(edit.text) } };
}
