/** `"A"`, `"A" or "B"`, `"A", "B" or "C"`. */
export function anyOf(names: readonly string[]): string {
  return join(names, 'or');
}

/** `"A"`, `"A" and "B"`, `"A", "B" and "C"`. */
export function allOf(names: readonly string[]): string {
  return join(names, 'and');
}

function join(names: readonly string[], word: string): string {
  const quoted = names.map((name) => quote(name));
  const last = quoted.pop() ?? '';
  return quoted.length > 0 ? `${quoted.join(', ')} ${word} ${last}` : last;
}

/** A name in double quotes, cut where it is too long to be read. */
export function quote(name: string): string {
  return `"${name.length > 80 ? name.slice(0, 79) + '…' : name}"`;
}
