import { definitionsInFile } from '../../language/embedding/find-definitions';
import { buildGraph, type StateGraph } from '../../language/graph/build-graph';
import { parseDocument } from '../../language/tree/parse-document';
import type { StartMessage } from '../../host/messages';

/** What a run's view knows of the definition that ran. */
export interface RunMachine {
  readonly graph: StateGraph | undefined;
  /** The names of the states that are written in JSONata. */
  readonly jsonata: ReadonlySet<string>;
}

/** Reads the text that was run; the editor's may be another by now. */
export function machineOf({ text, format, stateMachine }: StartMessage): RunMachine {
  if (text.trim() === '') return { graph: undefined, jsonata: new Set() };
  const definitions = definitionsInFile(parseDocument(text, format ?? 'json'), '');
  const definition = definitions.find(({ name }) => stateMachine === undefined || name === stateMachine);
  if (!definition) return { graph: undefined, jsonata: new Set() };
  const { model } = definition;
  const jsonata = model.states.filter(({ queryLanguage }) => queryLanguage === 'JSONata').map(({ name }) => name);
  return { graph: buildGraph(model), jsonata: new Set(jsonata) };
}
