import type { ExpressionFault } from './fault';
import type { IntrinsicCall } from './intrinsics/intrinsic';
import { looksLikeIntrinsic, parseIntrinsic } from './intrinsics/parse';
import type { JsonPath } from './json-path/ast';
import { parseJsonPath } from './json-path/parse';
import { hasPlaceholder } from './placeholder';

/** The value of a `.$` key of a payload template. */
export type TemplateValue =
  | { readonly kind: 'path'; readonly path: JsonPath }
  /** `faults`: warnings only. */
  | { readonly kind: 'intrinsic'; readonly call: IntrinsicCall; readonly faults: readonly ExpressionFault[] }
  /** What a deployment tool will put here is unknown (digest V57). */
  | { readonly kind: 'placeholder' }
  /** Refused by the service (digest R12, V28). */
  | { readonly kind: 'faults'; readonly faults: readonly ExpressionFault[] };

/**
 * Parses the string value of a key that ends in `.$` (digest R11, R12): a path, a `$$` path, a variable path or an
 * intrinsic function call. Never throws.
 */
export function parseTemplateValue(text: string): TemplateValue {
  if (looksLikeIntrinsic(text)) {
    const { call, faults } = parseIntrinsic(text);
    if (call) return { kind: 'intrinsic', call, faults };
    return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'placeholder' };
  }
  if (text.startsWith('$')) {
    const { path, faults } = parseJsonPath(text);
    if (path) return { kind: 'path', path };
    return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'placeholder' };
  }
  if (hasPlaceholder(text)) return { kind: 'placeholder' };
  return { kind: 'faults', faults: [{ message: explain(text), start: 0, end: text.length }] };
}

function explain(text: string): string {
  if (/^\s/.test(text)) return 'A path or an intrinsic function starts without a blank before it; remove the blank.';
  return 'The value of a key that ends in ".$" is a path such as $.name or an intrinsic function such as States.Format(...). For a plain value, leave out the ".$" of the key.';
}

/** Whether a key of a payload template marks an expression. */
export function isTemplateKey(key: string): boolean {
  return key.endsWith('.$');
}

/** The key without its `.$` (digest R11). */
export function plainKey(key: string): string {
  return isTemplateKey(key) ? key.slice(0, -2) : key;
}
