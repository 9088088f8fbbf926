import path from 'node:path';
import { allRules } from '../language/rules/index';
import { globMatcher } from './glob';
import type { LoadedSettings } from './settings/load-settings';
import type { Severities } from './settings/settings';

/** The severities that `stepwright.json` says for a file: `rules`, and what `overrides` whose pattern it matches change. */
export function rulesFor({ settings, folder }: LoadedSettings, file: string): Severities {
  if (settings.overrides.length === 0) return settings.rules;
  const relative = path.relative(folder, file);
  const matching = settings.overrides.filter(({ files }) => files.some((pattern) => globMatcher(pattern)(relative)));
  return matching.reduce<Severities>((rules, override) => ({ ...rules, ...expand(override.rules) }), settings.rules);
}

/** `*` as the codes of all rules. */
function expand({ '*': all, ...named }: Severities): Severities {
  if (all === undefined) return named;
  return { ...Object.fromEntries(allRules.map(({ code }) => [code, all])), ...named };
}
