import type { Json } from '../../language/json';

/** JSON text of a value on one line, cut after so many characters: nothing behind the cut is looked at. */
export function shortJson(value: Json, longest: number): string {
  let text = '';
  const write = (item: Json): void => {
    if (text.length > longest) return;
    if (typeof item !== 'object' || item === null) {
      text += typeof item === 'string' ? JSON.stringify(item.slice(0, longest + 1)) : String(item);
      return;
    }
    const isList = Array.isArray(item);
    text += isList ? '[' : '{';
    let separator = '';
    for (const [key, member] of Object.entries(item)) {
      if (text.length > longest) return;
      text += isList ? separator : `${separator}${JSON.stringify(key)}:`;
      write(member as Json);
      separator = ',';
    }
    text += isList ? ']' : '}';
  };
  write(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
