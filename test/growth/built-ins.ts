type Method = (this: any, ...given: any[]) => any;

/** A method of the language that goes over a list or a text in one call, without executing any code of ours. */
interface BuiltIn {
  readonly owner: object;
  readonly name: string | symbol;
  /** The method that also tells how many elements or characters it goes over. */
  readonly counting: (real: Method, tell: (count: number) => void) => Method;
}

interface Sized {
  readonly length: number;
}

/** Methods that cost as much as a function of the receiver, the answer and what was given says. */
function costing(
  owner: object,
  cost: (self: any, answer: any, given: readonly any[]) => number,
  ...names: readonly string[]
): BuiltIn[] {
  const counting: BuiltIn['counting'] = (real, tell) =>
    function (...given) {
      const answer: unknown = real.apply(this, given);
      tell(cost(this, answer, given));
      return answer;
    };
  return names.map((name) => ({ owner, name, counting }));
}

const ofAnswer = (_: unknown, answer: Sized | undefined): number => answer?.length ?? 0;
const ofAll = ({ length }: Sized): number => length;
const ofRest = ({ length }: Sized, _: unknown, [start]: readonly number[]): number =>
  Math.max(0, length - (start ?? 0));
const ofText = (_: unknown, __: unknown, [text]: readonly unknown[]): number => String(text).length;
const upToFound = ({ length }: Sized, answer: number, [, from]: readonly (number | undefined)[]): number =>
  Math.max(0, (answer < 0 ? length : answer + 1) - (from ?? 0));
const backToFound = ({ length }: Sized, answer: number, [, from]: readonly (number | undefined)[]): number =>
  Math.min(from ?? length, length) - Math.max(answer, 0);
const ofBlanks = ({ length }: Sized, answer: Sized): number => length - answer.length + 1;
const unlessFound = ({ length }: Sized, answer: boolean): number => (answer ? 1 : length);

/** What is spread, gone through or made into another list. */
const iterating: BuiltIn['counting'] = (real, tell) =>
  function (...given) {
    const items = real.apply(this, given) as IterableIterator<unknown>;
    return {
      next: () => {
        tell(1);
        return items.next();
      },
      [Symbol.iterator]() {
        return this;
      },
    };
  };

/** A search goes on from where the last one ended, to the end of what it finds, or of the text. */
const searching: BuiltIn['counting'] = (real, tell) =>
  function (this: RegExp, text: unknown) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const answer = real.call(this, text) as RegExpExecArray | null;
    if (answer) tell(answer.index + answer[0].length - from);
    else tell(this.sticky || this.source.startsWith('^') ? 1 : String(text).length - from);
    return answer;
  };

const BUILT_INS: readonly BuiltIn[] = [
  ...costing(Array.prototype, ofAnswer, 'slice', 'concat', 'flat', 'join'),
  ...costing(Array.prototype, ofAll, 'shift', 'unshift', 'reverse'),
  ...costing(Array.prototype, ofRest, 'splice'),
  ...costing(Array.prototype, upToFound, 'indexOf'),
  ...costing(Array.prototype, backToFound, 'lastIndexOf'),
  ...costing(Array.prototype, unlessFound, 'includes'),
  ...costing(String.prototype, upToFound, 'indexOf'),
  ...costing(String.prototype, backToFound, 'lastIndexOf'),
  ...costing(String.prototype, unlessFound, 'includes'),
  ...costing(String.prototype, ofAll, 'split', 'replaceAll', 'toLowerCase', 'toUpperCase', 'normalize'),
  ...costing(String.prototype, ofBlanks, 'trim', 'trimStart', 'trimEnd'),
  ...costing(Object, ofAnswer, 'keys', 'values', 'entries'),
  ...costing(JSON, ofAnswer, 'stringify'),
  ...costing(JSON, ofText, 'parse'),
  ...[Array, Set, Map].map(({ prototype }) => ({ owner: prototype, name: Symbol.iterator, counting: iterating })),
  { owner: RegExp.prototype, name: 'exec', counting: searching },
];

/** Counts what the built-in methods go over, by method, until it is stopped. */
export function countBuiltIns(): { readonly counts: ReadonlyMap<string, number>; readonly stop: () => void } {
  const counts = new Map<string, number>();
  const restore = BUILT_INS.map(({ owner, name, counting }) => {
    const methods = owner as Record<string | symbol, Method | undefined>;
    const real = methods[name];
    if (!real) throw new Error(`There is no ${String(name)} any more`);
    let all = 0;
    methods[name] = counting(real, (count) => {
      all += count;
    });
    return () => {
      methods[name] = real;
      counts.set(`${nameOf(owner)}.${String(name)}`, all);
    };
  });
  return {
    counts,
    stop: () => {
      for (const one of restore) one();
    },
  };
}

function nameOf(owner: object): string {
  return typeof owner === 'function' ? owner.name : owner === JSON ? 'JSON' : owner.constructor.name;
}
