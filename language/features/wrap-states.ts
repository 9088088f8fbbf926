import type { MachineModel, Scope, State } from '../model/model';
import type { Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import { property } from '../tree/node';
import type { CodeAction } from './code-action';
import { applyEdits, type Edit } from './edit';
import { assignsVariables } from './flow-actions';
import { freeName } from './free-name';
import { rewriteMembers } from './rewrite-members';
import { rangeOfState } from './state-symbol';
import { referencesIn } from './targets';
import { indentAt, isFlow, lineStartOf, replaceString, unitOf, type NewField } from './tree-edits';
import { yamlScalar } from './yaml-scalar';

/** States that can be moved into a scope of their own. */
interface Part {
  readonly scope: Scope;
  readonly states: readonly State[];
  /** Where it is entered. */
  readonly entry: State;
  /** Where it goes on; undefined where it ends. */
  readonly next: string | undefined;
}

/**
 * Moves the selected states, or the one at the cursor, into a branch of a new Parallel state or into a new Map state. Only
 * for states that stand together, are entered at one of them and left for one other state. In a branch they do what they
 * did before: the Parallel state hands on the branch's own output. In steps.
 */
export function* wrapStates(model: MachineModel, range: OffsetRange): Steps<CodeAction[]> {
  yield;
  const part = partAt(model, range);
  if (!part) return [];
  const names = part.states.length === 1 ? `"${part.entry.name}"` : `${String(part.states.length)} states`;
  const wrap = (title: string, kind: 'Parallel' | 'Map'): CodeAction => ({
    title,
    kind: 'refactor',
    edits: edits(model, part, kind),
  });
  yield;
  const parallel = wrap(`Move ${names} to a branch of a new Parallel state`, 'Parallel');
  yield;
  return [parallel, wrap(`Run ${names} for each item in a new Map state`, 'Map')];
}

function partAt(model: MachineModel, range: OffsetRange): Part | undefined {
  const touched = (state: State): boolean => {
    const { start, end } = rangeOfState(state);
    return start <= range.end && range.start <= end;
  };
  const scope =
    model.scopes.findLast(({ states }) => states.some((state) => holds(state, range))) ??
    model.scopes.find(({ states }) => states.some(touched));
  const states = scope?.states.filter(touched) ?? [];
  const [first] = states;
  if (!scope || !first || states.some((state) => !state.node || assignsVariables(state))) return undefined;
  const from = scope.states.indexOf(first);
  const isTogether = states.every((state, index) => scope.states[from + index] === state);
  if (!isTogether || hasAnchors(model, states)) return undefined;
  const inside = new Set(states.map(({ name }) => name));
  // They stand together: what is between the first and the last is in one of them.
  const slot = slotOf(states);
  const entries = new Set(
    referencesIn(scope)
      .filter(({ start, value }) => inside.has(value) && !(slot.start <= start && start <= slot.end))
      .map(({ value }) => value),
  );
  const [entryName] = entries;
  const entry = states.find(({ name }) => name === entryName);
  if (entries.size !== 1 || !entry) return undefined;
  const leaving = states.flatMap(({ transitions }) => transitions.filter(({ target }) => !inside.has(target.value)));
  const exits = new Set(leaving.map(({ target }) => target.value));
  const ends = states.some(({ terminal, type }) => terminal && type !== 'Fail');
  if (leaving.some(({ kind }) => kind !== 'next') || exits.size > 1 || (exits.size === 1 && ends)) return undefined;
  // A Succeed state ends all there is around it; in a branch it would end the branch only.
  if (exits.size === 0 && !ends) return undefined;
  const [next] = exits;
  return { scope, states, entry, next };
}

function holds(state: State, { start, end }: OffsetRange): boolean {
  const own = rangeOfState(state);
  return own.start <= start && end <= own.end;
}

function hasAnchors({ document }: MachineModel, states: readonly State[]): boolean {
  if (document.format === 'json') return false;
  return states.some((state) => {
    const { start, end } = rangeOfState(state);
    return /(?:^|[\s:-])[&*][^\s,[\]{}]+/m.test(document.text.slice(start, end).replace(/"[^"\n]*"|'[^'\n]*'/g, ''));
  });
}

function edits(model: MachineModel, part: Part, kind: 'Parallel' | 'Map'): Edit[] {
  const { document } = model;
  const { scope, states, entry } = part;
  const name = freeName(model, kind);
  const slot = slotOf(states);
  const outside = referencesIn(scope)
    .filter(({ start, value }) => value === entry.name && (start < slot.start || start > slot.end))
    .map((reference) => replaceString(document, reference, name));
  return [{ ...slot, text: wrapped(model, part, kind, name) }, ...outside];
}

function slotOf(states: readonly State[]): OffsetRange {
  const ranges = states.map(rangeOfState);
  return ranges.reduce(
    (slot, { start, end }) => ({ start: Math.min(slot.start, start), end: Math.max(slot.end, end) }),
    { start: Infinity, end: 0 },
  );
}

/** The text of the states with `End` where they left their scope. */
function innerText({ document }: MachineModel, { states, next }: Part): string {
  const slot = slotOf(states);
  const end: NewField = { name: 'End', value: { kind: 'bare', source: 'true' } };
  const closing = states.flatMap((state) => {
    const own = property(state.node, 'Next');
    if (!state.node || !own || own.value?.kind !== 'string' || own.value.value !== next) return [];
    return rewriteMembers(document, state.node, new Map([[own, [end]]]));
  });
  const shifted = closing.map((edit) => ({ ...edit, start: edit.start - slot.start, end: edit.end - slot.start }));
  return applyEdits(document.text.slice(slot.start, slot.end), shifted).trimEnd();
}

function wrapped(model: MachineModel, part: Part, kind: 'Parallel' | 'Map', name: string): string {
  const { document } = model;
  const states = part.scope.statesProperty?.value;
  const inner = innerText(model, part);
  const { start } = slotOf(part.states);
  const last = part.next === undefined ? ['End', 'true'] : ['Next', JSON.stringify(part.next)];
  const isJsonata = model.queryLanguage === 'JSONata';
  const output = isJsonata ? ['Output', '"{% $states.result[0] %}"'] : ['OutputPath', '"$[0]"'];
  const closing = [...(kind === 'Parallel' ? [output] : []), last];
  if (states && !isFlow(document, states)) {
    const column = ' '.repeat(start - lineStartOf(document, start));
    const at = (depth: number): string => column + ' '.repeat(depth);
    const deeper = (depth: number): string => at(depth) + inner.replace(/\n(?=[^\n])/g, `\n${' '.repeat(depth)}`);
    const startAt = `StartAt: ${yamlScalar(part.entry.name)}`;
    const body =
      kind === 'Parallel'
        ? [`${at(2)}Branches:`, `${at(4)}- ${startAt}`, `${at(6)}States:`, deeper(8)]
        : [
            `${at(2)}ItemProcessor:`,
            `${at(4)}ProcessorConfig:`,
            `${at(6)}Mode: INLINE`,
            `${at(4)}${startAt}`,
            `${at(4)}States:`,
            deeper(6),
          ];
    const fields = closing.map(([key, value]) => `${at(2)}${key ?? ''}: ${value ?? ''}`);
    return [`${yamlScalar(name)}:`, `${at(2)}Type: ${kind}`, ...body, ...fields].join('\n');
  }
  const unit = unitOf(document);
  const indent = indentAt(document, start);
  const at = (depth: number): string => `\n${indent}${unit.repeat(depth)}`;
  const deeper = (depth: number): string => at(depth) + inner.replace(/\n/g, `\n${unit.repeat(depth)}`);
  const startAt = `"StartAt": ${JSON.stringify(part.entry.name)}`;
  const body =
    kind === 'Parallel'
      ? `"Branches": [${at(2)}{${at(3)}${startAt},${at(3)}"States": {${deeper(4)}${at(3)}}${at(2)}}${at(1)}]`
      : `"ItemProcessor": {${at(2)}"ProcessorConfig": { "Mode": "INLINE" },${at(2)}${startAt},${at(2)}"States": {${deeper(3)}${at(2)}}${at(1)}}`;
  const fields = [`"Type": "${kind}"`, body, ...closing.map(([key, value]) => `"${key ?? ''}": ${value ?? ''}`)];
  return `${JSON.stringify(name)}: {${at(1)}${fields.join(`,${at(1)}`)}${at(0)}}`;
}
