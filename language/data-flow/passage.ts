import type { QueryLanguage } from '../fields/field';
import type { ObjectNode } from '../tree/node';
import type { JsonPathFlow } from './json-path-state';
import type { JsonataReading, StatesMembers } from './jsonata-state';
import { isSameShape } from './same-shape';
import type { Shape } from './shape';
import type { Departure, Entry, InnerStart, ScopeData, Variables } from './state-data';

/** What a state makes of the data, and all that this follows from: for the same the answer is the same. */
export interface Passage {
  readonly object: ObjectNode;
  readonly language: QueryLanguage;
  readonly entry: Entry;
  readonly data: ScopeData;
  /** What the scopes inside end with, as far as that is known. */
  readonly outputs: readonly (Shape | undefined)[];
  /** The last time that the data were followed through it. */
  usedIn: number;
  flow: JsonPathFlow | undefined;
  reading: JsonataReading | undefined;
  resultMembers: StatesMembers | undefined;
  starts: readonly InnerStart[] | undefined;
  departures: readonly Departure[] | undefined;
}

type Given = Pick<Passage, 'language' | 'entry' | 'data' | 'outputs'>;

/** A passage of which nothing is worked out yet. */
export function newPassage(object: ObjectNode, { language, entry, data, outputs }: Given): Passage {
  return {
    object,
    language,
    entry,
    data,
    outputs,
    usedIn: 0,
    flow: undefined,
    reading: undefined,
    resultMembers: undefined,
    starts: undefined,
    departures: undefined,
  };
}

/** The passage of the same state as it is written now that follows from the same. */
export function findPassage(passages: readonly Passage[], object: ObjectNode, given: Given): Passage | undefined {
  for (const passage of passages) if (passage.object === object && isGivenSame(passage, given)) return passage;
  return undefined;
}

/**
 * What leaves a state that was rewritten, by the very shapes that left it before where these say the same: whoever reads
 * them has nothing to do then.
 */
export function inWordsOf(
  before: readonly Passage[],
  passage: Passage,
  departures: readonly Departure[],
): readonly Departure[] {
  const earlier = rewritten(before, passage)?.departures;
  if (!earlier) return departures;
  return departures.map((departure, i) => {
    const known = earlier[i];
    if (!known || known.transition !== departure.transition) return departure;
    return {
      transition: departure.transition,
      output: isSameShape(known.output, departure.output) ? known.output : departure.output,
      variables: areVariablesSame(known.variables, departure.variables) ? known.variables : departure.variables,
    };
  });
}

/** The same for what the scopes inside start with. */
export function startsInWordsOf(
  before: readonly Passage[],
  passage: Passage,
  starts: readonly InnerStart[],
): readonly InnerStart[] {
  const earlier = rewritten(before, passage)?.starts;
  if (!earlier) return starts;
  return starts.map((start, i) => {
    const known = earlier[i];
    if (!known) return start;
    const { input, variables } = start.entry;
    const entry = {
      input: isSameShape(known.entry.input, input) ? known.entry.input : input,
      variables: areVariablesSame(known.entry.variables, variables) ? known.entry.variables : variables,
    };
    const item = known.data?.mapItem;
    const isItemSame = item && start.data?.mapItem && isSameShape(item, start.data.mapItem);
    return {
      scope: start.scope,
      entry,
      ...(start.data && { data: isItemSame ? { ...start.data, mapItem: item } : start.data }),
    };
  });
}

/** The passage of the same data through the state as it was written before. */
function rewritten(before: readonly Passage[], passage: Passage): Passage | undefined {
  return before.find((other) => other.object !== passage.object && isGivenSame(other, passage));
}

function isGivenSame(a: Given, b: Given): boolean {
  return (
    a.language === b.language &&
    a.entry.input === b.entry.input &&
    a.entry.variables === b.entry.variables &&
    a.data.mapItem === b.data.mapItem &&
    a.data.insideMap === b.data.insideMap &&
    a.data.executionInput === b.data.executionInput &&
    a.outputs.length === b.outputs.length &&
    a.outputs.every((output, i) => output === b.outputs[i])
  );
}

function areVariablesSame(a: Variables, b: Variables): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [name, shape] of a) {
    const other = b.get(name);
    if (!other || !isSameShape(shape, other)) return false;
  }
  return true;
}
