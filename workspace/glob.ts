import { RE2JS } from 're2js';

/**
 * Tells whether a path matches a glob pattern (`*`, `**`, `?`, `[…]`, `{a,b}`). The time it takes is in proportion to the
 * path, whatever the pattern is: it may come from a workspace that nobody trusts.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const pattern = RE2JS.compile(`^(?:${patternSource(glob)})$`);
  return (path) => pattern.matches(path.replace(/\\/g, '/').replace(/^\.\//, ''));
}

/** The pattern as the source of a regular expression over paths with slashes. */
function patternSource(glob: string): string {
  const pattern = glob.replace(/^\.\//, '');
  let source = '';
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    if (pattern.startsWith('**/', i)) {
      source += '(?:.*/)?';
      i += 2;
    } else if (pattern.startsWith('**', i)) {
      source += '.*';
      i++;
    } else if (character === '*') source += '[^/]*';
    else if (character === '?') source += '[^/]';
    else if (character === '[') {
      const end = pattern.indexOf(']', i + 2);
      if (end < 0) source += '\\[';
      else {
        const set = pattern
          .slice(i + 1, end)
          .replace(/^!/, '^')
          .replace(/\\/g, '\\\\');
        source += `[${set}]`;
        i = end;
      }
    } else if (character === '{' && pattern.includes('}', i)) {
      source += '(?:';
      depth++;
    } else if (character === '}' && depth > 0) {
      source += ')';
      depth--;
    } else if (character === ',' && depth > 0) source += '|';
    else source += character.replace(/[\\^$.|+(){}\]]/g, '\\$&');
  }
  return source + ')'.repeat(depth);
}
