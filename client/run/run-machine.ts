import { definitionsInFile } from '../../language/embedding/find-definitions';
import { sourceOf } from '../../language/features/last-run-hints';
import { buildGraph, type StateGraph } from '../../language/graph/build-graph';
import { isJsonObject, type Json } from '../../language/json';
import type { MachineModel } from '../../language/model/model';
import { toJson } from '../../language/tree/node';
import { parseDocument } from '../../language/tree/parse-document';
import type { StartMessage } from '../../host/messages';

/** What a run's view knows of the definition that ran. */
export interface RunMachine {
  /** The texts of its states, by their names. */
  readonly sources: ReadonlyMap<string, string>;
  readonly graph: StateGraph | undefined;
  /** The names of the states that are written in JSONata. */
  readonly jsonata: ReadonlySet<string>;
  /** What Fail states end with, as far as it stands in the text: the history of an iteration does not say it. */
  readonly failures: ReadonlyMap<string, FailureTexts>;
}

export interface FailureTexts {
  readonly error?: string;
  readonly cause?: string;
}

/** Reads the text that was run; the editor's may be another by now. */
export function machineOf({ text, format, stateMachine }: StartMessage): RunMachine {
  if (text.trim() === '') return unknown;
  const definitions = definitionsInFile(parseDocument(text, format ?? 'json'), '');
  const definition = definitions.find(({ name }) => stateMachine === undefined || name === stateMachine);
  if (!definition) return unknown;
  const { model } = definition;
  const jsonata = model.states.filter(({ queryLanguage }) => queryLanguage === 'JSONata').map(({ name }) => name);
  const sources = new Map(model.states.map((state) => [state.name, sourceOf(model, state)]));
  return { graph: buildGraph(model), jsonata: new Set(jsonata), sources, failures: failuresOf(model) };
}

const unknown: RunMachine = { graph: undefined, jsonata: new Set(), sources: new Map(), failures: new Map() };

function failuresOf({ states }: MachineModel): ReadonlyMap<string, FailureTexts> {
  const failures = new Map<string, FailureTexts>();
  for (const { name, type, node } of states) {
    const fields = type === 'Fail' && node ? toJson(node) : null;
    if (!isJsonObject(fields)) continue;
    const { Error: error, Cause: cause } = fields;
    failures.set(name, { ...(isPlain(error) && { error }), ...(isPlain(cause) && { cause }) });
  }
  return failures;
}

/** A text that is no expression. */
function isPlain(value: Json | undefined): value is string {
  return typeof value === 'string' && !value.startsWith('{%');
}
