/** One thing that one waits for: what it takes with us, beside what one would use instead or beside the limit. */
export interface Figure {
  /** Stable name, for `--only` and for the comparison with earlier results. */
  readonly name: string;
  /** What is measured against what, in one line. */
  readonly what: string;
  readonly unit: 'ms' | 'MB' | 'calls/s';
  /** The ratio ours / peer to reach (at most; at least for rates). */
  readonly reach: number;
  /** Packages of bench/peers.ts that the figure needs; it is listed as missing where they cannot be installed. */
  readonly peers?: readonly string[];
  measure(bench: Bench): Promise<Measurement>;
}

export interface Measurement {
  readonly ours: number;
  readonly peer: number;
  /** Further values worth reading, by name. */
  readonly notes?: Readonly<Record<string, number | string>>;
}

/** What a figure is given. */
export interface Bench {
  /** A smoke run: every figure once, numbers without meaning. */
  readonly quick: boolean;
  /** Loads a peer's module from the cache. */
  loadPeer(name: string): Promise<unknown>;
}

/** A figure that cannot be measured yet or here; `why` is shown instead of numbers. */
export interface MissingFigure {
  readonly name: string;
  readonly why: string;
}
