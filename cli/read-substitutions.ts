/** The values of `--substitution NAME=VALUE`, or what is wrong with them. */
export function readSubstitutions(pairs: readonly string[]): ReadonlyMap<string, string> | string {
  const substitutions = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at <= 0) return `--substitution takes NAME=VALUE, not "${pair}".`;
    substitutions.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return substitutions;
}
