import type {
  CallHierarchyItem,
  Connection,
  DocumentSymbol,
  FormattingOptions,
  Location,
  LocationLink,
  Position,
  Range,
  SelectionRange,
  SymbolInformation,
  TextEdit,
} from 'vscode-languageserver';
import { hierarchyAt, incoming, outgoing } from '../language/features/call-hierarchy';
import { codeActions, fixAll } from '../language/features/code-actions';
import { codeLenses } from '../language/features/code-lens';
import { complete } from '../language/features/complete';
import { withoutStops } from '../language/features/completion';
import { definition } from '../language/features/definition';
import { folding } from '../language/features/folding';
import { formatDefinition } from '../language/formatting/format';
import { hover } from '../language/features/hover';
import { inlayHints } from '../language/features/inlay-hints';
import { LAST_RUN, type LastRunParams } from '../language/features/last-run';
import { lastRunHints } from '../language/features/last-run-hints';
import { references } from '../language/features/references';
import { rename, renameRange } from '../language/features/rename';
import { selectionRanges } from '../language/features/selection-range';
import { semanticTokens } from '../language/features/semantic-tokens';
import { signatureHelp } from '../language/features/signature-help';
import { outline } from '../language/features/symbols';
import type { OffsetRange } from '../language/text/line-index';
import type { ClientSupport } from './client';
import * as convert from './convert';
import type { Documents, Machine, OpenDocument } from './documents';
import type { Place } from './place';
import { placeholderDefinition, placeholderHover } from './placeholders';
import type { Project } from './project';
import { refusal } from './refusal';
import { linksIn } from './links';
import type { WorkspaceFiles } from './workspace-files';
import { MachineSurroundings } from './surroundings';
import type { SettingsStore } from './settings-store';

/** Runs the work of a request; where it throws, the answer is `empty`. */
export type Safely = <Result>(request: string, empty: Result, work: () => Result) => Result;

/** What the features of one connection work with. */
export interface ServerParts {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly settings: SettingsStore;
  readonly client: ClientSupport;
  readonly project: Project;
  readonly files: WorkspaceFiles;
  readonly safely: Safely;
}

/** Answers the requests of the protocol by the functions of language/features. */
export function registerFeatures({
  connection,
  documents,
  settings,
  client,
  project,
  files,
  safely,
}: ServerParts): void {
  interface At {
    readonly textDocument: { readonly uri: string };
    readonly position: Position;
  }

  /** Does the work for the machine that the position is in. */
  function answerAt<Result>(
    request: string,
    { textDocument: { uri }, position }: At,
    work: (machine: Machine, offset: number, document: OpenDocument) => Result | null,
  ): Result | null {
    return safely<Result | null>(request, null, () => {
      const document = documents.get(uri);
      const machine = document?.machineAt(position);
      return document && machine ? work(machine, machine.place.offsetAt(position), document) : null;
    });
  }

  /** Does the work for each machine of the document, and puts the answers one behind the other. */
  function answerAll<Item>(request: string, uri: string, work: (machine: Machine) => Item[]): Item[] | null {
    return safely<Item[] | null>(request, null, () => documents.get(uri)?.machines().flatMap(work) ?? null);
  }

  const surroundings = new MachineSurroundings(project, (uri) => settings.folderOf(uri));
  connection.onNotification(LAST_RUN, (params: LastRunParams) => {
    safely('Last run', undefined, () => {
      surroundings.ran(params);
      // An editor that cannot refresh asks again when the text is scrolled or changed.
      connection.languages.inlayHint.refresh().catch(() => undefined);
    });
  });

  const asked = (machine: Machine, offset: number, document: OpenDocument) => ({
    machine,
    offset,
    document,
    documents,
    project,
    workspaceFolder: settings.folderOf(machine.place.uri),
  });

  connection.onCompletion(async (params) => {
    const { machineType } = await settings.of(params.textDocument.uri);
    return answerAt('Completion', params, (machine, offset) => {
      const proposals = complete(machine.model, offset, surroundings.optionsFor(machine, machineType))
        .filter(({ edit, extra }) => [edit, ...extra].every(machine.place.canEdit))
        .map((item) => (client.snippets ? item : withoutStops(item)));
      return convert.toCompletionList(proposals, machine.place, client);
    });
  });

  connection.onSignatureHelp((params) =>
    answerAt('Signature help', params, ({ model }, offset) => {
      const found = signatureHelp(model, offset);
      return found ? convert.toSignatureHelp(found) : null;
    }),
  );

  connection.languages.semanticTokens.on(({ textDocument: { uri } }) =>
    safely('Semantic tokens', { data: [] }, () => {
      const collector = new convert.TokenCollector();
      for (const { model, place } of documents.get(uri)?.machines() ?? []) collector.add(semanticTokens(model), place);
      return collector.collected();
    }),
  );

  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
    const used = await settings.of(uri);
    return answerAll('Inlay hints', uri, (machine) => {
      const { model, place } = machine;
      const seen = offsets(place, range);
      const hints = [
        ...(used.inlayHints ? inlayHints(model, seen) : []),
        ...(used.lastRun ? lastRunHints(model, seen, surroundings.lastRunOf(machine)) : []),
      ];
      return hints.map((hint) => convert.toInlayHint(hint, place));
    });
  });

  connection.onHover((params) =>
    answerAt('Hover', params, (machine, offset, document) => {
      const found = hover(machine.model, offset, surroundings.optionsFor(machine));
      return found
        ? convert.toHover(found, machine.place)
        : (placeholderHover(asked(machine, offset, document)) ?? null);
    }),
  );

  connection.onDefinition((params) =>
    answerAt<LocationLink[] | Location[]>('Definition', params, (machine, offset, document) => {
      const { model, place } = machine;
      const elsewhere =
        project.handlerAt(machine, offset, settings.folderOf(place.uri)) ??
        placeholderDefinition(asked(machine, offset, document));
      if (elsewhere)
        return client.links ? [elsewhere] : [{ uri: elsewhere.targetUri, range: elsewhere.targetSelectionRange }];
      const found = definition(model, offset);
      return client.links
        ? found.map((one) => convert.toLocationLink(one, place))
        : found.map(({ name }) => ({ uri: place.uri, range: place.toRange(name) }));
    }),
  );

  connection.onReferences((params) =>
    answerAt('References', params, ({ model, place }, offset) =>
      references(model, offset)
        .filter(({ isDefinition }) => params.context.includeDeclaration || !isDefinition)
        .map((found) => ({ uri: place.uri, range: place.toRange(found) })),
    ),
  );

  connection.onDocumentHighlight((params) =>
    answerAt('Highlights', params, ({ model, place }, offset) =>
      references(model, offset).map((found) => convert.toHighlight(found, place)),
    ),
  );

  connection.languages.callHierarchy.onPrepare((params) =>
    answerAt('Call hierarchy', params, ({ model, place }, offset) => {
      const state = hierarchyAt(model, offset);
      return state ? [convert.toHierarchyItem(state, place)] : null;
    }),
  );

  connection.languages.callHierarchy.onIncomingCalls(({ item }) =>
    answerAt('Incoming calls', nameOf(item), ({ model, place }, offset) =>
      incoming(model, offset).map((call) => convert.toIncomingCall(call, place)),
    ),
  );

  connection.languages.callHierarchy.onOutgoingCalls(({ item }) =>
    answerAt('Outgoing calls', nameOf(item), ({ model, place }, offset) =>
      outgoing(model, offset).map((call) => convert.toOutgoingCall(call, place)),
    ),
  );

  connection.onPrepareRename((params) =>
    answerAt('Prepare rename', params, ({ model, place }, offset) => {
      const found = renameRange(model, offset);
      return found ? { range: place.toRange(found), placeholder: found.name } : null;
    }),
  );

  connection.onRenameRequest((params) =>
    answerAt('Rename', params, ({ model, place }, offset) => {
      const result = rename(model, offset, params.newName);
      if ('refused' in result) throw refusal(result.refused);
      if (!result.edits.every(place.canEdit)) throw refusal('A part of this name is put together by the template.');
      return { changes: { [place.uri]: result.edits.map((edit) => place.toEdit(edit)) } };
    }),
  );

  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    safely<DocumentSymbol[] | SymbolInformation[] | null>('Outline', null, () => {
      const symbols = (documents.get(uri)?.machines() ?? []).flatMap(({ model, name, place }) =>
        outline(model, name).map((symbol) => ({ symbol, place })),
      );
      return client.outlineTree
        ? symbols.map(({ symbol, place }) => convert.toDocumentSymbol(symbol, place))
        : symbols.flatMap(({ symbol, place }) => convert.toSymbolInformation(symbol, place));
    }),
  );

  connection.onWorkspaceSymbol(({ query }) => safely('Workspace symbols', null, () => files.find(query)));

  connection.onDocumentLinks(({ textDocument: { uri } }) =>
    safely('Document links', null, () => {
      const document = documents.get(uri);
      return document ? linksIn(document, project) : null;
    }),
  );

  connection.onFoldingRanges(({ textDocument: { uri } }) =>
    safely('Folding', null, () => {
      const document = documents.get(uri);
      const machines = document?.machines() ?? [];
      if (!document || machines.length === 0) return null;
      // Where a provider answers, editors do not fold by indentation any more: a template is folded as a whole.
      const texts = machines.filter(({ text }) => text);
      const all = [
        { stretches: folding(document.parsed()), place: document.place },
        ...texts.map(({ model, place }) => ({ stretches: folding(model.document), place })),
      ];
      return all.flatMap(({ stretches, place }) =>
        stretches.flatMap((stretch) => convert.toFoldingRange(stretch, place) ?? []),
      );
    }),
  );

  connection.onSelectionRanges(({ textDocument, positions }) =>
    safely<SelectionRange[] | null>('Selection ranges', null, () =>
      positions.map(
        (position) =>
          answerAt('Selection ranges', { textDocument, position }, ({ model, place }, offset) =>
            convert.toSelectionRange(selectionRanges(model, offset), place),
          ) ?? { range: { start: position, end: position } },
      ),
    ),
  );

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }, token) => {
    const used = await settings.of(uri);
    const document = documents.get(uri);
    const all = await document?.diagnosticsInSlices(used, () => documents.get(uri) === document);
    if (!all || token.isCancellationRequested) return null;
    return safely('Code actions', null, () => {
      return (document?.machinesIn(range) ?? [])
        .flatMap((machine) => {
          const { model, name, place } = machine;
          const own = all.filter((found) => found.definition === machine).map(({ diagnostic }) => diagnostic);
          const wantsAll = context.only?.some((kind) => kind.startsWith('source')) === true;
          const actions = [...codeActions(model, offsets(place, range), own), ...(wantsAll ? fixAll(model, own) : [])];
          return actions
            .filter(({ edits }) => edits.every(place.canEdit))
            .map((action) => convert.toCodeAction(action, place, name));
        })
        .filter(({ disabled }) => !disabled || (client.disabledActions && context.only !== undefined))
        .filter(
          ({ kind }) => context.only?.some((wanted) => kind === wanted || kind?.startsWith(`${wanted}.`)) ?? true,
        );
    });
  });

  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const { runLens } = await settings.of(uri);
    if (!runLens) return null;
    return answerAll('Code lens', uri, ({ model, name, place }) =>
      codeLenses(model, name).map((lens) => convert.toCodeLens(lens, place, name)),
    );
  });

  connection.onDocumentFormatting(({ textDocument: { uri }, options }) => format(uri, options));

  connection.onDocumentRangeFormatting(({ textDocument: { uri }, options, range }) => format(uri, options, range));

  /** Lays out the machines of a document, or those that a range touches; what is around them is left to others. */
  async function format(uri: string, layout: FormattingOptions, range?: Range): Promise<TextEdit[] | null> {
    const { formatOrder: order } = await settings.of(uri);
    return safely<TextEdit[] | null>('Formatting', null, () => {
      const document = documents.get(uri);
      const machines = range ? document?.machinesIn(range) : document?.machines();
      const edits = machines?.flatMap((machine) => {
        const { place } = machine;
        const found = formatDefinition(machine, { ...layout, order }, range && offsets(place, range));
        return found.every(place.canEdit) ? found.map((edit) => place.toEdit(edit)) : [];
      });
      return edits ?? null;
    });
  }
}

/** Where the name of an entry of the hierarchy stands. */
function nameOf({ uri, selectionRange }: CallHierarchyItem): { textDocument: { uri: string }; position: Position } {
  return { textDocument: { uri }, position: selectionRange.start };
}

function offsets(place: Place, range: Range): OffsetRange {
  return { start: place.offsetAt(range.start), end: place.offsetAt(range.end) };
}
