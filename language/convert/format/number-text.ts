import type { NumberNode, ParsedDocument } from '../../tree/node';

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** A number as it is written where JSON has that form (`3.0` stays `3.0`, digest D34), else its value. */
export function numberText({ text }: ParsedDocument, { start, end, value }: NumberNode): string {
  const source = text.slice(start, end);
  return JSON_NUMBER.test(source) ? source : JSON.stringify(value);
}
