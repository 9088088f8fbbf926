import type { MachineModel, State } from '../model/model';
import { property, type Node } from '../tree/node';
import type { OffsetRange } from '../text/line-index';
import { shortened } from '../text/shortened';
import type { ExplainedCondition, ExplainedRule, Operand } from './explained-rule';
import type { InlayHint } from './inlay-hints';
import type { KnownData, StateValues } from './known-data';
import { sourceOf } from './last-run-hints';
import { code, escapeMarkdown } from './markdown';

const MAX_LABEL = 50;
const MAX_TEXT = 120;
/** Conditions of one rule that are told one by one. */
const MAX_CONDITIONS = 20;

/** A Choice state that was entered in the last run, and how its rules came out. */
interface Chosen {
  readonly state: State;
  readonly rules: readonly ExplainedRule[];
  readonly isStale: boolean;
}

/**
 * The part of a hover that says why a branch was taken: in a rule, or on `Default`, of that one; on the state's name, its
 * type or `Choices` of all. Undefined elsewhere, and where the last run has not entered the state.
 */
export function takenBranch(model: MachineModel, offset: number, known: KnownData | undefined): string | undefined {
  if (known?.source !== 'lastRun') return undefined;
  const state = model.states.find(
    ({ type, node, property: { key } }) => type === 'Choice' && (covers(key, offset) || (node && covers(node, offset))),
  );
  const chosen = state && chosenIn(model, state, known);
  if (!chosen) return undefined;
  const choices = property(state.node, 'Choices');
  const byDefault = property(state.node, 'Default');
  const list = choices?.value;
  const written = list?.kind === 'array' ? list.items.findIndex((rule) => covers(rule, offset)) : -1;
  if (written >= 0) return aboutOne(chosen, chosen.rules.filter(isWritten)[written]);
  if (byDefault && (covers(byDefault.key, offset) || (byDefault.value && covers(byDefault.value, offset))))
    return aboutOne(
      chosen,
      chosen.rules.find((rule) => !isWritten(rule)),
    );
  const heads = [state.property.key, choices?.key, ...typeOf(state)];
  return heads.some((head) => head && covers(head, offset)) ? aboutAll(chosen) : undefined;
}

/** Behind where each rule leads: whether it was taken in the last run, else why it was not. */
export function takenBranchHints(
  model: MachineModel,
  range: OffsetRange,
  known: KnownData | undefined,
): readonly InlayHint[] {
  if (known?.source !== 'lastRun') return [];
  return model.states.flatMap((state) => {
    if (state.type !== 'Choice' || !state.node || state.node.end < range.start || state.node.start > range.end)
      return [];
    const chosen = chosenIn(model, state, known);
    if (!chosen) return [];
    const choices = property(state.node, 'Choices')?.value;
    const numbers = new Map(choices?.kind === 'array' ? choices.items.map((item, number) => [item, number]) : []);
    const written = chosen.rules.filter(isWritten);
    const byDefault = chosen.rules.find((one) => !isWritten(one));
    return state.transitions.flatMap(({ kind, target, rule }) => {
      const told = kind === 'default' ? byDefault : rule && written[numbers.get(rule) ?? -1];
      const label = told && labelOf(told);
      if (!told || label === undefined || target.end < range.start || target.end > range.end) return [];
      const mark = chosen.isStale ? ' (before the change)' : '';
      const tooltip = [`${when(chosen)}: ${verdict(told)}`, ...plainLines(told)].join('\n');
      return [{ at: target.end, label: `${shortened(label, MAX_LABEL)}${mark}`, tooltip }];
    });
  });
}

function chosenIn(model: MachineModel, state: State, known: KnownData): Chosen | undefined {
  const values: StateValues | undefined = known.states.get(state.name);
  if (!values?.rules) return undefined;
  const isStale = values.source !== undefined && values.source !== sourceOf(model, state);
  return { state, rules: values.rules, isStale };
}

function typeOf({ node }: State): readonly (Node | undefined)[] {
  const type = property(node, 'Type');
  return [type?.key, type?.value];
}

function aboutOne(chosen: Chosen, rule: ExplainedRule | undefined): string | undefined {
  if (!rule) return undefined;
  return [`${when(chosen)}: ${verdict(rule)}`, bulletList(rule)].filter((part) => part !== '').join('\n\n');
}

function aboutAll(chosen: Chosen): string {
  const taken = chosen.rules.find(({ isTaken }) => isTaken);
  const head = taken ? `went to ${code(taken.next)}` : 'took no branch';
  const rules = chosen.rules.map((rule, index) => {
    const way = `${sign(rule.condition)} ${code(shown(rule.condition.text))} → ${code(rule.next)}`;
    return `${String(index + 1)}. ${way}${operandsText(rule.condition.operands, code)}`;
  });
  return [`${when(chosen)} it ${head}:`, rules.slice(0, MAX_CONDITIONS).join('\n')].join('\n\n');
}

function when({ isStale }: Chosen): string {
  return isStale ? 'In the last run, before this state was changed' : 'In the last run';
}

function verdict({ isTaken, isDefault, condition }: ExplainedRule): string {
  if (isTaken) return isDefault ? 'taken, since no rule matched' : 'this rule matched and was taken';
  if (condition.fault !== undefined) return 'this rule could not be evaluated';
  if (condition.matches === false) return 'this rule did not match';
  return isDefault ? 'not taken' : 'not looked at, since it was settled before';
}

/** What a glance needs: `✓ taken`, or of a rule that did not match what it compared. */
function labelOf({ isTaken, condition }: ExplainedRule): string | undefined {
  const { matches, operands, fault } = condition;
  if (!isTaken && matches === undefined && fault === undefined) return undefined;
  const compared = operandsText(operands, (text) => text);
  return isTaken ? `✓ taken${compared}` : `${sign(condition)} ${compared === '' ? 'not taken' : compared.slice(2)}`;
}

function bulletList({ condition, isDefault }: ExplainedRule): string {
  if (isDefault) return '';
  return linesOf(condition)
    .map(({ part, depth }) => {
      const line = `${sign(part)} ${code(shown(part.text))}${operandsText(part.operands, code)}`;
      const fault = part.fault === undefined ? '' : `: ${escapeMarkdown(shown(part.fault))}`;
      return `${'  '.repeat(depth)}- ${line}${fault}`;
    })
    .join('\n');
}

function plainLines({ condition, isDefault }: ExplainedRule): readonly string[] {
  if (isDefault) return [];
  return linesOf(condition).map(({ part, depth }) => {
    const fault = part.fault === undefined ? '' : `: ${shown(part.fault)}`;
    const compared = operandsText(part.operands, (text) => text);
    return `${'  '.repeat(depth)}${sign(part)} ${shown(part.text)}${compared}${fault}`;
  });
}

/** A condition and the ones that it joins, from the outside in. */
function linesOf(condition: ExplainedCondition): { readonly part: ExplainedCondition; readonly depth: number }[] {
  const lines: { part: ExplainedCondition; depth: number }[] = [];
  const waiting = [{ part: condition, depth: 0 }];
  for (let next = waiting.pop(); next && lines.length < MAX_CONDITIONS; next = waiting.pop()) {
    const { part, depth } = next;
    lines.push(next);
    waiting.push(...part.parts.map((inner) => ({ part: inner, depth: depth + 1 })).reverse());
  }
  return lines;
}

function operandsText(operands: readonly Operand[], write: (text: string) => string): string {
  const told = operands.map(({ text, value }) =>
    value === undefined ? `${write(shown(text))} is not there` : `${write(shown(text))} is ${write(shown(value))}`,
  );
  return told.length > 0 ? `: ${told.join(', ')}` : '';
}

function sign({ matches, fault }: ExplainedCondition): string {
  if (fault !== undefined) return '!';
  return matches === undefined ? '·' : matches ? '✓' : '✗';
}

function shown(text: string): string {
  return shortened(text.replace(/\s+/g, ' '), MAX_TEXT);
}

function isWritten({ isDefault }: ExplainedRule): boolean {
  return isDefault !== true;
}

function covers({ start, end }: OffsetRange, offset: number): boolean {
  return start <= offset && offset <= end;
}
