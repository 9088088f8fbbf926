import { formatTimestamp, parseTimestamp } from '../../../time';
import type { CallContext } from '../callables';
import type { Value } from '../values';
import { callPackage } from './package-functions';

/** Functions of times (https://docs.jsonata.org/date-time-functions). The package is asked only where a picture is given. */

/** Years 1970 to 9999: beyond, the forms differ. */
const LAST_PLAIN_TIME = 253_402_300_799_999;
const FULL_TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;
const LOCAL_TIMESTAMP = /T[\d:.]+$/;

export function now([picture, timezone]: readonly Value[], context: CallContext): Value {
  return fromMillis([context.now, picture, timezone], context);
}

export function millis(_args: readonly Value[], context: CallContext): Value {
  return context.now;
}

export function fromMillis([time, picture, timezone]: readonly Value[], context: CallContext): Value {
  const isPlain =
    picture === undefined &&
    timezone === undefined &&
    typeof time === 'number' &&
    Number.isInteger(time) &&
    time >= 0 &&
    time <= LAST_PLAIN_TIME;
  return isPlain ? formatTimestamp(time) : callPackage('fromMillis', [time, picture, timezone], context);
}

/** A time of day without an offset is UTC, not the time zone of the computer. */
export function toMillis([timestamp, picture]: readonly Value[], context: CallContext): Value {
  if (typeof timestamp !== 'string' || picture !== undefined)
    return callPackage('toMillis', [timestamp, picture], context);
  const time = FULL_TIMESTAMP.test(timestamp) ? parseTimestamp(timestamp) : undefined;
  if (time !== undefined) return time;
  return callPackage('toMillis', [LOCAL_TIMESTAMP.test(timestamp) ? `${timestamp}Z` : timestamp], context);
}
