const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of RFC 4648 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const rest = bytes.length - i;
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63);
    text += rest > 1 ? ALPHABET.charAt((group >> 6) & 63) : '=';
    text += rest > 2 ? ALPHABET.charAt(group & 63) : '=';
  }
  return text;
}

/**
 * The bytes of a Base64 text as a MIME decoder reads it: characters outside of the alphabet are ignored, the padding may
 * be missing. Undefined where the last group holds too few bits.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const character of text) {
    if (character === '=') break;
    const value = ALPHABET.indexOf(character);
    if (value < 0) continue;
    bits = (bits << 6) | value;
    if (++count === 4) {
      bytes.push(bits >> 16, (bits >> 8) & 255, bits & 255);
      bits = 0;
      count = 0;
    }
  }
  if (count === 1) return undefined;
  if (count === 2) bytes.push(bits >> 4);
  if (count === 3) bytes.push(bits >> 10, (bits >> 2) & 255);
  return Uint8Array.from(bytes);
}
