import type { Rule } from './rule';

/** Digest V7: reported by the parser (tree/parse-json.ts). */
export const trailingComma: Rule = {
  code: 'trailing-comma',
  severity: 'error',
  summary: 'No comma stands before a closing bracket.',
  why: 'JSON has no trailing commas, and the service refuses them.',
  bad: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Succeed",
    }
  }
}`,
  good: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Succeed"
    }
  }
}`,
};
