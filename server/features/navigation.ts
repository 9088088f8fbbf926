import type { CallHierarchyItem, Location, LocationLink, Position } from 'vscode-languageserver';
import { hierarchyAt, incoming, outgoing } from '../../language/features/call-hierarchy';
import { definition } from '../../language/features/definition';
import { references } from '../../language/features/references';
import { rename, renameRange } from '../../language/features/rename';
import { toHierarchyItem, toHighlight, toIncomingCall, toLocationLink, toOutgoingCall } from '../convert/navigation';
import { placeholderDefinition } from '../placeholders';
import { refusal } from '../refusal';
import type { ServerParts } from './parts';

/** What leads from a name to its other places: definition, references, highlights, call hierarchy, rename. */
export function registerNavigation(parts: ServerParts): void {
  const { connection, settings, client, project, answers } = parts;

  connection.onDefinition((params, token) =>
    answers.at<LocationLink[] | Location[]>('Definition', params, token, async (machine, offset, document) => {
      const { model, place } = machine;
      const elsewhere =
        (await project.handlerAt(machine, offset, settings.folderOf(place.uri))) ??
        (await placeholderDefinition({ machine, offset, document, parts }));
      if (elsewhere)
        return client.links ? [elsewhere] : [{ uri: elsewhere.targetUri, range: elsewhere.targetSelectionRange }];
      const found = definition(model, offset);
      return client.links
        ? found.map((one) => toLocationLink(one, place))
        : found.map(({ name }) => ({ uri: place.uri, range: place.toRange(name) }));
    }),
  );

  connection.onReferences((params, token) =>
    answers.at('References', params, token, ({ model, place }, offset) =>
      references(model, offset)
        .filter(({ isDefinition }) => params.context.includeDeclaration || !isDefinition)
        .map((found) => ({ uri: place.uri, range: place.toRange(found) })),
    ),
  );

  connection.onDocumentHighlight((params, token) =>
    answers.at('Highlights', params, token, ({ model, place }, offset) =>
      references(model, offset).map((found) => toHighlight(found, place)),
    ),
  );

  connection.languages.callHierarchy.onPrepare((params, token) =>
    answers.at('Call hierarchy', params, token, ({ model, place }, offset) => {
      const state = hierarchyAt(model, offset);
      return state ? [toHierarchyItem(state, place)] : null;
    }),
  );

  connection.languages.callHierarchy.onIncomingCalls(({ item }, token) =>
    answers.at('Incoming calls', nameOf(item), token, ({ model, place }, offset) =>
      incoming(model, offset).map((call) => toIncomingCall(call, place)),
    ),
  );

  connection.languages.callHierarchy.onOutgoingCalls(({ item }, token) =>
    answers.at('Outgoing calls', nameOf(item), token, ({ model, place }, offset) =>
      outgoing(model, offset).map((call) => toOutgoingCall(call, place)),
    ),
  );

  connection.onPrepareRename((params, token) =>
    answers.at('Prepare rename', params, token, ({ model, place }, offset) => {
      const found = renameRange(model, offset);
      return found ? { range: place.toRange(found), placeholder: found.name } : null;
    }),
  );

  connection.onRenameRequest((params, token) =>
    answers.at('Rename', params, token, ({ model, place }, offset) => {
      const result = rename(model, offset, params.newName);
      if ('refused' in result) throw refusal(result.refused);
      if (!result.edits.every(place.canEdit)) throw refusal('A part of this name is put together by the template.');
      return { changes: { [place.uri]: result.edits.map((edit) => place.toEdit(edit)) } };
    }),
  );
}

/** Where the name of an entry of the hierarchy stands. */
function nameOf({ uri, selectionRange }: CallHierarchyItem): { textDocument: { uri: string }; position: Position } {
  return { textDocument: { uri }, position: selectionRange.start };
}
