import { SymbolKind, type DocumentSymbol, type SymbolInformation } from '../lsp';
import type { OutlineSymbol } from '../../language/features/symbols';
import type { Steps } from '../../language/steps';
import type { Place } from '../place';
import { ITEMS_IN_STEP } from './in-steps';

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

/** The outline as a flat list, for clients that know no levels; in steps. */
export function* flatOutline(symbols: readonly OutlineSymbol[], place: Place): Steps<SymbolInformation[]> {
  const flat: SymbolInformation[] = [];
  const waiting: { readonly symbols: readonly OutlineSymbol[]; at: number; readonly parent?: string }[] = [
    { symbols, at: 0 },
  ];
  for (let list = waiting.at(-1); list; list = waiting.at(-1)) {
    const symbol = list.symbols[list.at++];
    if (!symbol) {
      waiting.pop();
      continue;
    }
    const { name, kind, range, children } = symbol;
    const location = { uri: place.uri, range: place.toRange(range) };
    flat.push({
      name,
      kind: SYMBOL_KINDS[kind],
      location,
      ...(list.parent !== undefined && { containerName: list.parent }),
    });
    waiting.push({ symbols: children, at: 0, parent: name });
    if (flat.length % ITEMS_IN_STEP === 0) yield;
  }
  return flat;
}
