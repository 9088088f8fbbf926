/** Texts that the placeholders of one case stand for: those that `bindings` lists, and those found while comparing. */
export class Placeholders {
  private constructor(
    private readonly fixed: Readonly<Record<string, string>>,
    private found: Map<string, string>,
  ) {}

  static of(bindings: Readonly<Record<string, string>>): Placeholders {
    return new Placeholders(bindings, new Map());
  }

  /** Runs a comparison; what it found out about placeholders is kept only if it succeeds. */
  attempt(compare: () => boolean): boolean {
    const before = new Map(this.found);
    if (compare()) return true;
    this.found = before;
    return false;
  }

  /** Whether a text is what the expected text with its placeholders says. */
  matches(expected: string, actual: string): boolean {
    if (expected === actual) return true;
    const { pattern, names } = this.patternOf(expected);
    if (names.length === 0 && !pattern.includes('[\\s\\S]')) return new RegExp(`^${pattern}$`).test(actual);
    const match = new RegExp(`^${pattern}$`).exec(actual);
    if (!match) return false;
    names.forEach((name, index) => this.found.set(name, match[index + 1] ?? ''));
    return true;
  }

  /** The text with the placeholders that `bindings` lists put in. */
  fill(text: string): string {
    return text.replace(PLACEHOLDER, (name) => this.fixed[name] ?? name);
  }

  private patternOf(expected: string): { pattern: string; names: string[] } {
    const names: string[] = [];
    let pattern = '';
    let last = 0;
    for (const match of expected.matchAll(PLACEHOLDER)) {
      pattern += escape(expected.slice(last, match.index));
      last = match.index + match[0].length;
      const name = match[0];
      const known = this.fixed[name] ?? this.found.get(name);
      if (known !== undefined) pattern += escape(known);
      else if (name.startsWith('<any:')) pattern += '[\\s\\S]*?';
      else if (names.includes(name)) pattern += `\\${String(names.indexOf(name) + 1)}`;
      else {
        names.push(name);
        pattern += '([\\s\\S]+?)';
      }
    }
    return { pattern: pattern + escape(expected.slice(last)), names };
  }
}

const PLACEHOLDER = /<[^<>]+>/g;

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
