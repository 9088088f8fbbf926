import type { Json } from '../../../language/json';
import { queryFailure, runtimeFailure, type DataFlow } from '../data-flow';
import { compilePath, pathRoots } from '../evaluate/json-path';
import { Failure } from '../failure';
import { sleepUntil } from '../fiber';
import { compileTyped, jsonataFlow } from '../jsonata-flow';
import { jsonPathFlow } from '../json-path-flow';
import { LONGEST_WAIT_SECONDS } from '../quotas';
import type { CompiledState, Fiber } from '../runtime';
import { parseTimestamp } from '../time';
import { compiledState, leaving, nextOf, type StateSource } from './common';
import { jsonText } from '../../../language/json-text';

/** When the wait ends, on the run's clock. */
type Until = (fiber: Fiber, effective: Json) => number | Failure;

/** https://states-language.net/#wait-state (digest S30-S33, D32). */
export function compileWait(source: StateSource): CompiledState {
  const { json, language } = source;
  const next = nextOf(json);
  const flow: DataFlow =
    language === 'JSONPath' ? jsonPathFlow(json, { passesThrough: true }) : jsonataFlow(json, { hasResult: false });
  const until = compileUntil(source);

  return compiledState(source, 'Wait', {
    *run(fiber) {
      const effective = flow.effectiveInput(fiber);
      if (effective instanceof Failure) return effective;
      const time = until(fiber, effective);
      if (time instanceof Failure) return time;
      if (time - fiber.engine.now > LONGEST_WAIT_SECONDS * 1000) {
        return runtimeFailure(fiber, 'Wait state delay is too long.');
      }
      if (time > fiber.engine.now) yield* sleepUntil(fiber, time);
      return leaving(flow.leave(fiber, effective, effective), next);
    },
  });
}

function compileUntil({ json, language }: StateSource): Until {
  const { Seconds: seconds, Timestamp: timestamp, SecondsPath: secondsPath, TimestampPath: timestampPath } = json;
  if (seconds !== undefined) {
    const compiled = compileTyped(seconds, 'Seconds', 'number', (value) =>
      typeof value === 'number' ? value : undefined,
    );
    return (fiber) => {
      const value = compiled(fiber);
      return value instanceof Failure ? value : checkedSeconds(fiber, value);
    };
  }
  if (timestamp !== undefined) {
    const compiled = compileTyped(timestamp, 'Timestamp', 'string', (value) =>
      typeof value === 'string' ? value : undefined,
    );
    return (fiber) => {
      const value = compiled(fiber);
      return value instanceof Failure ? value : atTimestamp(fiber, value, language);
    };
  }
  if (typeof secondsPath === 'string') return secondsAt(secondsPath);
  return typeof timestampPath === 'string' ? timestampAt(timestampPath) : (fiber) => fiber.engine.now;
}

/** An expression may give what the rules refuse in a literal; worded as for `Timestamp` and `SecondsPath` (digest S32, S33). */
function checkedSeconds(fiber: Fiber, seconds: number): number | Failure {
  if (!Number.isInteger(seconds)) {
    const ending = `The Seconds field cannot be parsed as a long value: ${String(seconds)}`;
    return queryFailure(fiber, ending, 'Seconds', 'entered');
  }
  if (seconds >= 0) return afterSeconds(fiber, seconds);
  return queryFailure(fiber, `The Seconds field references a negative value: ${String(seconds)}`, 'Seconds', 'entered');
}

function afterSeconds(fiber: Fiber, seconds: number): number {
  return fiber.engine.now + seconds * 1000;
}

function atTimestamp(fiber: Fiber, text: string, language: StateSource['language']): number | Failure {
  const time = parseTimestamp(text);
  if (time !== undefined) return time;
  const ending = `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`;
  return language === 'JSONata' ? queryFailure(fiber, ending, 'Timestamp', 'entered') : runtimeFailure(fiber, ending);
}

/** Digest S32. */
function secondsAt(text: string): Until {
  const path = compilePath(text);
  return (fiber, effective) => {
    const found = path.find(pathRoots(fiber, effective));
    if (!found.found || found.value === null) {
      return runtimeFailure(fiber, `The SecondsPath parameter does not reference an input value: ${text}`);
    }
    const { value } = found;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return runtimeFailure(
        fiber,
        `The SecondsPath parameter cannot be parsed as a long value: ${text} == ${plain(value)}`,
      );
    }
    if (value < 0) {
      return runtimeFailure(
        fiber,
        `The SecondsPath parameter references a negative value: ${text} == ${String(value)}`,
      );
    }
    return afterSeconds(fiber, value);
  };
}

/** Digest S32. */
function timestampAt(text: string): Until {
  const path = compilePath(text);
  return (fiber, effective) => {
    const found = path.find(pathRoots(fiber, effective));
    if (!found.found || found.value === null) {
      return runtimeFailure(fiber, `The TimestampPath parameter does not reference an input value: ${text}`);
    }
    const time = typeof found.value === 'string' ? parseTimestamp(found.value) : undefined;
    if (time !== undefined) return time;
    return runtimeFailure(
      fiber,
      'The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ' +
        `${text} == ${plain(found.value)}`,
    );
  };
}

/** A value as it stands in a cause: texts without quotes. */
function plain(value: Json): string {
  return typeof value === 'string' ? value : jsonText(value);
}
