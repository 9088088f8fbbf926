import {
  DocumentHighlightKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type DocumentHighlight,
  type LocationLink,
} from '../lsp';
import type { HierarchyCall, HierarchyState } from '../../language/features/call-hierarchy';
import type { Definition } from '../../language/features/definition';
import type { Reference } from '../../language/features/references';
import type { Place } from '../place';
import { SYMBOL_KINDS } from './symbols';

export function toLocationLink(definition: Definition, place: Place): LocationLink {
  return {
    originSelectionRange: place.toRange(definition.origin),
    targetUri: place.uri,
    targetRange: place.toRange(definition.range),
    targetSelectionRange: place.toRange(definition.name),
  };
}

export function toHighlight(reference: Reference, place: Place): DocumentHighlight {
  const kind = reference.isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
  return { range: place.toRange(reference), kind };
}

export function toHierarchyItem(state: HierarchyState, place: Place): CallHierarchyItem {
  return {
    name: state.name,
    detail: state.detail,
    kind: SYMBOL_KINDS.state,
    uri: place.uri,
    range: place.toRange(state.range),
    selectionRange: place.toRange(state.selection),
  };
}

export function toIncomingCall({ state, places }: HierarchyCall, place: Place): CallHierarchyIncomingCall {
  return { from: toHierarchyItem(state, place), fromRanges: places.map((range) => place.toRange(range)) };
}

export function toOutgoingCall({ state, places }: HierarchyCall, place: Place): CallHierarchyOutgoingCall {
  return { to: toHierarchyItem(state, place), fromRanges: places.map((range) => place.toRange(range)) };
}
