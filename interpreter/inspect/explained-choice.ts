import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { jsonText } from '../../language/json-text';
import { conditionLabel } from '../../language/graph/condition-label';
import type { ExplainedCondition, ExplainedRule, Operand } from '../../language/features/explained-rule';

/** What was told of a rule or a part of one. */
export interface Outcome {
  readonly matches?: boolean;
  readonly fault?: string;
  readonly value?: Json | undefined;
  readonly operand?: Json | undefined;
  /** Of a condition in JSONata. */
  readonly explained?: ExplainedCondition;
}

const MOST_SHOWN = 200;

/** The beginning of a value, as JSON. */
export function shownValue(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text = jsonText(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text;
}

/** The rules of a Choice state with what was told of each while it was run; the first that matches is taken. */
export function explainRules(state: JsonObject, outcomes: ReadonlyMap<JsonObject, Outcome>): readonly ExplainedRule[] {
  const rules = objectsIn(state['Choices']);
  const taken = rules.find((rule) => outcomes.get(rule)?.matches === true);
  const explained = rules.map((rule) => ({
    next: nameOf(rule['Next']),
    isTaken: rule === taken,
    condition: explain(rule, outcomes),
  }));
  if (state['Default'] === undefined) return explained;
  const failed = rules.some((rule) => outcomes.get(rule)?.fault !== undefined);
  const isTaken = !taken && !failed;
  const matches = isTaken ? true : undefined;
  const otherwise = { text: 'Default', matches, operands: [], parts: [] };
  return [...explained, { next: nameOf(state['Default']), isTaken, isDefault: true, condition: otherwise }];
}

function explain(rule: JsonObject, outcomes: ReadonlyMap<JsonObject, Outcome>): ExplainedCondition {
  const { matches, fault, value, operand, explained } = outcomes.get(rule) ?? {};
  return {
    text: conditionLabel(rule),
    matches,
    operands: explained?.operands ?? operandsOf(rule, matches, value, operand),
    parts: explained?.parts ?? partsOf(rule).map((part) => explain(part, outcomes)),
    ...(fault !== undefined && { fault }),
  };
}

function partsOf(rule: JsonObject): readonly JsonObject[] {
  const not = rule['Not'];
  return isJsonObject(not ?? null) ? objectsIn([not ?? null]) : objectsIn(rule['And'] ?? rule['Or']);
}

function operandsOf(
  rule: JsonObject,
  matches: boolean | undefined,
  value: Json | undefined,
  operand: Json | undefined,
): readonly Operand[] {
  const variable = rule['Variable'];
  if (matches === undefined || typeof variable !== 'string') return [];
  const own = { text: variable, value: shownValue(value) };
  const [, path] = Object.entries(rule).find(([name]) => name.endsWith('Path')) ?? [];
  return typeof path === 'string' && path !== variable ? [own, { text: path, value: shownValue(operand) }] : [own];
}

function nameOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function objectsIn(list: Json | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? (list as readonly Json[]).filter(isJsonObject) : [];
}
