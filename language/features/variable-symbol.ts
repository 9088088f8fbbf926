import type { MachineModel, Scope, State } from '../model/model';
import { assignedIn, assignments, visibleScopes } from '../rules/variables';
import type { OffsetRange } from '../text/line-index';
import { child, type Property } from '../tree/node';
import { variableUses } from './expressions-of';
import { locate } from './locate';

/** A workflow variable: its name and the scope that assigns it (digest R37). */
export interface VariableSymbol {
  readonly name: string;
  /** Absent where nobody assigns it. */
  readonly scope: Scope | undefined;
  /** The name at the cursor, without the `$`. */
  readonly at: OffsetRange;
}

/** A place that names a variable, without its `$`. */
export interface VariableOccurrence extends OffsetRange {
  /** The member of an `Assign`; none where the variable is read. */
  readonly assigned: Property | undefined;
}

/** The variable that stands at `offset`: a key of an `Assign`, or a use in an expression. */
export function variableSymbolAt(model: MachineModel, offset: number): VariableSymbol | undefined {
  const place = locate(model, offset);
  if (place.kind === 'nothing') return undefined;
  if (place.kind === 'key') {
    const { property, meaning } = place;
    const state = meaning.part?.state;
    if (!property || !state || meaning.shape?.kind !== 'assignments') return undefined;
    const name = nameOf(property, state);
    return { name, scope: state.scope, at: nameRange(model, property, name) };
  }
  const use = variableUses(model).find(({ range }) => range.start <= offset && offset <= range.end);
  if (!use) return undefined;
  const at = { start: use.range.start + 1, end: use.range.end };
  return { name: use.name, scope: scopeThatAssigns(use.scope, use.name), at };
}

/** All places that name the variable: where it is assigned first, then where it is read. */
export function variableOccurrences(model: MachineModel, { name, scope }: VariableSymbol): VariableOccurrence[] {
  const assigned = scope ? assignmentsOf(scope, name) : [];
  const read = variableUses(model).filter((use) => use.name === name && scopeThatAssigns(use.scope, name) === scope);
  return [
    ...assigned.map((property) => ({ ...nameRange(model, property, name), assigned: property })),
    ...read.map(({ range }) => ({ start: range.start + 1, end: range.end, assigned: undefined })),
  ];
}

/** The innermost scope from which the name can be read and that assigns it. */
function scopeThatAssigns(scope: Scope, name: string): Scope | undefined {
  return visibleScopes(scope).find((visible) => assignedIn(visible, name) !== undefined);
}

/** The members of all `Assign` objects of the scope that set the variable, in order of the text. */
function assignmentsOf(scope: Scope, name: string): Property[] {
  const found = scope.states.flatMap((state) => assignmentsBy(state, name));
  return found.sort((a, b) => a.key.start - b.key.start);
}

function assignmentsBy(state: State, name: string): Property[] {
  const holders = [state.node, ...items(state, 'Choices'), ...items(state, 'Catch')];
  const all = holders.flatMap((holder) => assignments(child(holder, 'Assign'), state));
  return all.filter((assignment) => assignment.name === name).map(({ property }) => property);
}

function items({ node }: State, field: string): Parameters<typeof child>[0][] {
  const list = child(node, field);
  return list?.kind === 'array' ? [...list.items] : [];
}

function nameOf(property: Property, { queryLanguage }: State): string {
  const { value } = property.key;
  return queryLanguage === 'JSONPath' ? value.replace(/\.\$$/, '') : value;
}

/** The name within the key, without quotes and without `.$`. */
function nameRange({ document }: MachineModel, { key }: Property, name: string): OffsetRange {
  const quoted = /["']/.test(document.text.charAt(key.start));
  const start = key.start + (quoted ? 1 : 0);
  return { start, end: Math.min(start + name.length, key.end) };
}

/** Where the variable is assigned, in words. */
export function variableNote(scope: Scope | undefined, name: string): string {
  const assigning = scope && scopeThatAssigns(scope, name);
  if (!assigning) return 'No state assigns this variable.';
  const states = assigning.states.filter((state) => assignmentsBy(state, name).length > 0);
  return `Variable, assigned by ${states.map((state) => `"${state.name}"`).join(', ')}.`;
}
