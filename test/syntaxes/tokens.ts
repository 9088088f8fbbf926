import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { INITIAL, parseRawGrammar, Registry, type IGrammar, type StateStack } from 'vscode-textmate';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';

const root = join(import.meta.dirname, '..', '..');
/** Grammars by scope: ours, and small stand-ins for those of JSON and YAML that an editor brings, with their scopes. */
const grammars: Readonly<Record<string, string>> = {
  'source.asl': 'syntaxes/asl.tmLanguage.json',
  'source.asl.yaml': 'syntaxes/asl-yaml.tmLanguage.json',
  'source.asl.expressions': 'syntaxes/expressions.tmLanguage.json',
  'stepwright.expressions.quoted': 'syntaxes/expressions-quoted.tmLanguage.json',
  'stepwright.expressions.plain': 'syntaxes/expressions-plain.tmLanguage.json',
  'source.json': 'test/syntaxes/stubs/json.tmLanguage.json',
  'source.yaml': 'test/syntaxes/stubs/yaml.tmLanguage.json',
};

/** What package.json says is injected, so that a grammar that is forgotten there fails the tests. */
const injections = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest).contributes.grammars;
interface Manifest {
  readonly contributes: {
    readonly grammars: readonly { readonly scopeName: string; readonly injectTo?: readonly string[] }[];
  };
}

async function createRegistry(): Promise<Registry> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  return new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) => {
      const file = grammars[scope];
      return Promise.resolve(file ? parseRawGrammar(readFileSync(join(root, file), 'utf8'), file) : null);
    },
    getInjections: (scope) =>
      injections.filter(({ injectTo }) => injectTo?.includes(scope)).map(({ scopeName }) => scopeName),
  });
}

let registry: Promise<Registry> | undefined;

async function load(scope: string): Promise<IGrammar> {
  registry ??= createRegistry();
  const grammar = await (await registry).loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar for ${scope}`);
  return grammar;
}

export interface Mismatch {
  readonly line: string;
  readonly text: string;
  readonly wanted: string;
  readonly scopes: readonly string[];
}

const marks = /^(\s*)(\^+) (!?)(\S+)$/;

/**
 * Colours a text whose marks say what the characters above them must be: `^^^ scope` wants a scope that is or begins
 * with that name on each of the characters, `^^^ !scope` wants none. Gives those that differ; throws where the text has
 * no mark, since such a test could not fail.
 */
export async function checkTokens(scope: 'source.asl' | 'source.asl.yaml', marked: string): Promise<Mismatch[]> {
  const grammar = await load(scope);
  const mismatches: Mismatch[] = [];
  let state: StateStack = INITIAL;
  let line = '';
  let tokens: ReturnType<IGrammar['tokenizeLine']>['tokens'] = [];
  let marksSeen = 0;
  for (const next of marked.split('\n')) {
    const mark = marks.exec(next);
    if (!mark) {
      line = next;
      const result = grammar.tokenizeLine(line, state);
      state = result.ruleStack;
      tokens = result.tokens;
      continue;
    }
    marksSeen++;
    const [, before = '', carets = '', not, wanted = ''] = mark;
    for (let column = before.length; column < before.length + carets.length; column++) {
      const token = tokens.find(({ startIndex, endIndex }) => startIndex <= column && column < endIndex);
      const scopes = token?.scopes ?? [];
      const found = scopes.some((one) => one === wanted || one.startsWith(`${wanted}.`));
      if (found === (not === '!'))
        mismatches.push({ line, text: line.charAt(column), wanted: `${not ?? ''}${wanted}`, scopes });
    }
  }
  if (marksSeen === 0) throw new Error('the text has no marks');
  return mismatches;
}
