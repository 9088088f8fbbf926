import { definitionsInFile } from '../../language/embedding/find-definitions';
import { sourceOf } from '../../language/features/last-run-hints';
import { buildGraph, type StateGraph } from '../../language/graph/build-graph';
import { parseDocument } from '../../language/tree/parse-document';
import type { StartMessage } from '../../host/messages';

/** What a run's view knows of the definition that ran. */
export interface RunMachine {
  /** The texts of its states, by their names. */
  readonly sources: ReadonlyMap<string, string>;
  readonly graph: StateGraph | undefined;
  /** The names of the states that are written in JSONata. */
  readonly jsonata: ReadonlySet<string>;
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
  return { graph: buildGraph(model), jsonata: new Set(jsonata), sources };
}

const unknown: RunMachine = { graph: undefined, jsonata: new Set(), sources: new Map() };
