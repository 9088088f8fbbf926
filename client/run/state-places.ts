import { outerRange } from '../../language/embedding/embedded-text';
import { definitionsInFile } from '../../language/embedding/find-definitions';
import type { State } from '../../language/model/model';
import { parseDocument, type DocumentFormat } from '../../language/tree/parse-document';

/** A state in the text: its name, and the function that its task calls. */
export interface StatePlace {
  readonly start: number;
  readonly end: number;
  /** The name of the Lambda function, where the state calls one. */
  readonly functionName: string | undefined;
}

/** Where a state stands in the text; the first one of that name. `machine` says in which of a template's machines. */
export function findState(
  text: string,
  format: DocumentFormat,
  name: string,
  machine?: string,
): StatePlace | undefined {
  for (const definition of definitionsInFile(parseDocument(text, format), '')) {
    if (machine !== undefined && definition.name !== machine) continue;
    const state = definition.model.states.find((one) => one.name === name);
    if (!state) continue;
    const { key } = state.property;
    const { start, end } = definition.text ? outerRange(definition.text, key) : key;
    return { start, end, functionName: functionOf(state) };
  }
  return undefined;
}

/** The name of the innermost state that stands around an offset, or behind the blanks there. */
export function stateNameAt(text: string, format: DocumentFormat, at: number): string | undefined {
  const offset = at + (/^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0);
  for (const { model, text: embedded } of definitionsInFile(parseDocument(text, format), '')) {
    const around = model.states.findLast(({ property: { key, value } }) => {
      const range = { start: key.start, end: value?.end ?? key.end };
      const { start, end } = embedded ? outerRange(embedded, range) : range;
      return start <= offset && offset <= end;
    });
    if (around) return around.name;
  }
  return undefined;
}

function functionOf({ node }: State): string | undefined {
  const member = (name: string) => node?.properties.find(({ key }) => key.value === name)?.value;
  const resource = member('Resource');
  if (resource?.kind !== 'string') return undefined;
  if (!/:lambda:invoke\b/.test(resource.value)) return nameIn(resource.value);
  const given = member('Parameters') ?? member('Arguments');
  const name =
    given?.kind === 'object' ? given.properties.find(({ key }) => key.value === 'FunctionName')?.value : undefined;
  return name?.kind === 'string' ? nameIn(name.value) : undefined;
}

/** The function's name of an ARN or of what stands for one, without version or alias. */
function nameIn(reference: string): string | undefined {
  const substitution = /^\$\{(\w+?)(Arn|FunctionArn)?\}$/.exec(reference);
  if (substitution) return substitution[1];
  const inArn = /:function:([^:]+)/.exec(reference)?.[1];
  if (inArn !== undefined) return inArn;
  return /^[\w-]+$/.test(reference) ? reference : undefined;
}
