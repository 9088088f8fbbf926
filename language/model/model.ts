import type { QueryLanguage, StateType } from '../fields/field';
import type { Derived } from './derived';
import type { Node, ObjectNode, ParsedDocument, Property, StringNode } from '../tree/node';

/** A definition as states, scopes and transitions, each with its place in the tree. Made by build-model.ts. */
export interface MachineModel {
  readonly document: ParsedDocument;
  /** The object that is the definition (the root, or the part of a template that holds it). */
  readonly node: ObjectNode | undefined;
  /** The machine's own scope; absent when the text is not an object. */
  readonly scope: Scope | undefined;
  /** All scopes, outer before inner, in order of the text. */
  readonly scopes: readonly Scope[];
  /** All states of all scopes in order of the text. */
  readonly states: readonly State[];
  /** The machine's top-level query language (digest D8). */
  readonly queryLanguage: QueryLanguage;
  /** What others have worked out of this version. */
  readonly derived: Derived;
}

/** One `States` object: the machine, a branch of a Parallel, or the item processor of a Map (digest D3, D7, R37). */
export interface Scope {
  readonly kind: 'machine' | 'branch' | 'itemProcessor';
  readonly node: ObjectNode;
  /** The Parallel or Map state that owns the scope; none for the machine. */
  readonly owner: State | undefined;
  readonly startAt: StringNode | undefined;
  /** The `States` property, half-typed or not. */
  readonly statesProperty: Property | undefined;
  readonly states: readonly State[];
  /** The first state of each name. */
  readonly byName: ReadonlyMap<string, State>;
  /** A Distributed Map's processor: outer variables cannot be seen inside (digest R38). */
  readonly distributed: boolean;
  /** What others have worked out of the scope as it is. */
  readonly derived: Derived;
}

export interface State {
  readonly name: string;
  /** The property whose key is the state's name. */
  readonly property: Property;
  /** The state itself; absent while half-typed or of a wrong type. */
  readonly node: ObjectNode | undefined;
  /** Absent where `Type` is missing or not one of the eight. */
  readonly type: StateType | undefined;
  readonly queryLanguage: QueryLanguage;
  readonly scope: Scope;
  readonly transitions: readonly Transition[];
  /** Scopes inside: branches, or the item processor. */
  readonly inner: readonly Scope[];
  /** `End: true`, Succeed or Fail. */
  readonly terminal: boolean;
  /** A deployment tool fills in where it leads, or the whole state (digest V57): `transitions` may not be all. */
  readonly open: boolean;
}

export interface Transition {
  readonly kind: 'next' | 'default' | 'choice' | 'catch';
  readonly from: State;
  /** The string that names the target. */
  readonly target: StringNode;
  /** The choice rule or catcher the transition belongs to. */
  readonly rule: Node | undefined;
}
