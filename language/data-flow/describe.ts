import { nearestName } from '../text/nearest-name';
import { ARRAY, BOOLEAN, find, NULL, NUMBER, OBJECT, type Shape, type Source, STRING } from './shape';

const WORDS = [
  [STRING, 'a text'],
  [NUMBER, 'a number'],
  [BOOLEAN, 'a boolean'],
  [ARRAY, 'an array'],
  [OBJECT, 'an object'],
  [NULL, 'null'],
] as const;

/** "a text or null" */
export function typeWords(types: number): string {
  const words = WORDS.filter(([bit]) => types & bit).map(([, word]) => word);
  const last = words.pop() ?? 'nothing';
  return words.length > 0 ? `${words.join(', ')} or ${last}` : last;
}

/** "the result of "A"": where an object comes from. */
export function sourceWords({ state, what }: Source): string {
  const name = `"${state.name}"`;
  switch (what) {
    case 'result':
      return `the result of ${name}`;
    case 'selected':
      return `what the ResultSelector of ${name} gives`;
    case 'payload':
      return `what the Parameters of ${name} give`;
    case 'output':
      return `the output of ${name}`;
    case 'error':
      return `the error output that ${name} passes on`;
    case 'input':
      return `the input of ${name}`;
  }
}

const MAX_LISTED = 8;

/** What the name was probably meant to be, or what there is instead. */
export function membersHint(shape: Shape, name: string): string {
  const names = memberNames(shape);
  const near = nearestName(name, names);
  return near ? `Did you mean "${near}"?` : `It ${holds(names)}.`;
}

/** "holds "a" and "b"" */
export function holds(names: readonly string[]): string {
  if (names.length === 0) return 'is empty';
  const listed = names.slice(0, MAX_LISTED).map((known) => `"${known}"`);
  if (names.length > MAX_LISTED) return `holds ${listed.join(', ')} and more`;
  const last = listed.pop() ?? '';
  return `holds ${listed.length > 0 ? `${listed.join(', ')} and ${last}` : `only ${last}`}`;
}

export function memberNames({ object }: Shape): string[] {
  return object ? [...object.members().keys()] : [];
}

const MAX_STEPS_BACK = 20;

/**
 * Which state dropped a name from the data: what it put in the place of its input cannot hold the name, and its input
 * could. Undefined where the name was never there, or looks like a slip of the pen for one that is.
 */
export function whoDropped(shape: Shape, name: string): Source | undefined {
  if (nearestName(name, memberNames(shape))) return undefined;
  let source = shape.object?.source;
  for (let i = 0; source && i < MAX_STEPS_BACK; i++) {
    const { replaced } = source;
    if (!replaced) return undefined;
    if (find(replaced, name)) return source;
    source = replaced.object?.source;
  }
  return undefined;
}

/** Why a path finds nothing that its input once may have held, and how to keep it. */
export function lostMessage(path: string, shape: Shape, dropped: Source): string {
  const what = `${sourceWords(dropped)} took the place of the input and ${holds(memberNames(shape))}`;
  return `"${path}" is gone here: ${what}. ${keepAdvice(dropped)}`;
}

function keepAdvice({ what, state }: Source): string {
  if (state.queryLanguage === 'JSONata') {
    return what === 'error'
      ? 'Give the catcher an Output that holds what is needed of $states.input too.'
      : 'Let its Output hold what is needed of $states.input too.';
  }
  switch (what) {
    case 'error':
      return 'Give the catcher a ResultPath such as "$.error" to keep the input.';
    case 'output':
      return 'Its OutputPath keeps only a part.';
    default:
      return 'Give it a ResultPath such as "$.result" to keep the input.';
  }
}
