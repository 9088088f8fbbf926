import { ABSENT_FUNCTIONS, JSONATA_FUNCTIONS } from '../expressions/jsonata/functions';
import { nearestName } from '../text/nearest-name';
import { machine } from './example';
import { partRange } from './jsonata-place';
import type { Rule } from './rule';
import { quote } from './words';

/** Digest F31, F42, F49: calls of functions that the dialect does not have. */
export const unknownJsonataFunction: Rule = {
  code: 'unknown-jsonata-function',
  severity: 'warning',
  summary:
    'Expressions call functions of JSONata, functions that Step Functions adds, or functions that they define themselves.',
  why: 'A call of an unknown function fails when it is evaluated: "Attempted to invoke a non-function". Step Functions has no `$eval`, and variables of the workflow cannot hold functions. It adds `$partition`, `$range`, `$hash`, `$random` with a seed, `$uuid` and `$parse`.',
  bad: machine(
    { Greet: { Type: 'Pass', Output: '{% $uper($states.input.name) %}', End: true } },
    { QueryLanguage: 'JSONata' },
  ),
  good: machine(
    { Greet: { Type: 'Pass', Output: '{% $uppercase($states.input.name) %}', End: true } },
    { QueryLanguage: 'JSONata' },
  ),
  hooks: {
    jsonata(use, report) {
      for (const call of use.analysis?.calls ?? []) {
        if (call.known) continue;
        const meant = nearestName(call.name, JSONATA_FUNCTIONS.keys());
        report({
          at: use.node,
          range: partRange(use, call),
          message:
            ABSENT_FUNCTIONS.get(call.name) ??
            `There is no function ${quote(`$${call.name}`)}${meant ? `: did you mean "$${meant}"?` : ', so the call fails.'}`,
          ...(meant !== undefined && { data: { meant: `$${meant}` } }),
        });
      }
      for (const reference of use.analysis?.functionReferences ?? []) {
        const absent = ABSENT_FUNCTIONS.get(reference.name);
        if (absent !== undefined) report({ at: use.node, range: partRange(use, reference), message: absent });
      }
    },
  },
};
