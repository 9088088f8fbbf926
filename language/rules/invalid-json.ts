import type { Rule } from './rule';

/** Digest V7, V21: reported by the parser (tree/parse-json.ts). */
export const invalidJson: Rule = {
  code: 'invalid-json',
  severity: 'error',
  summary: 'The document is JSON (RFC 8259).',
  why: 'The service reads nothing of a definition that is not JSON.',
  bad: `{
  "StartAt": "Greet"
  "States": {
    "Greet": {
      "Type": "Succeed"
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
