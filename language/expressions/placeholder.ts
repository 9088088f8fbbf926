const ONLY_PLACEHOLDER = /^\$\{[^}]*\}$/;

/** Whether a text holds a `${Name}` that a deployment tool fills in (digest V57): what it will become is unknown. */
export function hasPlaceholder(text: string): boolean {
  const open = text.indexOf('${');
  return open >= 0 && text.includes('}', open);
}

/** Whether a text is one placeholder and nothing else, so that any type of value may stand there in the end. */
export function isPlaceholder(text: string): boolean {
  return text.startsWith('${') && ONLY_PLACEHOLDER.test(text);
}
