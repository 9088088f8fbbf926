/**
 * How many steps a backtracking search may take at worst, as a natural logarithm: for a text of `length` characters, by
 * the shape of the pattern alone. Infinity where a repeated group has a choice inside, as in `(a+)+b`: then the steps
 * grow exponentially.
 */
export function backtrackingCost(pattern: string, length: number): number {
  const reader = new CostReader(pattern, Math.log(length + 1));
  return reader.alternatives() + Math.log(length + 1);
}

const BOUNDS = /\{(\d+)(?:(,)(\d*))?\}/y;

class CostReader {
  private index = 0;

  constructor(
    private readonly pattern: string,
    private readonly logLength: number,
  ) {}

  /** Up to the end of the group. Alternatives are tried one after the other. */
  alternatives(): number {
    let worst = 0;
    let branches = 0;
    do {
      worst = Math.max(worst, this.sequence());
      branches++;
    } while (this.eat('|'));
    this.eat(')');
    return worst + Math.log(branches);
  }

  private sequence(): number {
    let cost = 0;
    while (this.index < this.pattern.length && !'|)'.includes(this.pattern.charAt(this.index))) {
      cost += this.repeated(this.atom());
    }
    return cost;
  }

  private atom(): number {
    const character = this.pattern.charAt(this.index++);
    if (character === '(') {
      if (this.eat('?') && !this.eat(':') && !this.eat('=') && !this.eat('!')) this.skipGroupName();
      return this.alternatives();
    }
    if (character === '\\') this.index++;
    else if (character === '[') this.skipClass();
    return 0;
  }

  /** The cost of an atom with the quantifier behind it. */
  private repeated(atom: number): number {
    const bounds = this.quantifier();
    if (!bounds) return atom;
    this.eat('?');
    const { least, most } = bounds;
    if (most === Infinity) return atom > 0 ? Infinity : this.logLength;
    return atom * most + Math.log(most - least + 1);
  }

  private quantifier(): { readonly least: number; readonly most: number } | undefined {
    if (this.eat('*')) return { least: 0, most: Infinity };
    if (this.eat('+')) return { least: 1, most: Infinity };
    if (this.eat('?')) return { least: 0, most: 1 };
    BOUNDS.lastIndex = this.index;
    const match = BOUNDS.exec(this.pattern);
    if (!match) return undefined;
    this.index += match[0].length;
    const least = Number(match[1]);
    if (match[2] === undefined) return { least, most: least };
    return { least, most: match[3] === '' ? Infinity : Math.max(least, Number(match[3])) };
  }

  private eat(character: string): boolean {
    if (this.pattern.charAt(this.index) !== character) return false;
    this.index++;
    return true;
  }

  private skipClass(): void {
    this.eat('^');
    while (this.index < this.pattern.length) {
      const character = this.pattern.charAt(this.index++);
      if (character === '\\') this.index++;
      else if (character === ']') return;
    }
  }

  /** `(?<name>`, `(?<=` or `(?<!`: what stands before the group's content. */
  private skipGroupName(): void {
    if (!this.eat('<') || this.eat('=') || this.eat('!')) return;
    while (this.index < this.pattern.length && this.pattern.charAt(this.index++) !== '>');
  }
}
