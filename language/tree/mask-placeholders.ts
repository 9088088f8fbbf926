/**
 * Within brackets the braces of a bare `${Name}` would be a mapping of their own: they are hidden from the YAML parser
 * behind characters of the private use area that the text does not have. Offsets stay as they are.
 */
export function maskPlaceholders(text: string): { text: string; unmask: (value: string) => string } {
  if (!text.includes('${')) return { text, unmask: (value) => value };
  let first = 0xe000;
  while (text.includes(String.fromCharCode(first)) || text.includes(String.fromCharCode(first + 1))) first += 2;
  const open = String.fromCharCode(first);
  const close = String.fromCharCode(first + 1);
  return {
    text: text.replace(/\$\{([^{}\s"',]*)\}/g, `$$${open}$1${close}`),
    unmask: (value) => (value.includes(open) ? value.replaceAll(open, '{').replaceAll(close, '}') : value),
  };
}
