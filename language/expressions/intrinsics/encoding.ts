import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Json } from '../../json';
import { decodeBase64, encodeBase64 } from './base64';
import type { Intrinsic, IntrinsicOutcome } from './intrinsic';

const MAX_LENGTH = 10_000;

const ALGORITHMS: Readonly<Record<string, (data: Uint8Array) => Uint8Array>> = {
  MD5: md5,
  'SHA-1': sha1,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
};

/** Digest F16. */
export const base64Encode: Intrinsic = {
  name: 'States.Base64Encode',
  parameters: [{ name: 'text', type: 'string', doc: 'At most 10,000 characters.' }],
  returns: 'string',
  doc: 'The Base64 form of a text (of its UTF-8 bytes).',
  examples: [
    { expression: "States.Base64Encode('Data to encode')", gives: 'RGF0YSB0byBlbmNvZGU=' },
    { expression: "States.Base64Encode('')", gives: '' },
  ],
  call([text]) {
    const data = String(text);
    return tooLong(data) ?? { value: encodeBase64(new TextEncoder().encode(data)) };
  },
};

/** Digest F17. */
export const base64Decode: Intrinsic = {
  name: 'States.Base64Decode',
  parameters: [{ name: 'text', type: 'string', doc: 'Base64, at most 10,000 characters.' }],
  returns: 'string',
  doc: 'The text that a Base64 text stands for.',
  examples: [
    { expression: "States.Base64Decode('RGF0YSB0byBlbmNvZGU=')", gives: 'Data to encode' },
    { expression: "States.Base64Decode('A')" },
  ],
  call([text]) {
    const data = String(text);
    const long = tooLong(data);
    if (long) return long;
    const bytes = decodeBase64(data);
    return bytes ? { value: new TextDecoder().decode(bytes) } : { failure: 'The text is not valid Base64' };
  },
};

/** Digest F18. */
export const hash: Intrinsic = {
  name: 'States.Hash',
  parameters: [
    { name: 'data', type: 'any', doc: 'At most 10,000 characters; what is no text is hashed as its JSON text.' },
    { name: 'algorithm', type: 'string', oneOf: Object.keys(ALGORITHMS), doc: 'The hash algorithm.' },
  ],
  returns: 'string',
  doc: 'The hash of a value as lower-case hexadecimal text. Algorithms: `MD5`, `SHA-1`, `SHA-256`, `SHA-384`, `SHA-512`.',
  walksValues: true,
  examples: [
    { expression: "States.Hash('input data', 'MD5')", gives: '812f45842bc6d66ee14572ce20db8e86' },
    { expression: "States.Hash('input data', 'SHA-1')", gives: 'aaff4a450a104cd177d28d18d74485e8cae074b7' },
    { expression: "States.Hash('input data', 'CRC32')" },
  ],
  call: ([data, algorithm]) => hashOf(data ?? null, String(algorithm)),
};

/** The hash as hexadecimal text, also for JSONata's `$hash` (digest F38). */
export function hashOf(data: Json, algorithm: string): IntrinsicOutcome {
  const digest = Object.hasOwn(ALGORITHMS, algorithm) ? ALGORITHMS[algorithm] : undefined;
  if (!digest) {
    return { failure: `The hash algorithm "${algorithm}" is none of ${Object.keys(ALGORITHMS).join(', ')}` };
  }
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return tooLong(text) ?? { value: bytesToHex(digest(new TextEncoder().encode(text))) };
}

function tooLong(text: string): IntrinsicOutcome | undefined {
  if (text.length <= MAX_LENGTH) return undefined;
  return { failure: `The data has ${String(text.length)} characters; at most ${String(MAX_LENGTH)} are allowed` };
}
