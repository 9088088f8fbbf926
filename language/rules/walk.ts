import { fieldsOf, type Field, type ObjectKind, type QueryLanguage, type ValueShape } from '../fields/index';
import type { MachineModel, Scope, State } from '../model/model';
import type { ArrayNode, Node, ObjectNode, Property } from '../tree/node';
import { finish, type Steps } from '../steps';
import type { Dispatch } from './dispatch';
import type { AnyValueUse, DefinitionObject, KnownField } from './rule';
import { ExpressionWalk } from './walk-expressions';

/** A part of a definition that is looked at as a whole: a state, or what stands in a scope beside its states. */
export type Part = Scope | State;

/** Who goes along with the walk, part by part. */
export interface PartObserver {
  /** Whether it is known what is found in the part: then it is not looked at. */
  knows(part: Part): boolean;
  /** The part is looked at from here … */
  begins(part: Part): void;
  /** … to here. */
  ends(part: Part): void;
}

/** So many elements of a list are one step. */
const ELEMENTS_IN_STEP = 100;

/** The walk of `walkInSteps`, at once. */
export function walkDefinition(model: MachineModel, dispatch: Dispatch): void {
  finish(walkInSteps(model, dispatch));
}

/**
 * The one walk over a definition that all rules share: it visits every object of a known kind and every value that the
 * fields table describes exactly once, and shows them to the rules. Payloads and other expressions are walked by
 * walk-expressions.ts. Linear in the size of the document; each state is a step, and long lists and payloads in it are several:
 * they come behind the rest of the state.
 */
export function walkInSteps(model: MachineModel, dispatch: Dispatch, observer?: PartObserver): Steps<void> {
  return new DefinitionWalk(model, dispatch).walk(observer);
}

class DefinitionWalk {
  private readonly expressions: ExpressionWalk;
  /** The rest of long lists. */
  private readonly rests: (() => void)[] = [];

  constructor(
    private readonly model: MachineModel,
    private readonly dispatch: Dispatch,
  ) {
    this.expressions = new ExpressionWalk(dispatch, (visit) => this.rests.push(visit));
  }

  *walk(observer: PartObserver | undefined): Steps<void> {
    for (const scope of this.model.scopes) {
      if (!observer?.knows(scope)) {
        observer?.begins(scope);
        this.visitObject(scope.kind, scope.node, scope, undefined, this.model.queryLanguage, undefined);
        if (this.isMoreToDo) yield* this.visitRests();
        observer?.ends(scope);
      }
      for (const state of scope.states) {
        if (!observer?.knows(state)) {
          observer?.begins(state);
          this.expressions.beginStep();
          this.visitState(state);
          if (this.isMoreToDo) yield* this.visitRests();
          observer?.ends(state);
        }
        yield;
      }
    }
  }

  private get isMoreToDo(): boolean {
    return this.rests.length > 0 || this.dispatch.isMoreToDo();
  }

  private *visitRests(): Steps<void> {
    for (let visit = this.rests.shift(); visit; visit = this.rests.shift()) {
      yield;
      this.expressions.beginStep();
      visit();
    }
    yield* this.dispatch.later();
  }

  private visitState(state: State): void {
    if (!state.node) return;
    if (state.type === undefined) this.dispatch.untypedState(state);
    else this.visitObject(state.type, state.node, state.scope, state, state.queryLanguage, undefined);
  }

  private visitObject(
    kind: ObjectKind,
    node: ObjectNode,
    scope: Scope,
    state: State | undefined,
    language: QueryLanguage,
    parent: DefinitionObject | undefined,
  ): void {
    const table = fieldsOf(kind);
    const fields: KnownField[] = [];
    const object: DefinitionObject = { kind, node, scope, state, language, parent, fields };
    let unknown: Property[] | undefined;
    for (const property of node.properties) {
      const field = table.get(property.key.value);
      if (field) addField(fields, { field, property });
      else (unknown ??= []).push(property);
    }
    this.dispatch.object(object);
    if (unknown) for (const property of unknown) this.visitUnknown(object, property);
    // A state that may not go back to JSONPath is reported once, not for each of its fields (digest D11).
    const downgraded = language === 'JSONPath' && this.model.queryLanguage === 'JSONata';
    for (const known of fields) {
      const { field, property } = known;
      if (field.languages === 'both' || field.languages === language) {
        if (property.value) this.visitValue(object, field, field.value, property.value, property);
      } else if (!downgraded) this.dispatch.foreignField(object, known);
    }
  }

  /** Credentials are a payload with a few known fields; every other object has known fields only. */
  private visitUnknown(object: DefinitionObject, property: Property): void {
    const around = object.parent?.fields.find(({ property: own }) => own.value === object.node);
    if (object.kind !== 'credentials' || !around) this.dispatch.unknownField(object, property);
    else this.expressions.visitMember({ object, ...around }, property);
  }

  private visitValue(object: DefinitionObject, field: Field, shape: ValueShape, node: Node, property: Property): void {
    const use: AnyValueUse = { object, field, shape, node, property };
    this.dispatch.value(use);
    this.expressions.visit(use, shape, node);
    if (shape.kind === 'array' && node.kind === 'array') this.visitElements(use, shape.of, node);
    else if (shape.kind === 'object' && node.kind === 'object' && !isScope(shape.of)) {
      this.visitObject(shape.of, node, object.scope, object.state, object.language, object);
    }
  }

  private visitElements(use: AnyValueUse, shape: ValueShape, { items }: ArrayNode): void {
    const { object, field, property } = use;
    const visitFrom = (from: number): void => {
      const to = Math.min(items.length, from + ELEMENTS_IN_STEP);
      for (let i = from; i < to; i++) {
        const item = items[i];
        if (item) this.visitValue(object, field, shape, item, property);
      }
    };
    visitFrom(0);
    for (let i = ELEMENTS_IN_STEP; i < items.length; i += ELEMENTS_IN_STEP) {
      this.rests.push(() => {
        visitFrom(i);
      });
    }
  }
}

/** Branches and item processors are scopes of the model and visited as such. */
function isScope(kind: ObjectKind): boolean {
  return kind === 'branch' || kind === 'itemProcessor';
}

/** Of a key that stands twice the last one counts, as for a JSON reader; the parser reports the other. */
function addField(fields: KnownField[], known: KnownField): void {
  for (let i = 0; i < fields.length; i++) {
    if (fields[i]?.field !== known.field) continue;
    fields[i] = known;
    return;
  }
  fields.push(known);
}
