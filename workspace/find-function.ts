import { readdirSync } from 'node:fs';
import path from 'node:path';
import { comparableName, functionNameOf } from '../interpreter/tasks/function-name';
import { DEFAULT_MEMORY_MB, DEFAULT_TIMEOUT_SECONDS, type HandlerSpec } from '../interpreter/tasks/handler-spec';
import type { FunctionLookup } from '../interpreter/tasks/lambda-runner';
import type { MockAnswer } from '../interpreter/tasks/mock-response';
import type { TaskAnswer } from '../interpreter/tasks/task-runner';
import { ENDINGS, isTypeScript, readHandler, type HandlerFile, type Runtime } from './handler-files';
import { endpointsOf } from './endpoints';
import { foldersUpTo, isFolder, type LoadedSettings } from './settings/load-settings';
import { SETTINGS_FILE, type FunctionSettings } from './settings/settings';
import type { Templates } from './templates/find-templates';
import { findInTemplates, handlerOfTemplate } from './templates/template-function';
import { runnerOfTypeScript } from './typescript-handler';

export interface FunctionFinderOptions {
  /** The folder of the state machine. */
  readonly machineFolder: string;
  /** The workspace's root, where there is one. */
  readonly workspaceFolder: string | undefined;
  readonly settings: LoadedSettings;
  readonly templates: Templates;
}

/** Where handlers are looked for, below the machine's folder and the workspace's root. */
export const SUBFOLDERS = ['', 'lambdas', 'functions', 'src', 'lambda', 'handlers'];
/** Files that hold the handler of a folder named as the function, in the order in which they are looked for. */
const ENTRY_FILES = ['index', 'app', 'lambda_function', 'handler', 'main'];
/** The handler's name where nobody has said it: what AWS's consoles and SAM's templates call it. */
const HANDLER_NAMES = {
  python: ['lambda_handler', 'handler'],
  node: ['handler', 'lambdaHandler', 'lambda_handler'],
} as const;

/** What a configuration says of how a handler runs. */
interface Circumstances {
  readonly env: Readonly<Record<string, string>>;
  readonly timeout?: number | undefined;
  readonly memory?: number | undefined;
  readonly allowAws: boolean;
  /** Folders that the handler may have been built into. */
  readonly buildFolders?: readonly string[];
  readonly inlineCode?: string | undefined;
}

const NOTHING_SAID: Circumstances = { env: {}, allowAws: false };

/**
 * Finds what answers for a function: its entry in `stepwright.json`, by name or ARN; else a template beside the machine or
 * above it; else a file named as the function beside the machine or in a folder for such files; else a template anywhere
 * in the workspace. Names are compared without regard to case, `-` and `_`.
 */
export function functionFinder(options: FunctionFinderOptions): (reference: string, state: string) => FunctionLookup {
  const { machineFolder, workspaceFolder, settings, templates } = options;
  const listings = new Map<string, readonly string[]>();
  const lookups = new Map<string, FunctionLookup>();
  const bases = [...new Set([machineFolder, ...(workspaceFolder === undefined ? [] : [workspaceFolder])])];
  const folders = bases.flatMap((base) => SUBFOLDERS.map((sub) => path.join(base, sub)));

  return (reference, state) => {
    const key = JSON.stringify([reference, state]);
    let found = lookups.get(key);
    if (!found) {
      found = look(reference, state);
      lookups.set(key, found);
    }
    return found;
  };

  function look(reference: string, state: string): FunctionLookup {
    const name = functionNameOf(reference);
    if (name === '') {
      return {
        kind: 'missing',
        message: `The state "${state}" calls a function without saying which: "FunctionName" must be its name or ARN.`,
      };
    }
    const [entryName, entry] = entryFor(reference, name) ?? [];
    if (entry?.mock) return { kind: 'mock', answer: answerOf(entry.mock) };
    if (entry?.handler !== undefined) return handlerOfEntry(name, entryName ?? name, entry.handler, entry);
    const said = entry ?? NOTHING_SAID;
    const places = [
      () => inTemplates(name, 'near', said),
      () => byName(name, said),
      () => inTemplates(name, 'all', said),
    ];
    let obstacle: FunctionLookup | undefined;
    for (const look of places) {
      const found = look();
      if (found?.kind === 'handler') return found;
      obstacle ??= found;
    }
    const endpoint = endpointsOf(settings.settings)('lambda');
    if (endpoint) return { kind: 'endpoint', functionName: name, endpoint };
    return obstacle ?? missing(name, state);
  }

  function byName(name: string, said: Circumstances): FunctionLookup | undefined {
    const place = fileFor(name);
    return place && handlerAt(name, place, HANDLER_NAMES[place.runtime], said);
  }

  function inTemplates(name: string, which: 'near' | 'all', said: Circumstances): FunctionLookup | undefined {
    const found = findInTemplates(templates[which](), name);
    if (!found) return undefined;
    const read = handlerOfTemplate(found, workspaceFolder ?? machineFolder);
    if (read.kind === 'missing') return read;
    const { place, handlers, buildFolders, inlineCode } = read;
    return handlerAt(name, place, handlers ?? HANDLER_NAMES[place.runtime], {
      env: { ...found.env, ...said.env },
      timeout: said.timeout ?? found.timeout,
      memory: said.memory ?? found.memory,
      allowAws: said.allowAws,
      buildFolders,
      inlineCode,
    });
  }

  /** The entry whose key is the reference itself, else the function's name, else a name that reads the same. */
  function entryFor(reference: string, name: string): readonly [string, FunctionSettings] | undefined {
    const { functions } = settings.settings;
    for (const key of [reference, name]) {
      const entry = functions.get(key);
      if (entry) return [key, entry];
    }
    const wanted = comparableName(name);
    return [...functions].find(([key]) => comparableName(functionNameOf(key)) === wanted);
  }

  function handlerOfEntry(name: string, entryName: string, handler: string, entry: FunctionSettings): FunctionLookup {
    const base = path.resolve(settings.folder, entry.cwd ?? '.');
    const runtimes: readonly Runtime[] = entry.runtime ? [entry.runtime] : ['python', 'node'];
    const { place, handlers, tried } = readHandler(handler, base, runtimes);
    if (place) return handlerAt(name, place, handlers ?? HANDLER_NAMES[place.runtime], entry);
    return {
      kind: 'missing',
      message:
        `The function "${entryName}" has the handler "${handler}" in ${settings.file ?? SETTINGS_FILE}, but there is no such file. ` +
        `Looked for ${tried.map((file) => path.relative(settings.folder, file)).join(', ')} in ${settings.folder}. ` +
        'A handler is written "file.function" or "folder/file.function", relative to "cwd".',
    };
  }

  function fileFor(name: string): HandlerFile | undefined {
    const wanted = comparableName(name);
    for (const folder of folders) {
      const place = fileIn(folder, wanted, name) ?? folderIn(folder, wanted);
      if (place) return place;
    }
    return undefined;
  }

  /** A file of that name; one that is spelt exactly so comes first. */
  function fileIn(folder: string, wanted: string, name: string): HandlerFile | undefined {
    const matching = list(folder).filter((entry) => comparableName(path.parse(entry).name) === wanted);
    matching.sort((a, b) => Number(path.parse(b).name === name) - Number(path.parse(a).name === name));
    for (const runtime of ['python', 'node'] as const) {
      for (const ending of ENDINGS[runtime]) {
        const entry = matching.find((candidate) => path.extname(candidate).toLowerCase() === ending);
        if (entry !== undefined) return { runtime, file: path.join(folder, entry), root: folder };
      }
    }
    return undefined;
  }

  function folderIn(folder: string, wanted: string): HandlerFile | undefined {
    const own = list(folder).filter((entry) => comparableName(entry) === wanted && isFolder(path.join(folder, entry)));
    for (const entry of own) {
      for (const inner of [path.join(folder, entry), path.join(folder, entry, 'src')]) {
        for (const entryFile of [...ENTRY_FILES, entry]) {
          const place = fileIn(inner, comparableName(entryFile), entryFile);
          if (place) return place;
        }
      }
    }
    return undefined;
  }

  function list(folder: string): readonly string[] {
    let entries = listings.get(folder);
    if (!entries) {
      try {
        entries = readdirSync(folder).sort();
      } catch {
        entries = [];
      }
      listings.set(folder, entries);
    }
    return entries;
  }

  /** The handler in a file; one in TypeScript by what runs it. */
  function handlerAt(
    name: string,
    place: HandlerFile,
    handlers: readonly string[],
    said: Circumstances,
  ): FunctionLookup {
    const spec = specOf(name, place, handlers, said);
    if (!isTypeScript(place.file)) return { kind: 'handler', spec };
    const { buildFolders = [] } = said;
    const run = runnerOfTypeScript({ ...place, workspaceFolder, buildFolders });
    switch (run.kind) {
      case 'built': {
        const note = run.note === undefined ? {} : { note: run.note };
        return { kind: 'handler', spec: { ...spec, file: run.file, source: place.file, ...note } };
      }
      case 'esbuild':
        return { kind: 'handler', spec: { ...spec, esbuild: run.module } };
      case 'neither':
        return { kind: 'missing', message: `The function "${name}" has a handler that cannot be run: ${run.message}` };
    }
  }

  function specOf(name: string, place: HandlerFile, handlers: readonly string[], said: Circumstances): HandlerSpec {
    const relative = path.relative(place.root, place.file).split(path.sep).join('/');
    const folder = path.dirname(place.file);
    return {
      functionName: name,
      runtime: place.runtime,
      root: place.root,
      module: said.inlineCode === undefined ? relative.replace(/\.[^./]+$/, '') : 'index',
      ...(said.inlineCode !== undefined && { inlineCode: said.inlineCode }),
      file: place.file,
      handlers,
      cwd: place.root,
      env: said.env,
      timeoutSeconds: said.timeout ?? DEFAULT_TIMEOUT_SECONDS,
      memoryMb: said.memory ?? DEFAULT_MEMORY_MB,
      allowAws: said.allowAws,
      environmentFolders: [...new Set([...foldersUpTo(folder, workspaceFolder), settings.folder, ...bases])],
    };
  }

  function missing(name: string, state: string): FunctionLookup {
    const stem = name.toLowerCase();
    const entry = JSON.stringify(name);
    return {
      kind: 'missing',
      message:
        `Nothing answers for the function "${name}", which the state "${state}" calls. ` +
        `Add ${stem}.py or ${stem}.mjs beside the state machine, or name a handler or a mock of ${entry} under "functions" in ` +
        `${settings.file ?? SETTINGS_FILE}. Looked in ${bases.join(' and ')}, there in lambdas, functions, src, lambda and handlers, ` +
        'and in templates.',
    };
  }
}

function answerOf(mock: MockAnswer): TaskAnswer {
  switch (mock.kind) {
    case 'return':
      return { kind: 'succeeded', output: mock.output };
    case 'throw':
      return { kind: 'failed', error: mock.error, cause: mock.cause };
    case 'timeout':
      return { kind: 'timed-out' };
  }
}
