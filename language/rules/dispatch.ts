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
  /** Shows the whole machine to the rules that look at it as such. */
  machine(model: MachineModel): Steps<void>;
  /** Does the work that rules have put off. */
  later(): Steps<void>;
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
  const anyObject: Entry<[DefinitionObject]>[] = [];
  const objects = new Map<ObjectKind, Entry<[DefinitionObject]>[]>();
  const untyped: Entry<[State]>[] = [];
  const unknown: Entry<[DefinitionObject, Property]>[] = [];
  const foreign: Entry<[DefinitionObject, KnownField]>[] = [];
  const pathField: Entry<[PathFieldUse]>[] = [];
  const templateValue: Entry<[TemplateValueUse]>[] = [];
  const path: Entry<[PathUse]>[] = [];
  const intrinsic: Entry<[IntrinsicUse]>[] = [];
  const payloadObject: Entry<[PayloadObjectUse]>[] = [];
  const plainText: Entry<[PlainTextUse]>[] = [];
  const jsonata: Entry<[JsonataUse]>[] = [];
  const anyValue: Entry<[AnyValueUse]>[] = [];
  const values = new Map<ValueShape['kind'], Entry<[AnyValueUse]>[]>();
  const machine: Entry<[MachineModel]>[] = [];
  const put: { readonly rule: Rule; readonly work: Steps<void> }[] = [];
  /** The rule that is at work. */
  let current: Rule | undefined;
  const context: RuleContext = {
    ...options,
    later(work) {
      if (current) put.push({ rule: current, work });
    },
  };

  for (const rule of rules) {
    const { hooks = {}, check } = rule;
    const report: Report = (finding) => {
      sink(rule, finding);
    };
    if (check) machine.push({ rule, report, hook: check });
    if (hooks.anyObject) anyObject.push({ rule, report, hook: hooks.anyObject });
    if (hooks.untypedState) untyped.push({ rule, report, hook: hooks.untypedState });
    if (hooks.unknownField) unknown.push({ rule, report, hook: hooks.unknownField });
    if (hooks.foreignField) foreign.push({ rule, report, hook: hooks.foreignField });
    if (hooks.pathField) pathField.push({ rule, report, hook: hooks.pathField });
    if (hooks.templateValue) templateValue.push({ rule, report, hook: hooks.templateValue });
    if (hooks.path) path.push({ rule, report, hook: hooks.path });
    if (hooks.intrinsic) intrinsic.push({ rule, report, hook: hooks.intrinsic });
    if (hooks.payloadObject) payloadObject.push({ rule, report, hook: hooks.payloadObject });
    if (hooks.plainText) plainText.push({ rule, report, hook: hooks.plainText });
    if (hooks.jsonata) jsonata.push({ rule, report, hook: hooks.jsonata });
    if (hooks.anyValue) anyValue.push({ rule, report, hook: hooks.anyValue });
    for (const [kind, hook] of entriesOf(hooks.objects)) addTo(objects, kind, { rule, report, hook });
    for (const [kind, hook] of entriesOf(hooks.values)) {
      // The key says the shape of the use, which the type of a mapped member cannot follow through a loop.
      addTo(values, kind, { rule, report, hook: hook as Hook<[AnyValueUse]> });
    }
  }

  function run1<Subject>(entries: readonly Entry<[Subject]>[] | undefined, subject: Subject): void {
    if (!entries) return;
    for (const entry of entries) {
      current = entry.rule;
      try {
        entry.hook(subject, entry.report, context);
      } catch (error) {
        onError(entry.rule, error);
      }
    }
  }

  function run2<First, Second>(entries: readonly Entry<[First, Second]>[], first: First, second: Second): void {
    for (const entry of entries) {
      current = entry.rule;
      try {
        entry.hook(first, second, entry.report, context);
      } catch (error) {
        onError(entry.rule, error);
      }
    }
  }

  function* later(): Steps<void> {
    for (let next = put.shift(); next; next = put.shift()) {
      yield;
      try {
        yield* next.work;
      } catch (error) {
        onError(next.rule, error);
      }
    }
  }

  return {
    later,
    *machine(model) {
      for (const entry of machine) {
        run1([entry], model);
        yield* later();
        yield;
      }
    },
    object(object) {
      run1(anyObject, object);
      run1(objects.get(object.kind), object);
    },
    untypedState(state) {
      run1(untyped, state);
    },
    unknownField(object, property) {
      run2(unknown, object, property);
    },
    foreignField(object, known) {
      run2(foreign, object, known);
    },
    value(use) {
      run1(anyValue, use);
      run1(values.get(use.shape.kind), use);
    },
    pathField(use) {
      run1(pathField, use);
    },
    templateValue(use) {
      run1(templateValue, use);
    },
    path(use) {
      run1(path, use);
    },
    intrinsic(use) {
      run1(intrinsic, use);
    },
    payloadObject(use) {
      run1(payloadObject, use);
    },
    plainText(use) {
      run1(plainText, use);
    },
    jsonata(use) {
      run1(jsonata, use);
    },
  };
}

function entriesOf<Key extends string, Value>(record: { readonly [K in Key]?: Value } | undefined): [Key, Value][] {
  return record ? (Object.entries(record) as [Key, Value][]) : [];
}

function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
