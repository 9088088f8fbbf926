import type { Json } from '../json';
import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import type { Node, Property } from '../tree/node';

/** error: the service refuses the definition. warning: it fails at run time or is probably wrong. hint: advice. */
export type Severity = 'error' | 'warning' | 'hint';

/** The service's own words for a fault (digest chapter 8); `location` absent where the service gives none. */
export interface AwsDiagnostic {
  readonly code: string;
  readonly message: string;
  readonly location?: string;
}

/** A finding of a rule. */
export interface Diagnostic {
  /** Our stable kebab-case id; names the rule's file and its page in docs/rules. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: OffsetRange;
  /** The node or property meant, for pointers; absent for faults of the text itself. */
  readonly at?: Node | Property;
  readonly aws?: AwsDiagnostic;
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  /** The other end of the problem, where there is one. */
  readonly related?: readonly { readonly message: string; readonly range: OffsetRange }[];
  /** What a quick fix needs to know. */
  readonly data?: Json;
}

/** What rules may ask of their surroundings. */
export interface RuleOptions {
  readonly machineType: 'STANDARD' | 'EXPRESS';
}

export interface Finding {
  readonly at: Node | Property;
  readonly message: string;
  /** Underlined instead of the whole node: offsets of the document. */
  readonly range?: OffsetRange;
  readonly aws?: AwsDiagnostic;
  readonly related?: Diagnostic['related'];
  readonly data?: Json;
  /** Only where one rule has findings of two weights. */
  readonly severity?: Severity;
}

/** A rule is one file; its code names the file, its test table and its documentation page. */
export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  readonly tags?: Diagnostic['tags'];
  /** One sentence for the documentation page and the settings: what the rule asks for. */
  readonly summary: string;
  /** Why it matters, in Markdown, for the documentation page. */
  readonly why: string;
  /** Wrong and right definitions, shown in the documentation and run as tests. */
  readonly bad: string;
  readonly good: string;
  check(model: MachineModel, report: (finding: Finding) => void, options: RuleOptions): void;
}
