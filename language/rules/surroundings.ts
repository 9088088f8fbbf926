import type { MachineModel, Scope, State } from '../model/model';
import { child, type Node, type ObjectNode } from '../tree/node';
import { pathOf, toJsonPointer } from '../tree/path';

/** Fields that nothing is checked by. */
const SILENT = new Set(['Comment', 'StartAt']);
/** Fields that hold scopes. */
const HOLDERS = new Set(['Branches', 'ItemProcessor', 'Iterator']);

/** What stands around the states of a scope; the same object as long as it is the same. */
interface Surroundings {
  readonly parts: readonly unknown[];
}

/** What stands around the states of the scopes in a state, and what that follows from. */
interface Inside {
  readonly outer: object;
  readonly name: string;
  readonly node: ObjectNode | undefined;
  readonly surroundings: readonly Surroundings[];
}

/**
 * What stands around a state, from the machine down to its scope: names, and the fields of the states that hold it. What
 * is found in a state may follow from that, and the service's words for its place do.
 */
export class KnownSurroundings {
  private root: Surroundings | undefined;
  private readonly inner = new WeakMap<State, Inside>();
  /** Those of this version. */
  private current = new Map<Scope, Surroundings>();
  private model: MachineModel | undefined;

  /** Goes on to the next version of the machine. */
  begin(model: MachineModel): void {
    this.model = model;
    this.current = new Map();
  }

  /** The same object as for the version before where nothing around the scope's states is different. */
  of(scope: Scope): object {
    if (!this.current.has(scope)) {
      if (scope.owner) this.findInside(scope.owner);
      else this.current.set(scope, this.outermost(scope));
    }
    return this.current.get(scope) ?? scope;
  }

  private outermost({ node }: Scope): Surroundings {
    this.root = sameOr(this.root, [this.model?.queryLanguage, toJsonPointer(pathOf(node)), ...fields(node, STATES)]);
    return this.root;
  }

  private findInside(owner: State): void {
    const inside = this.insideOf(owner);
    this.inner.set(owner, inside);
    owner.inner.forEach((scope, i) => {
      const surroundings = inside.surroundings[i];
      if (surroundings) this.current.set(scope, surroundings);
    });
  }

  private insideOf(owner: State): Inside {
    const { name, node, inner } = owner;
    const outer = this.of(owner.scope);
    const before = this.inner.get(owner);
    // A node that is the same holds the same.
    if (before?.outer === outer && before.name === name && before.node === node) return before;
    const around = [outer, name, ...(node ? fields(node, HOLDERS) : [])];
    const surroundings = inner.map((scope, i) =>
      sameOr(before?.surroundings[i], [...around, scope.kind, placeIn(owner, scope, i), ...fields(scope.node, STATES)]),
    );
    return { outer, name, node, surroundings };
  }
}

/** The number of a branch, also where there are others that are no scopes. */
function placeIn({ node }: State, scope: Scope, index: number): number {
  const branches = child(node, 'Branches');
  if (branches?.kind !== 'array' || branches.items[index] === scope.node) return index;
  return branches.items.indexOf(scope.node);
}

const STATES = new Set(['States']);

function fields({ properties }: ObjectNode, except: ReadonlySet<string>): (string | Node | undefined)[] {
  return properties.flatMap(({ key, value }) => {
    if (SILENT.has(key.value)) return [];
    return except.has(key.value) ? [key.value] : [key.value, value];
  });
}

function sameOr(before: Surroundings | undefined, parts: readonly unknown[]): Surroundings {
  const isSame = before?.parts.length === parts.length && parts.every((part, i) => part === before.parts[i]);
  return isSame ? before : { parts };
}
