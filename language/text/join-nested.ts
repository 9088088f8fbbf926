/**
 * As `join` does, but nothing is copied: texts that are put together with `+` are so only once, when they are read. For
 * what is nested, of which each level holds the text of all levels inside.
 */
export function joinNested([first = '', ...others]: readonly string[], between: string): string {
  return others.reduce((all, part) => all + between + part, first);
}
