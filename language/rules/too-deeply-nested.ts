import type { Rule } from './rule';

/** Digest V17: reported by the parsers; nothing is read below their limit (tree/node.ts). */
export const tooDeeplyNested: Rule = {
  code: 'too-deeply-nested',
  severity: 'error',
  summary: 'Objects and lists are nested 512 levels deep at most.',
  why: 'The service refuses definitions that are nested too deeply; its limit is not published. What lies deeper than 512 levels is not checked here.',
  bad: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Result": ${'['.repeat(520)}${']'.repeat(520)},
      "End": true
    }
  }
}`,
  good: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Result": [[1, 2], [3, 4]],
      "End": true
    }
  }
}`,
};
