import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeNotices } from '../../scripts/notices';

interface Manifest {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly problemMatchers: readonly { readonly pattern: { readonly regexp: string } }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly markdownDescription?: string; readonly description?: string }>
      >;
    };
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { commands, menus, configuration } = manifest.contributes;

it('has the notices of what it contains (npm run generate)', () => {
  expect(readFileSync('THIRD-PARTY-NOTICES.md', 'utf8')).toBe(makeNotices(resolve('.')));
});

describe('package.json', () => {
  it('activates on what is contributed, and where a template may be opened', () => {
    expect(manifest.activationEvents).toEqual([
      'onLanguage:json',
      'onLanguage:jsonc',
      'onLanguage:yaml',
      'onWebviewPanel:stepwright.graph',
      'onWebviewPanel:stepwright.run',
      'onWebviewPanel:stepwright.runDifference',
    ]);
  });

  it('registers every command that it contributes', () => {
    const files = (names: readonly string[]): string => names.map((name) => readFileSync(name, 'utf8')).join();
    const client = files(['client/activate.ts', 'client/extension.ts']);
    const inBrowser = files(['client/activate.ts', 'client/browser/extension.ts']);
    for (const { command, category } of commands) {
      const name = command.replace('stepwright.', '');
      expect(client).toContain(`command('${name}'`);
      // In the browser those that need a process say so.
      expect(inBrowser).toContain(`'${name}'`);
      expect(category).toBe('Stepwright');
    }
  });

  it('names only commands in menus that there are', () => {
    const names = new Set(commands.map(({ command }) => command));
    for (const { command } of Object.values(menus).flat()) expect(names).toContain(command);
  });

  it('describes every setting, and some source reads each', () => {
    const sources = ['client', 'server']
      .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    for (const [name, { markdownDescription, description }] of Object.entries(configuration.properties)) {
      expect(markdownDescription ?? description, name).toBeTruthy();
      // vscode-languageclient reads the trace setting by its client's name.
      if (name !== 'stepwright.trace.server')
        expect(sources, name).toContain(`'${name.replace(/^stepwright\.(?:codeLens\.|inlayHints\.|format\.)?/, '')}'`);
    }
  });

  it('reads what the validate task prints', () => {
    const [matcher] = manifest.contributes.problemMatchers;
    const line = 'flows/a b.asl.json:15:13 error A "Pass" (state) has no "Nex" (unknown-field)';
    const found = new RegExp(matcher?.pattern.regexp ?? '').exec(line)?.slice(1);
    expect(found).toEqual([
      'flows/a b.asl.json',
      '15',
      '13',
      'error',
      'A "Pass" (state) has no "Nex"',
      'unknown-field',
    ]);
  });

  it('names only script files that there are', () => {
    for (const script of Object.values(manifest.scripts)) {
      for (const [file] of script.matchAll(/scripts\/[\w-]+\.(?:mjs|ts)/g)) expect(existsSync(file), file).toBe(true);
    }
  });
});
