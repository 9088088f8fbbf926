import type {
  CallHierarchyItem,
  CancellationToken,
  Connection,
  FoldingRange,
  FormattingOptions,
  Hover,
  Location,
  LocationLink,
  Position,
  Range,
  SelectionRange,
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
import { inlayHintsInSteps } from '../language/features/inlay-hints';
import { LAST_RUN, type LastRunParams } from '../language/features/last-run';
import { lastRunHints } from '../language/features/last-run-hints';
import { references } from '../language/features/references';
import { rename, renameRange } from '../language/features/rename';
import { selectionRanges } from '../language/features/selection-range';
import { semanticTokensInSteps } from '../language/features/semantic-tokens';
import { signatureHelp } from '../language/features/signature-help';
import { outline } from '../language/features/symbols';
import { takenBranchHints } from '../language/features/taken-branch';
import type { Steps } from '../language/steps';
import type { OffsetRange } from '../language/text/line-index';
import type { ClientSupport } from './client';
import * as convert from './convert';
import type { Answers, Safely } from './answers';
import type { Documents, Machine, OpenDocument } from './documents';
import type { Place } from './place';
import { placeholderDefinition, placeholderHover } from './placeholders';
import type { Project } from './project';
import { refusal } from './refusal';
import { linksIn } from './links';
import type { WorkspaceFiles } from './workspace-files';
import { MachineSurroundings } from './surroundings';
import type { SettingsStore } from './settings-store';

/** What the features of one connection work with. */
export interface ServerParts {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly settings: SettingsStore;
  readonly client: ClientSupport;
  readonly project: Project;
  readonly files: WorkspaceFiles;
  readonly answers: Answers;
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
  answers,
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
    token: CancellationToken,
    work: (machine: Machine, offset: number, document: OpenDocument) => Result | null | Promise<Result | null>,
  ): Promise<Awaited<Result> | null> {
    return answers.whenRead<Result | null>({ request, uri, token }, (document) => {
      const machine = document.machineAt(position);
      return machine ? work(machine, machine.place.offsetAt(position), document) : null;
    });
  }

  /** Does the work for each machine of the document, in steps, and puts the answers one behind the other. */
  function answerAll<Item>(
    request: string,
    uri: string,
    token: CancellationToken,
    work: (machine: Machine) => Steps<readonly Item[]>,
  ): Promise<Item[] | null> {
    return answers.inSlices({ request, uri, token }, function* (document) {
      const items: Item[] = [];
      for (const machine of document.machines()) for (const item of yield* work(machine)) items.push(item);
      return items;
    });
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

  connection.onCompletion(async (params, token) => {
    const { uri } = params.textDocument;
    const { machineType } = await settings.of(uri);
    const names = await surroundings.namesIn(uri);
    return answerAt('Completion', params, token, (machine, offset) => {
      const proposals = complete(machine.model, offset, surroundings.optionsFor(machine, names, machineType))
        .filter(({ edit, extra }) => [edit, ...extra].every(machine.place.canEdit))
        .map((item) => (client.snippets ? item : withoutStops(item)));
      return convert.toCompletionList(proposals, machine.place, client);
    });
  });

  connection.onSignatureHelp((params, token) =>
    answerAt('Signature help', params, token, ({ model }, offset) => {
      const found = signatureHelp(model, offset);
      return found ? convert.toSignatureHelp(found) : null;
    }),
  );

  connection.languages.semanticTokens.on(async ({ textDocument: { uri } }, token) => {
    const tokens = await answers.inSlices({ request: 'Semantic tokens', uri, token }, function* (document) {
      const collector = new convert.TokenCollector();
      for (const { model, place } of document.machines())
        yield* collector.add(yield* semanticTokensInSteps(model), place);
      return collector.collected();
    });
    return tokens ?? { data: [] };
  });

  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
    const used = await settings.of(uri);
    return answerAll('Inlay hints', uri, token, function* (machine) {
      const { model, place } = machine;
      const seen = offsets(place, range);
      const hints = [
        ...(used.inlayHints ? yield* inlayHintsInSteps(model, seen) : []),
        ...(used.lastRun ? lastRunHints(model, seen, surroundings.lastRunOf(machine)) : []),
        ...(used.lastRun ? takenBranchHints(model, seen, surroundings.lastRunOf(machine)) : []),
      ];
      return yield* convert.convertAll(hints, (hint) => convert.toInlayHint(hint, place));
    });
  });

  connection.onHover(async (params, token) => {
    const names = await surroundings.namesIn(params.textDocument.uri);
    return answerAt<Hover>('Hover', params, token, async (machine, offset, document) => {
      const found = hover(machine.model, offset, surroundings.optionsFor(machine, names));
      return found
        ? convert.toHover(found, machine.place)
        : ((await placeholderHover(asked(machine, offset, document))) ?? null);
    });
  });

  connection.onDefinition((params, token) =>
    answerAt<LocationLink[] | Location[]>('Definition', params, token, async (machine, offset, document) => {
      const { model, place } = machine;
      const elsewhere =
        (await project.handlerAt(machine, offset, settings.folderOf(place.uri))) ??
        (await placeholderDefinition(asked(machine, offset, document)));
      if (elsewhere)
        return client.links ? [elsewhere] : [{ uri: elsewhere.targetUri, range: elsewhere.targetSelectionRange }];
      const found = definition(model, offset);
      return client.links
        ? found.map((one) => convert.toLocationLink(one, place))
        : found.map(({ name }) => ({ uri: place.uri, range: place.toRange(name) }));
    }),
  );

  connection.onReferences((params, token) =>
    answerAt('References', params, token, ({ model, place }, offset) =>
      references(model, offset)
        .filter(({ isDefinition }) => params.context.includeDeclaration || !isDefinition)
        .map((found) => ({ uri: place.uri, range: place.toRange(found) })),
    ),
  );

  connection.onDocumentHighlight((params, token) =>
    answerAt('Highlights', params, token, ({ model, place }, offset) =>
      references(model, offset).map((found) => convert.toHighlight(found, place)),
    ),
  );

  connection.languages.callHierarchy.onPrepare((params, token) =>
    answerAt('Call hierarchy', params, token, ({ model, place }, offset) => {
      const state = hierarchyAt(model, offset);
      return state ? [convert.toHierarchyItem(state, place)] : null;
    }),
  );

  connection.languages.callHierarchy.onIncomingCalls(({ item }, token) =>
    answerAt('Incoming calls', nameOf(item), token, ({ model, place }, offset) =>
      incoming(model, offset).map((call) => convert.toIncomingCall(call, place)),
    ),
  );

  connection.languages.callHierarchy.onOutgoingCalls(({ item }, token) =>
    answerAt('Outgoing calls', nameOf(item), token, ({ model, place }, offset) =>
      outgoing(model, offset).map((call) => convert.toOutgoingCall(call, place)),
    ),
  );

  connection.onPrepareRename((params, token) =>
    answerAt('Prepare rename', params, token, ({ model, place }, offset) => {
      const found = renameRange(model, offset);
      return found ? { range: place.toRange(found), placeholder: found.name } : null;
    }),
  );

  connection.onRenameRequest((params, token) =>
    answerAt('Rename', params, token, ({ model, place }, offset) => {
      const result = rename(model, offset, params.newName);
      if ('refused' in result) throw refusal(result.refused);
      if (!result.edits.every(place.canEdit)) throw refusal('A part of this name is put together by the template.');
      return { changes: { [place.uri]: result.edits.map((edit) => place.toEdit(edit)) } };
    }),
  );

  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    client.outlineTree
      ? answerAll('Outline', uri, token, function* ({ model, name, place }) {
          const [machine] = outline(model, name);
          if (!machine) return [];
          yield;
          const children = yield* convert.convertAll(machine.children, (state) =>
            convert.toDocumentSymbol(state, place),
          );
          return [{ ...convert.toDocumentSymbol({ ...machine, children: [] }, place), children }];
        })
      : answerAll('Outline', uri, token, function* ({ model, name, place }) {
          const symbols = outline(model, name);
          yield;
          return symbols.flatMap((symbol) => convert.toSymbolInformation(symbol, place));
        }),
  );

  connection.onWorkspaceSymbol(({ query }) => safely('Workspace symbols', null, () => files.find(query)));

  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    answers.whenRead({ request: 'Document links', uri, token }, (document) => linksIn(document, project)),
  );

  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    answers.inSlices({ request: 'Folding', uri, token }, function* (document) {
      const machines = document.machines();
      if (machines.length === 0) return null;
      // Where a provider answers, editors do not fold by indentation any more: a template is folded as a whole.
      const texts = machines.filter(({ text }) => text);
      const all = [
        { stretches: folding(document.parsed()), place: document.place },
        ...texts.map(({ model, place }) => ({ stretches: folding(model.document), place })),
      ];
      const ranges: FoldingRange[] = [];
      for (const { stretches, place } of all) {
        yield;
        const converted = yield* convert.convertAll(stretches, (stretch) => convert.toFoldingRange(stretch, place));
        for (const range of converted) if (range) ranges.push(range);
      }
      return ranges;
    }),
  );

  connection.onSelectionRanges(({ textDocument: { uri }, positions }, token) =>
    answers.whenRead<SelectionRange[]>({ request: 'Selection ranges', uri, token }, (document) =>
      positions.map((position) => {
        const machine = document.machineAt(position);
        return machine
          ? convert.toSelectionRange(selectionRanges(machine.model, machine.place.offsetAt(position)), machine.place)
          : { range: { start: position, end: position } };
      }),
    ),
  );

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }, token) => {
    const used = await settings.of(uri);
    const document = documents.get(uri);
    const isWanted = (): boolean => documents.get(uri) === document && !token.isCancellationRequested;
    const all = await document?.diagnosticsInSlices(used, isWanted);
    if (!all || !isWanted()) return null;
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

  connection.onCodeLens(async ({ textDocument: { uri } }, token) => {
    const { runLens } = await settings.of(uri);
    if (!runLens) return null;
    return answers.whenRead({ request: 'Code lens', uri, token }, (document) =>
      document
        .machines()
        .flatMap(({ model, name, place }) =>
          codeLenses(model, name).map((lens) => convert.toCodeLens(lens, place, name)),
        ),
    );
  });

  connection.onDocumentFormatting(({ textDocument: { uri }, options }, token) => format(uri, token, options));

  connection.onDocumentRangeFormatting(({ textDocument: { uri }, options, range }, token) =>
    format(uri, token, options, range),
  );

  /** Lays out the machines of a document, or those that a range touches; what is around them is left to others. */
  async function format(
    uri: string,
    token: CancellationToken,
    layout: FormattingOptions,
    range?: Range,
  ): Promise<TextEdit[] | null> {
    const { formatOrder: order } = await settings.of(uri);
    return answers.inSlices({ request: 'Formatting', uri, token }, function* (document) {
      const machines = range ? document.machinesIn(range) : document.machines();
      const edits: TextEdit[] = [];
      for (const machine of machines) {
        const { place } = machine;
        const found = formatDefinition(machine, { ...layout, order }, range && offsets(place, range));
        yield;
        if (found.every(place.canEdit)) edits.push(...(yield* convert.convertAll(found, (edit) => place.toEdit(edit))));
      }
      return edits;
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
