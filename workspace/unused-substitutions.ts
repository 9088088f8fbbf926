import { promises as fs } from 'node:fs';
import path from 'node:path';
import { child, property } from '../language/tree/node';
import { parseJson } from '../language/tree/parse-json';
import { locate, type LoadedSettings, type LocatedProblem } from './settings/load-settings';
import { SETTINGS_FILE } from './settings/settings';

/** The rule that says so of DefinitionSubstitutions in templates, too. */
export const UNUSED_SUBSTITUTION = 'unused-substitution';

/** Files that may hold placeholders: definitions, and templates that hold some. */
const HOLDERS = /\.(?:asl|json|ya?ml|template|tf)$/i;
const SKIPPED = new Set(['node_modules', '.git', '.aws-sam', 'cdk.out', 'dist', 'build', '.venv', '.terraform']);
const MAX_FILES = 5000;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The "substitutions" of a stepwright.json that no file it counts for has a placeholder for. Files below another
 * stepwright.json have their own. Nothing where there are too many files to look at, or where the file turns the rule off.
 */
export async function unusedSubstitutions({ file, folder, settings }: LoadedSettings): Promise<LocatedProblem[]> {
  if (file === undefined || settings.substitutions.size === 0) return [];
  if (settings.rules[UNUSED_SUBSTITUTION] === 'off') return [];
  const unused = new Set(settings.substitutions.keys());
  // Where something cannot be read nothing is known of it.
  const isWhole = await lookThrough(folder, unused, { files: 0 }).catch(() => false);
  if (!isWhole || unused.size === 0) return [];
  const text = await fs.readFile(file, 'utf8');
  const substitutions = child(parseJson(text).root, 'substitutions');
  const found = [...unused].flatMap((name) => {
    const at = property(substitutions, name)?.key;
    const message = `Nothing here has \${${name}}: remove it, or look whether the placeholder is spelt otherwise.`;
    return at ? [{ message, severity: 'warning' as const, at }] : [];
  });
  return locate(file, text, found);
}

/** Takes away the names that a file has; answers whether all files could be looked at. */
async function lookThrough(folder: string, unused: Set<string>, seen: { files: number }): Promise<boolean> {
  for (const entry of await fs.readdir(folder, { withFileTypes: true })) {
    if (unused.size === 0) return true;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (SKIPPED.has(entry.name) || (await isThere(path.join(file, SETTINGS_FILE)))) continue;
      if (!(await lookThrough(file, unused, seen))) return false;
    } else if (entry.isFile() && HOLDERS.test(entry.name) && entry.name !== SETTINGS_FILE) {
      seen.files++;
      if (seen.files > MAX_FILES || (await fs.stat(file)).size > MAX_BYTES) return false;
      const text = await fs.readFile(file, 'utf8');
      for (const name of unused) if (text.includes(`\${${name}}`)) unused.delete(name);
    }
  }
  return true;
}

function isThere(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}
