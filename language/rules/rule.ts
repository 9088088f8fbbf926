import type { Embedded } from '../expressions/embedded';
import type { IntrinsicCall } from '../expressions/intrinsics/intrinsic';
import type { JsonPath } from '../expressions/json-path/ast';
import type { JsonataAnalysis } from '../expressions/jsonata/analyze';
import type { ParsedJsonata } from '../expressions/jsonata/parse';
import type { TemplateValue } from '../expressions/payload-template';
import type { Field, ObjectKind, QueryLanguage, ValueShape } from '../fields/field';
import type { SdkTable } from '../integrations/sdk-table';
import type { Json } from '../json';
import type { MachineModel, Scope, State } from '../model/model';
import type { Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import type { Node, ObjectNode, Property, StringNode } from '../tree/node';

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
  /** The service refuses the definition, but says nothing of this place: it said the same elsewhere or stopped before. */
  readonly unsaid?: true;
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  /** The other end of the problem, where there is one. */
  readonly related?: readonly { readonly message: string; readonly range: OffsetRange }[];
  /** What a quick fix needs to know. */
  readonly data?: Json;
}

/** What rules may ask of their surroundings. */
export interface RuleOptions {
  readonly machineType: 'STANDARD' | 'EXPRESS';
  /** Reads the table of the SDK's services; undefined where there is none. Asked for only when a definition needs it. */
  readonly sdk: () => SdkTable | undefined;
  /** The names of `${Name}` that a deployment tool gives a value; undefined where that is not known. */
  readonly substitutions?: ReadonlySet<string>;
}

export interface Finding {
  readonly at: Node | Property;
  readonly message: string;
  /** Underlined instead of the whole node: offsets of the document. */
  readonly range?: OffsetRange;
  readonly aws?: AwsDiagnostic;
  readonly unsaid?: true;
  readonly related?: Diagnostic['related'];
  readonly data?: Json;
  /** Only where one rule has findings of two weights. */
  readonly severity?: Severity;
}

/** A rule tells what it found; it may do so any number of times. */
export type Report = (finding: Finding) => void;

/** What a rule is given besides the part that it looks at. */
export interface RuleContext extends RuleOptions {
  /** Takes work that grows with a list or with the whole machine: it is done a moment later, in steps. */
  readonly later: (work: Steps<void>) => void;
}

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

/** A place in a payload or another field where expressions may stand. */
interface ExpressionPlace {
  readonly object: DefinitionObject;
  readonly field: Field;
  /** The property of the object that holds the expression, at whatever depth. */
  readonly property: Property;
}

/** The text of a field that is a path (shape `path` or `referencePath`) in a JSONPath state. */
export interface PathFieldUse extends ExpressionPlace {
  readonly shape: Extract<ValueShape, { kind: 'path' | 'referencePath' }>;
  readonly node: StringNode;
  readonly parsed: TemplateValue;
}

/** A member of a JSONPath payload template whose key ends in `.$` (digest R11). */
export interface TemplateValueUse extends ExpressionPlace {
  readonly member: Property;
  readonly node: Node;
  /** Absent where the value is no text. */
  readonly parsed: TemplateValue | undefined;
}

/** A sound path of a JSONPath state: a whole text, or an argument of an intrinsic function in it. */
export interface PathUse extends ExpressionPlace {
  readonly node: StringNode;
  readonly path: JsonPath;
}

/** A sound call of an intrinsic function: the whole text, or an argument in it. */
export interface IntrinsicUse extends ExpressionPlace {
  readonly node: StringNode;
  readonly call: IntrinsicCall;
}

/** An object inside a payload, or the payload itself. */
export interface PayloadObjectUse extends ExpressionPlace {
  readonly node: ObjectNode;
}

/** A text of a payload that is not evaluated. */
export interface PlainTextUse extends ExpressionPlace {
  readonly node: StringNode;
  /** The member of an object that holds it; none for an element of a list. */
  readonly member: Property | undefined;
}

/** A string of a JSONata state that starts with `{%`, in a place where expressions are evaluated (digest R22, R23). */
export interface JsonataUse extends ExpressionPlace {
  readonly node: StringNode;
  readonly embedded: Embedded;
  /** Absent where the closing delimiter is missing, or a deployment tool fills in a part. */
  readonly parsed: ParsedJsonata | undefined;
  /** What the expression uses; absent where it has a fault. */
  readonly analysis: JsonataAnalysis | undefined;
}

type ShapeHooks = {
  readonly [Kind in ValueShape['kind']]?: (use: ValueUse<Kind>, report: Report, context: RuleContext) => void;
};

/** What a rule wants to be shown in the one walk over the definition (walk.ts). */
export interface RuleHooks {
  /** Each object of the kind. */
  readonly objects?: {
    readonly [Kind in ObjectKind]?: (object: DefinitionObject, report: Report, context: RuleContext) => void;
  };
  /** Each object of any kind. */
  readonly anyObject?: (object: DefinitionObject, report: Report, context: RuleContext) => void;
  /** Each state that has no `Type`, or one that does not exist. */
  readonly untypedState?: (state: State, report: Report, context: RuleContext) => void;
  /** A property that the table does not know for this kind of object. */
  readonly unknownField?: (object: DefinitionObject, property: Property, report: Report, context: RuleContext) => void;
  /** A field of the other query language. */
  readonly foreignField?: (object: DefinitionObject, known: KnownField, report: Report, context: RuleContext) => void;
  /** Each value that the table describes. */
  readonly anyValue?: (use: AnyValueUse, report: Report, context: RuleContext) => void;
  /** Each value of the shape. */
  readonly values?: ShapeHooks;
  readonly pathField?: (use: PathFieldUse, report: Report, context: RuleContext) => void;
  readonly templateValue?: (use: TemplateValueUse, report: Report, context: RuleContext) => void;
  readonly path?: (use: PathUse, report: Report, context: RuleContext) => void;
  readonly intrinsic?: (use: IntrinsicUse, report: Report, context: RuleContext) => void;
  readonly payloadObject?: (use: PayloadObjectUse, report: Report, context: RuleContext) => void;
  readonly plainText?: (use: PlainTextUse, report: Report, context: RuleContext) => void;
  readonly jsonata?: (use: JsonataUse, report: Report, context: RuleContext) => void;
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
  readonly format?: 'yaml' | 'terraform' | 'template';
  /** What the two are validated as; a Standard machine unless said. */
  readonly machineType?: 'EXPRESS';
  /** The names that have a value in the two. */
  readonly substitutions?: readonly string[];
  /** Looks at the whole definition once. */
  readonly check?: (model: MachineModel, report: Report, context: RuleContext) => void;
  /**
   * Whether `check` reads only the outline of the machine (outline-of.ts): as long as that stays the same, a check that has found
   * nothing is not done again.
   */
  readonly isOfOutline?: true;
  /** Looks at parts of the definition in the walk that all rules share. */
  readonly hooks?: RuleHooks;
}
