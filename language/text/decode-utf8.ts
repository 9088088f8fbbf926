/** Bytes that are no UTF-8: which, and where, in words for who wrote the file. */
export class NotUtf8 extends Error {}

/**
 * The text of a file in UTF-8; a byte order mark stays in it. Throws `NotUtf8` for bytes that are none: replaced by U+FFFD, as
 * decoders do by default, they would go through a run unseen.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new NotUtf8(faultOf(bytes));
  }
}

/** UTF-16 is what some editors and shells (PowerShell's `>`) write unasked. */
function faultOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return 'it is UTF-16: save it as UTF-8.';
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const { byte, before } = firstFault(bytes, text);
  const lines = before.split('\n');
  const place = `line ${String(lines.length)}, column ${String((lines.at(-1)?.length ?? 0) + 1)}`;
  return `it is not UTF-8 (byte 0x${byte.toString(16).toUpperCase()} at ${place}): save it as UTF-8.`;
}

/** The first U+FFFD of the decoded text that does not stand in the bytes themselves. */
function firstFault(bytes: Uint8Array, text: string): { readonly byte: number; readonly before: string } {
  const encoder = new TextEncoder();
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, from)) {
    offset += encoder.encode(text.slice(from, at)).length;
    const [byte, second, third] = bytes.subarray(offset, offset + 3);
    if (byte !== undefined && (byte !== 0xef || second !== 0xbf || third !== 0xbd)) {
      return { byte, before: text.slice(0, at) };
    }
    offset += 3;
    from = at + 1;
  }
  return { byte: bytes[0] ?? 0, before: '' };
}

const REPLACEMENT = '\uFFFD';
