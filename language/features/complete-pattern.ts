import type { Json, JsonObject } from '../json';
import { isJsonArray } from '../json-equal';
import type { MachineModel } from '../model/model';
import type { QueryLanguage } from '../fields/field';
import { PATTERNS } from '../patterns/index';
import { dialectOf, type Pattern } from '../patterns/pattern';
import type { Completion } from './completion';
import type { Inserter } from './insertion';
import { freeName } from './free-name';
import { jsonInside, literal, type Member, type Template } from './template';

const STOP = /«(\d+):([^»]*)»/g;

/** What the proposals are made for. */
export interface PatternPlace {
  readonly model: MachineModel;
  readonly language: QueryLanguage;
  /** The name of a state that a transition asks for: the pattern's first state takes it. */
  readonly entry: string | undefined;
  /** What the service would create: an Express workflow has no callbacks, waits for no jobs. */
  readonly machineType: 'STANDARD' | 'EXPRESS';
}

/** Proposes the patterns, each with all of its states; names that are taken get a number. */
export function completePatterns(place: PatternPlace, inserter: Inserter): Completion[] {
  return PATTERNS.flatMap((pattern) => {
    const states = pattern.states(dialectOf(place.language));
    if (place.machineType === 'EXPRESS' && !fitsExpress(states)) return [];
    return [
      {
        ...inserter.members(membersOf(states, place), pattern.name),
        label: labelOf(pattern),
        kind: 'snippet',
        detail: pattern.detail,
        doc: `States: ${Object.keys(states)
          .map((name) => name.replace(STOP, '$2'))
          .join(', ')}`,
      },
    ];
  });
}

function labelOf({ name }: Pattern): string {
  return `${name} pattern`;
}

/** Express workflows know no `.sync`, no `.waitForTaskToken` and no Distributed Map (digest S9, S39). */
function fitsExpress(states: Readonly<Record<string, JsonObject>>): boolean {
  return !/"(?:arn:[^"]*\.(?:sync(?::2)?|waitForTaskToken)|DISTRIBUTED)"/.test(JSON.stringify(states));
}

function membersOf(states: Readonly<Record<string, JsonObject>>, { model, entry }: PatternPlace): Member[] {
  const renamed = new Map<string, string>();
  for (const [index, key] of Object.keys(states).entries()) {
    const [, number = '', name = key] = /«(\d+):([^»]*)»/.exec(key) ?? [];
    renamed.set(number, index === 0 && entry !== undefined ? entry : freeName(model, name));
  }
  const sourceOf = (text: string): string => {
    let source = '';
    let end = 0;
    for (const match of text.matchAll(STOP)) {
      const [whole, number = '', preset = ''] = match;
      const name = literal(jsonInside(renamed.get(number) ?? preset));
      source += literal(jsonInside(text.slice(end, match.index))) + '${' + `${number}:${name}` + '}';
      end = match.index + whole.length;
    }
    return source + literal(jsonInside(text.slice(end)));
  };
  const templateOf = (value: Json): Template => {
    if (typeof value === 'string') return { kind: 'text', source: sourceOf(value) };
    if (typeof value !== 'object' || value === null) return { kind: 'bare', source: JSON.stringify(value) };
    if (isJsonArray(value)) return { kind: 'array', items: value.map(templateOf) };
    return { kind: 'object', members: objectMembers(value) };
  };
  const objectMembers = (object: Readonly<Record<string, Json>>): Member[] =>
    Object.entries(object).map(([key, value]) => ({ key: sourceOf(key), value: templateOf(value) }));
  return objectMembers(states);
}
