import { definitionsInFile, type Definition } from '../language/embedding/find-definitions';
import type { ParsedDocument } from '../language/tree/node';

export type Choice =
  | { readonly kind: 'chosen'; readonly definition: Definition }
  /** `message`: what is wrong with what the command line says; `code`: the exit code. */
  | { readonly kind: 'refused'; readonly message: string; readonly code: 1 | 2 };

/**
 * The state machine that a file is or holds. Its placeholders stay as they are.
 *
 * @param name - which of a template's, by the name of its resource
 */
export function chooseDefinition(document: ParsedDocument, file: string, name: string | undefined): Choice {
  const definitions = definitionsInFile(document, file);
  const names = definitions.map((one) => `"${one.name ?? ''}"`).join(', ');
  const chosen = name === undefined ? definitions : definitions.filter((one) => one.name === name);
  if (name !== undefined && chosen.length === 0) {
    const known = definitions.some((one) => one.name !== undefined) ? `; there are: ${names}` : '';
    return { kind: 'refused', message: `${file} has no state machine "${name}"${known}.`, code: 2 };
  }
  const [definition, second] = chosen;
  if (second) {
    const message = `${file} holds several state machines. Name one by --state-machine: ${names}.`;
    return { kind: 'refused', message, code: 2 };
  }
  if (!definition?.model.node || definition.model.states.length === 0) {
    return { kind: 'refused', message: noMachine(file), code: 1 };
  }
  return { kind: 'chosen', definition };
}

/** What is said of a file in which there is no state machine. */
export function noMachine(file: string): string {
  return `${file} holds no state machine: an object with StartAt and States is expected.`;
}
