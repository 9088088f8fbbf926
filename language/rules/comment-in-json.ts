import type { Rule } from './rule';

/** Digest V7: reported by the parser (tree/parse-json.ts). */
export const commentInJson: Rule = {
  code: 'comment-in-json',
  severity: 'error',
  summary: 'JSON holds no comments.',
  why: 'The service refuses comments. Machines, states, choice rules, retriers and catchers have a `Comment` field for them.',
  bad: `{
  // says hello
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Succeed"
    }
  }
}`,
  good: `{
  "Comment": "says hello",
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Succeed"
    }
  }
}`,
};
