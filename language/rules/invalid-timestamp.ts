import { schemaFault } from './aws';
import { isExpression, isOpen } from './open-values';
import type { Rule } from './rule';

/** Digest S30, S32, V26: a literal that is no point in time. */
export const invalidTimestamp: Rule = {
  code: 'invalid-timestamp',
  severity: 'error',
  summary: 'Timestamps follow RFC 3339.',
  why: 'A point in time is written as date, a capital `T`, time, and `Z` or an offset: `2030-01-31T08:00:00Z`. The service refuses any other form.',
  bad: `{
  "StartAt": "Pause",
  "States": {
    "Pause": {
      "Type": "Wait",
      "Timestamp": "2030-01-31 08:00:00",
      "End": true
    }
  }
}`,
  good: `{
  "StartAt": "Pause",
  "States": {
    "Pause": {
      "Type": "Wait",
      "Timestamp": "2030-01-31T08:00:00Z",
      "End": true
    }
  }
}`,
  hooks: {
    values: {
      timestamp({ node, shape, object, field }, report) {
        if (node.kind !== 'string' || isOpen(node) || isTimestamp(node.value)) return;
        if (shape.expression && object.language === 'JSONata' && isExpression(node)) return;
        // A string that only starts like an expression is another rule's (digest V29).
        if (shape.expression && object.language === 'JSONata' && node.value.startsWith('{%')) return;
        report({
          at: node,
          message: isExpression(node)
            ? `"${field.name}" cannot be an expression in a JSONPath state: write a time such as "2030-01-31T08:00:00Z", or use "TimestampPath".`
            : `"${field.name}" must be a time such as "2030-01-31T08:00:00Z": date, capital T, time, and Z or an offset.`,
          aws: schemaFault('String does not match RFC3339 timestamp', node),
        });
      },
    },
  },
};

const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** RFC 3339 with a capital `T` and `Z` or an offset; the day exists (digest S30, S32). */
export function isTimestamp(text: string): boolean {
  const match = FORM.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offsetHour = 0, offsetMinute = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
  return (
    day >= 1 && day <= days && hour <= 23 && minute <= 59 && second <= 60 && offsetHour <= 23 && offsetMinute <= 59
  );
}
