import type { Diagnostic } from '../../language/rules/rule';
import type { LineIndex } from '../../language/text/line-index';

/** What was found in one file. */
export interface FileReport {
  /** The file as the user named it; `-` is the standard input. */
  readonly file: string;
  readonly lines: LineIndex;
  readonly diagnostics: readonly Diagnostic[];
}

/** Prints the findings of all files as one text. */
export type Formatter = (reports: readonly FileReport[]) => string;
