import { SymbolKind, type DocumentSymbol, type SymbolInformation } from '../lsp';
import type { OutlineSymbol } from '../../language/features/symbols';
import type { Place } from '../place';

/** How the outline shows the parts of a machine. */
export const SYMBOL_KINDS: Readonly<Record<OutlineSymbol['kind'], SymbolKind>> = {
  machine: SymbolKind.Module,
  state: SymbolKind.Function,
  branch: SymbolKind.Namespace,
  itemProcessor: SymbolKind.Namespace,
};

export function toDocumentSymbol(symbol: OutlineSymbol, place: Place): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KINDS[symbol.kind],
    range: place.toRange(symbol.range),
    selectionRange: place.toRange(symbol.selection),
    children: symbol.children.map((child) => toDocumentSymbol(child, place)),
  };
}

/** The outline as a flat list, for clients that know no levels. */
export function toSymbolInformation(symbol: OutlineSymbol, place: Place, parent?: string): SymbolInformation[] {
  const { name, kind, range, children } = symbol;
  return [
    {
      name,
      kind: SYMBOL_KINDS[kind],
      location: { uri: place.uri, range: place.toRange(range) },
      ...(parent !== undefined && { containerName: parent }),
    },
    ...children.flatMap((child) => toSymbolInformation(child, place, name)),
  ];
}
