import type { Rule } from './rule';

/** Digest V58: reported by the parsers. */
export const duplicateKey: Rule = {
  code: 'duplicate-key',
  severity: 'warning',
  summary: 'Each key stands once in an object.',
  why: 'Of two equal keys only one counts, and which one depends on the reader: what the other says is lost without a word. YAML tools refuse such a document.',
  bad: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Result": "hello",
      "Result": "good morning",
      "End": true
    }
  }
}`,
  good: `{
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Result": "good morning",
      "End": true
    }
  }
}`,
};
