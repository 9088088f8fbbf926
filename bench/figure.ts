/** One thing that one waits for: what it takes with us, beside what one would use instead or beside the limit. */
export interface Figure {
  /** Stable name, for `--only` and for the comparison with earlier results. */
  readonly name: string;
  /** What is measured, and over what, in one line. */
  readonly what: string;
  readonly unit: 'ms' | 'MB' | 'states';
  readonly limit: Limit;
  measure(bench: Bench): Promise<Measurement>;
}

/** What is to be reached. */
export type Limit =
  /** ours / peer is so much at most. */
  | { readonly kind: 'ratio'; readonly atMost: number }
  /** ours - peer is so much at most, in the figure's unit. */
  | { readonly kind: 'over'; readonly atMost: number };

export interface Measurement {
  readonly ours: number;
  /** The peer's value; the limit itself where nothing else does the same. */
  readonly peer: number;
  /** Further values worth reading, by name. */
  readonly notes?: Readonly<Record<string, string>>;
}

/** What a figure is given. */
export interface Bench {
  /** A smoke run: the same code on small inputs, once; the numbers mean nothing. */
  readonly quick: boolean;
  /** Loads a peer's module from the cache, installed there at its first use. */
  loadPeer(name: string): Promise<unknown>;
  /** The folder with the bundles as they are published. */
  dist(): string;
}

/** A figure that cannot be measured yet or here; `why` is shown instead of numbers. */
export interface MissingFigure {
  readonly name: string;
  readonly why: string;
}

export function isReached({ ours, peer }: Measurement, limit: Limit): boolean {
  return limit.kind === 'ratio' ? ours <= limit.atMost * peer : ours - peer <= limit.atMost;
}
