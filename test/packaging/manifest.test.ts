import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeNotices } from '../../scripts/notices';

interface Manifest {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
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
    expect(manifest.activationEvents).toEqual(['onLanguage:json', 'onLanguage:jsonc', 'onLanguage:yaml']);
  });

  it('registers every command that it contributes', () => {
    const client = readFileSync('client/extension.ts', 'utf8');
    for (const { command, category } of commands) {
      expect(client).toContain(`command('${command.replace('stepwright.', '')}'`);
      expect(category).toBe('Stepwright');
    }
  });

  it('names only commands in menus that there are', () => {
    const names = new Set(commands.map(({ command }) => command));
    for (const { command } of Object.values(menus).flat()) expect(names).toContain(command);
  });

  it('describes every setting, and some source reads each', () => {
    const sources = [
      'client/run/run-request.ts',
      'client/toolkit.ts',
      'server/settings.ts',
      'client/language-client.ts',
    ]
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    for (const [name, { markdownDescription, description }] of Object.entries(configuration.properties)) {
      expect(markdownDescription ?? description, name).toBeTruthy();
      // vscode-languageclient reads the trace setting by its client's name.
      if (name !== 'stepwright.trace.server')
        expect(sources, name).toContain(
          `'${name.split('.').at(-1) ?? ''}'`.replace(/'(time|askByHand|python|node)'/, "'run.$1'"),
        );
    }
  });

  it('names only script files that there are', () => {
    for (const script of Object.values(manifest.scripts)) {
      for (const [file] of script.matchAll(/scripts\/[\w-]+\.(?:mjs|ts)/g)) expect(existsSync(file), file).toBe(true);
    }
  });
});
