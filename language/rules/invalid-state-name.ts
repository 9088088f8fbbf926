import { awsFault } from './aws';
import { hasPlaceholder } from '../expressions/placeholder';
import type { Rule } from './rule';

/** Digest D5: the longest name of a state. */
const MAX_LENGTH = 80;

/** Digest D5, D20, V20. */
export const invalidStateName: Rule = {
  code: 'invalid-state-name',
  severity: 'error',
  summary: 'State names have 1 to 80 characters.',
  why: 'The service refuses longer names.',
  bad: `{
  "StartAt": "Read the order, check the stock, charge the card, pack the goods and tell the customer",
  "States": {
    "Read the order, check the stock, charge the card, pack the goods and tell the customer": {
      "Type": "Succeed"
    }
  }
}`,
  good: `{
  "StartAt": "Handle the order",
  "States": {
    "Handle the order": {
      "Type": "Succeed"
    }
  }
}`,
  check(model, report) {
    for (const { name, property } of model.states) {
      if ((name.length >= 1 && name.length <= MAX_LENGTH) || hasPlaceholder(name)) continue;
      report({
        at: property,
        message:
          name === ''
            ? 'A state needs a name: write 1 to 80 characters.'
            : `This name has ${String(name.length)} characters: the service allows ${String(MAX_LENGTH)}, shorten it.`,
        aws: awsFault(
          'INVALID_STATE_NAME',
          name === ''
            ? 'State name cannot be empty'
            : `The state name '${name}' exceeds the 80-character limit allowed by the service`,
          property,
        ),
      });
    }
  },
};
