/**
 * Splits a template of `States.Format` that comes from the data at its `{}`; one that is written in the call is split by its
 * parser (digest F51). A backslash before a brace makes the brace plain text;
 * one before another character stands for itself: other escapes belong to the literal around a template, not to it.
 */
export function splitTemplate(template: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < template.length; i++) {
    const character = template.charAt(i);
    const next = template.charAt(i + 1);
    if (character === '{' && next === '}') {
      parts.push(part);
      part = '';
      i++;
    } else if (character === '\\' && (next === '{' || next === '}')) {
      part += next;
      i++;
    } else part += character;
  }
  parts.push(part);
  return parts;
}
