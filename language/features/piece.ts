import type { MachineModel } from '../model/model';
import type { Completion, CompletionKind } from './completion';
import { rangeAt, type ExpressionSite } from './expression-site';
import { literal } from './template';

interface Info {
  readonly detail?: string;
  readonly doc?: string;
}

/** Writes pieces of an expression into the string that holds it. */
export interface PieceInserter {
  plain(text: string, kind: CompletionKind, info: Info): Completion;
  /** A function with its arguments, in snippet syntax. */
  call(name: string, argumentStops: string, info: Info): Completion;
  /** A step in brackets, which takes the place of the dot before it too. */
  replacingDot(text: string, label: string, kind: CompletionKind, info: Info): Completion;
}

/** What is replaced: from `start` to `end` of the expression's text; the cursor is at `index`. */
interface Word {
  readonly start: number;
  readonly index: number;
  readonly end: number;
}

/** The writer of pieces for a word of the expression. */
export function pieceInserter(model: MachineModel, site: ExpressionSite, word: Word): PieceInserter {
  const { text: source } = model.document;
  const quote = source.charAt(site.node.start);
  const escape = (text: string): string => {
    if (quote === '"') return JSON.stringify(text).slice(1, -1);
    return quote === "'" ? text.replace(/'/g, "''") : text;
  };
  const followsCall = site.text.charAt(word.end) === '(';
  const make = (start: number, text: string, label: string, isSnippet: boolean): Omit<Completion, 'kind'> => {
    const range = rangeAt(site, start, word.end);
    const typed = site.text.slice(start, word.index);
    // Editors compare the filter with what is replaced: a dot in front belongs to it.
    const filter = typed.startsWith('.') ? `.${label}` : label;
    return { label, edit: { ...range, text }, isSnippet, isIndented: true, extra: [], filter };
  };
  return {
    plain: (text, kind, info) => ({ ...make(word.start, escape(text), text, false), kind, ...info }),
    call(name, argumentStops, info) {
      const written = followsCall ? escape(name) : `${literal(escape(name))}(${escape(argumentStops)})`;
      return { ...make(word.start, written, name, !followsCall), kind: 'function', ...info };
    },
    replacingDot: (text, label, kind, info) => ({ ...make(word.start - 1, escape(text), label, false), kind, ...info }),
  };
}
