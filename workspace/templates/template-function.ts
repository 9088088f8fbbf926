import path from 'node:path';
import { comparableName } from '../../interpreter/tasks/function-name';
import { liesIn, readHandler, type HandlerFile, type Runtime } from '../handler-files';
import type { Template, TemplateFunction } from './template';

export type TemplateHandler =
  | {
      readonly kind: 'found';
      readonly place: HandlerFile;
      readonly handlers: readonly string[] | undefined;
      /** Where SAM puts what it has built. */
      readonly buildFolders: readonly string[];
      /** Code that stands in the template: `place.file` is the template then. */
      readonly inlineCode?: string;
    }
  | { readonly kind: 'missing'; readonly message: string };

/** The function of that name: by one of its names, else by its id without the "Function" that people leave out. */
export function findInTemplates(templates: readonly Template[], name: string): TemplateFunction | undefined {
  const wanted = comparableName(name);
  const functions = templates.flatMap((template) => template.functions);
  return (
    functions.find(({ names }) => names.includes(name)) ??
    functions.find(({ names }) => names.some((one) => comparableName(one) === wanted)) ??
    functions.find(({ names }) => names.some((one) => shortName(one) === shortName(name)))
  );
}

/** The file of a template's handler. `top`: nothing that lies outside of this folder is run on the word of a template. */
export function handlerOfTemplate(found: TemplateFunction, top: string): TemplateHandler {
  const { id, template, handler, obstacle, inlineCode } = found;
  const missing = (why: string): TemplateHandler => ({
    kind: 'missing',
    message:
      `The function "${id}" of ${template} cannot be run here: ${why}. ` +
      `Say in stepwright.json what answers for it: { "functions": { ${JSON.stringify(id)}: { "handler": "file.function" } } }, ` +
      'or { "mock": { "return": {} } }, or run it by its own tool and name that under "endpoints".',
  });
  if (obstacle !== undefined) return missing(obstacle);
  const runtimes = runtimesOf(found.runtime);
  if (runtimes.length === 0)
    return missing(`its runtime is ${found.runtime ?? ''}, and only Python and Node.js run here`);
  const { root } = found;
  if (inlineCode === undefined && !liesIn(root, top)) {
    return missing(`its code lies in ${root}, outside of ${top}; that is run only where you say so yourself`);
  }
  if (handler === undefined) return missing('the template does not say its handler');
  if (inlineCode !== undefined) {
    const [, name] = /^index\.(.+)$/.exec(handler) ?? [];
    const [runtime = 'python'] = runtimes;
    if (name === undefined) return missing(`its handler is "${handler}", and code in a template is the module "index"`);
    const place = { runtime, file: template, root: path.dirname(template) };
    return { kind: 'found', place, handlers: [name], buildFolders: [], inlineCode };
  }
  const read = readHandler(handler, root, runtimes);
  if (!read.place) {
    const tried = read.tried.map((file) => path.relative(path.dirname(template), file)).join(', ');
    return missing(`its handler is "${handler}", and there is no such file (looked for ${tried})`);
  }
  if (!liesIn(read.place.file, top)) {
    return missing(`its handler "${handler}" lies outside of ${top}`);
  }
  const buildFolders = [path.join(path.dirname(template), '.aws-sam', 'build', id)];
  return { kind: 'found', place: read.place, handlers: read.handlers, buildFolders };
}

function runtimesOf(runtime: string | undefined): readonly Runtime[] {
  if (runtime === undefined) return ['python', 'node'];
  if (runtime.startsWith('python')) return ['python'];
  return runtime.startsWith('nodejs') ? ['node'] : [];
}

function shortName(name: string): string {
  const short = comparableName(name).replace(/(lambda)?(function|handler|fn)?$/, '');
  return short === '' ? comparableName(name) : short;
}
