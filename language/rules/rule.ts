import type { Field, ObjectKind, QueryLanguage, ValueShape } from '../fields/field';
import type { Json } from '../json';
import type { MachineModel, Scope, State } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import type { Node, ObjectNode, Property } from '../tree/node';

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

/** A rule tells what it found; it may do so any number of times. */
export type Report = (finding: Finding) => void;

/** An object of the definition whose kind is known, as the walk meets it. */
export interface DefinitionObject {
  readonly kind: ObjectKind;
  readonly node: ObjectNode;
  /** The scope it stands in; for a machine, branch or item processor the scope that it is. */
  readonly scope: Scope;
  /** The state it is or belongs to; none for the machine and for what stands directly in a scope. */
  readonly state: State | undefined;
  readonly language: QueryLanguage;
  /** The object around it: a catcher's state, a nested choice rule's rule. */
  readonly parent: DefinitionObject | undefined;
  /** Its properties that the table knows, of either query language, in order of the text; each name once. */
  readonly fields: readonly KnownField[];
}

export interface KnownField {
  readonly field: Field;
  readonly property: Property;
}

/** A value that a field of the table describes. Elements of an array are visited with the shape of the elements. */
export interface AnyValueUse {
  readonly object: DefinitionObject;
  readonly field: Field;
  readonly shape: ValueShape;
  readonly node: Node;
  /** The property of the object that holds the value (or the array around it). */
  readonly property: Property;
}

/** A value of one shape. */
export interface ValueUse<Kind extends ValueShape['kind']> extends AnyValueUse {
  readonly shape: Extract<ValueShape, { kind: Kind }>;
}

type ShapeHooks = {
  readonly [Kind in ValueShape['kind']]?: (use: ValueUse<Kind>, report: Report, options: RuleOptions) => void;
};

/** What a rule wants to be shown in the one walk over the definition (walk.ts). */
export interface RuleHooks {
  /** Each object of the kind. */
  readonly objects?: {
    readonly [Kind in ObjectKind]?: (object: DefinitionObject, report: Report, options: RuleOptions) => void;
  };
  /** Each object of any kind. */
  readonly anyObject?: (object: DefinitionObject, report: Report, options: RuleOptions) => void;
  /** Each state that has no `Type`, or one that does not exist. */
  readonly untypedState?: (state: State, report: Report, options: RuleOptions) => void;
  /** A property that the table does not know for this kind of object. */
  readonly unknownField?: (object: DefinitionObject, property: Property, report: Report, options: RuleOptions) => void;
  /** A field of the other query language. */
  readonly foreignField?: (object: DefinitionObject, known: KnownField, report: Report, options: RuleOptions) => void;
  /** Each value that the table describes. */
  readonly anyValue?: (use: AnyValueUse, report: Report, options: RuleOptions) => void;
  /** Each value of the shape. */
  readonly values?: ShapeHooks;
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
  /** The format of the two; JSON unless said. */
  readonly format?: 'yaml';
  /** What the two are validated as; a Standard machine unless said. */
  readonly machineType?: 'EXPRESS';
  /** Looks at the whole definition once. */
  readonly check?: (model: MachineModel, report: Report, options: RuleOptions) => void;
  /** Looks at parts of the definition in the walk that all rules share. */
  readonly hooks?: RuleHooks;
}
