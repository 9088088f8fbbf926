/** The members of amazon-states-language-service that are measured. */
export interface AslService {
  parseJSONDocument(document: unknown): unknown;
  doValidation(document: unknown, json: unknown): Promise<readonly unknown[]>;
  doComplete(
    document: unknown,
    position: unknown,
    json: unknown,
  ): Promise<{ readonly items: readonly unknown[] } | null>;
}

interface AslServiceModule {
  getLanguageService?(parameters: unknown): AslService;
}

export async function loadAslService(loadPeer: (name: string) => Promise<unknown>): Promise<AslService> {
  const loaded = (await loadPeer('amazon-states-language-service')) as AslServiceModule & {
    default?: AslServiceModule;
  };
  const service = (loaded.getLanguageService ?? loaded.default?.getLanguageService)?.({});
  if (!service) throw new Error('amazon-states-language-service has no getLanguageService');
  return service;
}

/** The few members of an LSP text document that the peer reads. */
export function textDocument(uri: string, text: string): unknown {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return {
    uri,
    languageId: 'json',
    version: 1,
    lineCount: lineStarts.length,
    getText: (range?: { start: Position; end: Position }) =>
      range ? text.slice(offsetAt(range.start), offsetAt(range.end)) : text,
    positionAt(offset: number): Position {
      let low = 0;
      let high = lineStarts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((lineStarts[middle] ?? 0) > offset) high = middle;
        else low = middle + 1;
      }
      return { line: low - 1, character: offset - (lineStarts[low - 1] ?? 0) };
    },
    offsetAt,
  };
  function offsetAt(position: Position): number {
    return (lineStarts[position.line] ?? text.length) + position.character;
  }
}

interface Position {
  readonly line: number;
  readonly character: number;
}
