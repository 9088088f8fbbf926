import { definitionOfSize } from '../../bench/documents';
import { hostileDocuments, type HostileDocument } from '../../bench/hostile/documents';

/** Definitions as people write them. */
export const usualDocuments: readonly HostileDocument[] = (['JSONPath', 'JSONata'] as const).map((language) => ({
  name: `a definition in ${language}`,
  format: 'json',
  size: 40_000,
  // No two sizes have the same expressions: what is known of those of one would else help with the other.
  text: (size) => definitionOfSize(size, language).replace(/\b(?:order|total)/g, `$&${String(size)}`),
}));

/** The worst ones, of sizes that are worked on quickly. */
export const worstDocuments: readonly HostileDocument[] = hostileDocuments.map((document) => ({
  ...document,
  size: document.size / 20,
}));

/** Places at the start, in the middle and at the end of a text: of what repeats itself, the same in texts of any length. */
export function placesIn(text: string): number[] {
  const named = text.indexOf('Prepare', text.length / 2);
  const middle = named < 0 ? Math.max(0, text.indexOf('Type', text.length / 2)) : named;
  // In a short text, which is one that is nested deeply, at the same parts of its length.
  const step = Math.min(23, Math.floor(text.length / 100));
  const steps = Array.from({ length: 60 }, (_, index) => index * step);
  return steps.flatMap((distance) => [distance, middle + distance, text.length - distance]);
}
