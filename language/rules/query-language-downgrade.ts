import { property } from '../tree/node';
import { schemaFault } from './aws';
import type { Rule } from './rule';

/** Digest D10: a JSONata machine has no JSONPath states. */
export const queryLanguageDowngrade: Rule = {
  code: 'query-language-downgrade',
  severity: 'error',
  summary: 'A machine that is set to JSONata has no JSONPath state.',
  why: 'A JSONPath machine may have JSONata states, so that it can be moved state by state. The other way round is refused.',
  bad: `{
  "QueryLanguage": "JSONata",
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "QueryLanguage": "JSONPath",
      "End": true
    }
  }
}`,
  good: `{
  "QueryLanguage": "JSONPath",
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "QueryLanguage": "JSONata",
      "End": true
    }
  }
}`,
  check(model, report) {
    if (model.queryLanguage !== 'JSONata') return;
    for (const { node, queryLanguage } of model.states) {
      const own = property(node, 'QueryLanguage');
      if (!node || !own || queryLanguage !== 'JSONPath') continue;
      report({
        at: own,
        message:
          'A state cannot go back to JSONPath when the whole machine is set to JSONata: remove this field, or set the machine to JSONPath and its other states to JSONata.',
        aws: schemaFault("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", node),
      });
    }
  },
};
