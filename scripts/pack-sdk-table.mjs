/** The words of names in camel case, and of enumerations: `DB`, `Instance`, `Identifier`. */
const WORD = /[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g;
/** Words that are seen less often gain nothing. */
const MIN_COUNT = 3;
const FIRST_CODE = 0x80;

/**
 * The text of the table of the SDK (language/integrations/sdk-table.ts says how it is read): words that are seen often are
 * one character each, since the compression forgets after 32 KB what it has seen.
 *
 * @param services - pairs of `key prefix caller` and the text of the service
 */
export function packSdkTable(services) {
  const counts = new Map();
  for (const [, text] of services) {
    for (const word of text.match(WORD) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts]
    .filter(([word, count]) => word.length > 1 && count >= MIN_COUNT && (word.length - 2) * (count - 1) > MIN_COUNT)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word]) => word);
  const codes = new Map(words.map((word, index) => [word, String.fromCharCode(FIRST_CODE + index)]));
  const models = services.map(([, text]) => text.replace(WORD, (word) => codes.get(word) ?? word));
  const heads = services.map(([head], index) => `${head} ${Buffer.byteLength(models[index])}`);
  return [words.join(' '), heads.join(';'), models.join('')].join('\n');
}
