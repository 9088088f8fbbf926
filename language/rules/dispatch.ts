import type { ObjectKind, ValueShape } from '../fields/index';
import type { MachineModel, State } from '../model/model';
import type { Steps } from '../steps';
import type { Property } from '../tree/node';
import type {
  DefinitionObject,
  Finding,
  KnownField,
  PathFieldUse,
  TemplateValueUse,
  PathUse,
  IntrinsicUse,
  PayloadObjectUse,
  PlainTextUse,
  JsonataUse,
  Report,
  Rule,
  RuleContext,
  RuleOptions,
  AnyValueUse,
} from './rule';

/** Takes what a rule reports. */
export type Sink = (rule: Rule, finding: Finding) => void;

/** Told when a rule throws: that is our mistake, the other rules go on. */
export type RuleErrorSink = (rule: Rule, error: unknown) => void;

/** Shows the parts of a definition to the rules that asked for them. */
export interface Dispatch {
  object(object: DefinitionObject): void;
  untypedState(state: State): void;
  unknownField(object: DefinitionObject, property: Property): void;
  foreignField(object: DefinitionObject, known: KnownField): void;
  value(use: AnyValueUse): void;
  pathField(use: PathFieldUse): void;
  templateValue(use: TemplateValueUse): void;
  path(use: PathUse): void;
  intrinsic(use: IntrinsicUse): void;
  payloadObject(use: PayloadObjectUse): void;
  plainText(use: PlainTextUse): void;
  jsonata(use: JsonataUse): void;
  /** Shows the whole machine to the rules that look at it as such, but to those of which it is known that they find nothing. */
  machine(model: MachineModel, isQuiet?: (rule: Rule) => boolean): Steps<void>;
  /** Does the work that rules have put off. */
  later(): Steps<void>;
  /** Whether there is such work. */
  isMoreToDo(): boolean;
}

type Hook<Subject extends unknown[]> = (...subject: [...Subject, Report, RuleContext]) => void;

interface Entry<Subject extends unknown[]> {
  readonly rule: Rule;
  readonly report: Report;
  readonly hook: Hook<Subject>;
}

/** Sorts the hooks of all rules by what they want to see, so that each part is shown to few. */
export function makeDispatch(
  rules: readonly Rule[],
  options: RuleOptions,
  sink: Sink,
  onError: RuleErrorSink,
): Dispatch {
  return new RuleDispatch(rules, options, sink, onError);
}

class RuleDispatch implements Dispatch {
  private readonly anyObject: Entry<[DefinitionObject]>[] = [];
  private readonly objects = new Map<ObjectKind, Entry<[DefinitionObject]>[]>();
  private readonly untyped: Entry<[State]>[] = [];
  private readonly unknown: Entry<[DefinitionObject, Property]>[] = [];
  private readonly foreign: Entry<[DefinitionObject, KnownField]>[] = [];
  private readonly pathFields: Entry<[PathFieldUse]>[] = [];
  private readonly templateValues: Entry<[TemplateValueUse]>[] = [];
  private readonly paths: Entry<[PathUse]>[] = [];
  private readonly intrinsics: Entry<[IntrinsicUse]>[] = [];
  private readonly payloadObjects: Entry<[PayloadObjectUse]>[] = [];
  private readonly plainTexts: Entry<[PlainTextUse]>[] = [];
  private readonly jsonatas: Entry<[JsonataUse]>[] = [];
  private readonly anyValue: Entry<[AnyValueUse]>[] = [];
  private readonly values = new Map<ValueShape['kind'], Entry<[AnyValueUse]>[]>();
  private readonly machines: Entry<[MachineModel]>[] = [];
  private readonly put: { readonly rule: Rule; readonly work: Steps<void> }[] = [];
  private readonly context: RuleContext;
  /** The rule that is at work. */
  private current: Rule | undefined;

  constructor(
    rules: readonly Rule[],
    options: RuleOptions,
    private readonly sink: Sink,
    private readonly onError: RuleErrorSink,
  ) {
    this.context = {
      ...options,
      later: (work) => {
        if (this.current) this.put.push({ rule: this.current, work });
      },
    };
    for (const rule of rules) this.add(rule);
  }

  private add(rule: Rule): void {
    const { hooks = {}, check } = rule;
    const report: Report = (finding) => {
      this.sink(rule, finding);
    };
    if (check) this.machines.push({ rule, report, hook: check });
    if (hooks.anyObject) this.anyObject.push({ rule, report, hook: hooks.anyObject });
    if (hooks.untypedState) this.untyped.push({ rule, report, hook: hooks.untypedState });
    if (hooks.unknownField) this.unknown.push({ rule, report, hook: hooks.unknownField });
    if (hooks.foreignField) this.foreign.push({ rule, report, hook: hooks.foreignField });
    if (hooks.pathField) this.pathFields.push({ rule, report, hook: hooks.pathField });
    if (hooks.templateValue) this.templateValues.push({ rule, report, hook: hooks.templateValue });
    if (hooks.path) this.paths.push({ rule, report, hook: hooks.path });
    if (hooks.intrinsic) this.intrinsics.push({ rule, report, hook: hooks.intrinsic });
    if (hooks.payloadObject) this.payloadObjects.push({ rule, report, hook: hooks.payloadObject });
    if (hooks.plainText) this.plainTexts.push({ rule, report, hook: hooks.plainText });
    if (hooks.jsonata) this.jsonatas.push({ rule, report, hook: hooks.jsonata });
    if (hooks.anyValue) this.anyValue.push({ rule, report, hook: hooks.anyValue });
    for (const [kind, hook] of entriesOf(hooks.objects)) addTo(this.objects, kind, { rule, report, hook });
    for (const [kind, hook] of entriesOf(hooks.values)) {
      // The key says the shape of the use, which the type of a mapped member cannot follow through a loop.
      addTo(this.values, kind, { rule, report, hook: hook as Hook<[AnyValueUse]> });
    }
  }

  private run1<Subject>(entries: readonly Entry<[Subject]>[] | undefined, subject: Subject): void {
    if (!entries) return;
    for (const entry of entries) {
      this.current = entry.rule;
      try {
        entry.hook(subject, entry.report, this.context);
      } catch (error) {
        this.onError(entry.rule, error);
      }
    }
  }

  private run2<First, Second>(entries: readonly Entry<[First, Second]>[], first: First, second: Second): void {
    for (const entry of entries) {
      this.current = entry.rule;
      try {
        entry.hook(first, second, entry.report, this.context);
      } catch (error) {
        this.onError(entry.rule, error);
      }
    }
  }

  isMoreToDo(): boolean {
    return this.put.length > 0;
  }

  *later(): Steps<void> {
    for (let next = this.put.shift(); next; next = this.put.shift()) {
      yield;
      try {
        yield* next.work;
      } catch (error) {
        this.onError(next.rule, error);
      }
    }
  }

  *machine(model: MachineModel, isQuiet?: (rule: Rule) => boolean): Steps<void> {
    for (const entry of this.machines) {
      if (isQuiet?.(entry.rule)) continue;
      this.run1([entry], model);
      yield* this.later();
      yield;
    }
  }

  object(object: DefinitionObject): void {
    this.run1(this.anyObject, object);
    this.run1(this.objects.get(object.kind), object);
  }

  untypedState(state: State): void {
    this.run1(this.untyped, state);
  }

  unknownField(object: DefinitionObject, property: Property): void {
    this.run2(this.unknown, object, property);
  }

  foreignField(object: DefinitionObject, known: KnownField): void {
    this.run2(this.foreign, object, known);
  }

  value(use: AnyValueUse): void {
    this.run1(this.anyValue, use);
    this.run1(this.values.get(use.shape.kind), use);
  }

  pathField(use: PathFieldUse): void {
    this.run1(this.pathFields, use);
  }

  templateValue(use: TemplateValueUse): void {
    this.run1(this.templateValues, use);
  }

  path(use: PathUse): void {
    this.run1(this.paths, use);
  }

  intrinsic(use: IntrinsicUse): void {
    this.run1(this.intrinsics, use);
  }

  payloadObject(use: PayloadObjectUse): void {
    this.run1(this.payloadObjects, use);
  }

  plainText(use: PlainTextUse): void {
    this.run1(this.plainTexts, use);
  }

  jsonata(use: JsonataUse): void {
    this.run1(this.jsonatas, use);
  }
}

function entriesOf<Key extends string, Value>(record: { readonly [K in Key]?: Value } | undefined): [Key, Value][] {
  return record ? (Object.entries(record) as [Key, Value][]) : [];
}

function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
