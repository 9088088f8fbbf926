import { isJsonObject, type Json } from './json';
import { isJsonArray } from './json-equal';

/**
 * Compact JSON text. The platform's own writer recurses and gives up some thousands of levels deep; then a writer without
 * recursion takes over. Numbers that JSON has not are null, as there.
 */
export function jsonText(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    return deepJsonText(value);
  }
}

interface Open {
  readonly keys: readonly string[] | undefined;
  readonly values: readonly Json[];
  next: number;
}

function deepJsonText(root: Json): string {
  const parts: string[] = [];
  const stack: Open[] = [];
  const write = (value: Json): void => {
    if (isJsonArray(value)) {
      parts.push('[');
      stack.push({ keys: undefined, values: value, next: 0 });
    } else if (isJsonObject(value)) {
      parts.push('{');
      stack.push({ keys: Object.keys(value), values: Object.values(value), next: 0 });
    } else parts.push(JSON.stringify(value));
  };
  write(root);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const child = top.values[top.next];
    if (child === undefined) {
      parts.push(top.keys ? '}' : ']');
      stack.pop();
      continue;
    }
    if (top.next > 0) parts.push(',');
    if (top.keys) parts.push(JSON.stringify(top.keys[top.next] ?? ''), ':');
    top.next++;
    write(child);
  }
  return parts.join('');
}
