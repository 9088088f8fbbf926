import { definitionOfSize } from '../../bench/documents';
import { hostileDocuments, type HostileDocument } from '../../bench/hostile/documents';

let made = 1000;
/** No two texts have the same expressions: what is remembered of those of one would help with the other. */
const another = (): string => String(made++);

/** Definitions as people write them. */
export const usualDocuments: readonly HostileDocument[] = (['JSONPath', 'JSONata'] as const).map((language) => ({
  name: `a definition in ${language}`,
  format: 'json',
  size: 40_000,
  text: (size) => definitionOfSize(size, language).replace(/\b(?:order|total)/g, `$&${another()}`),
}));

/** The worst ones, of sizes that are worked on quickly. */
export const worstDocuments: readonly HostileDocument[] = [
  ...hostileDocuments.map((document) => ({ ...document, size: document.size / 20 })),
  oneState('members-in-paths', 200, (members) => ({ Parameters: members((i) => [`a${i}.$`, `$.b${i}`]) })),
  oneState('members-in-jsonata', 200, (members) => ({
    QueryLanguage: 'JSONata',
    Output: members((i) => [`a${i}`, `{% $states.input.b${i} %}`]),
  })),
  oneState('lists-in-jsonata', 200, (members) => ({
    QueryLanguage: 'JSONata',
    Output: members((i) => [`a${i}`, `{% [$states.input.b${i}] %}`]),
  })),
  oneState('jsonata-path', 400, (_, size) => jsonata(`$states.input${'.membership'.repeat(size)}`)),
  oneState('jsonata-object', 200, (members) => jsonata(JSON.stringify(members((i) => [`a${i}`, i])))),
  oneState('jsonata-texts', 200, (_, size) => jsonata(`'a'${" & $states.input.a & 'b'".repeat(size)}`)),
  oneState('assigned', 200, (members) => ({ Assign: members((i) => [`v${i}`, 1]), OutputPath: '$v1' })),
  {
    name: 'branches',
    format: 'json',
    size: 200,
    text: (size) => {
      const branch = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
      const text = JSON.stringify(oneStateMachine({ Type: 'Parallel', Branches: Array<object>(size).fill(branch) }));
      let count = 0;
      return text.replace(/"P"/g, () => `"P${String(count++ >> 1)}"`);
    },
  },
  {
    name: 'comments',
    format: 'yaml',
    size: 400,
    text: (size) =>
      `StartAt: A\nStates:\n  A:\n    Type: Pass\n${'    # a comment\n'.repeat(size)}    End: true # another one\n`,
  },
];

type Members = (member: (i: string) => [string, unknown]) => object;

/** A machine of one Pass state with these fields. */
function oneState(name: string, size: number, fields: (members: Members, size: number) => object): HostileDocument {
  const text = (size: number): string => {
    const own = another();
    const members: Members = (member) =>
      Object.fromEntries(Array.from({ length: size }, (_, index) => member(`${String(index)}in${own}`)));
    return JSON.stringify(oneStateMachine({ Type: 'Pass', ...fields(members, size) }), null, 2);
  };
  return { name, format: 'json', size, text };
}

function oneStateMachine(state: object): object {
  return { StartAt: 'A', States: { A: { ...state, End: true } } };
}

function jsonata(expression: string): object {
  return { QueryLanguage: 'JSONata', Output: `{% ${expression} %}` };
}

/** Places at the start, in the middle and at the end of a text: of what repeats itself, the same in texts of any length. */
export function placesIn(text: string): number[] {
  const named = text.indexOf('Prepare', text.length / 2);
  const middle = named < 0 ? Math.max(0, text.indexOf('Type', text.length / 2)) : named;
  // In a short text, which is one that is nested deeply, at the same parts of its length.
  const step = Math.min(23, Math.floor(text.length / 100));
  const steps = Array.from({ length: 60 }, (_, index) => index * step);
  return steps.flatMap((distance) => [distance, middle + distance, text.length - distance]);
}
