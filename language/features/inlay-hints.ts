import { fieldsOf } from '../fields/index';
import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { child, property, type ObjectNode } from '../tree/node';
import { finish, type Steps } from '../steps';
import { visitInSteps } from './expressions-of';

/** A note that an editor shows in the text. */
export interface InlayHint {
  readonly at: number;
  readonly label: string;
  readonly tooltip: string;
}

/** When retries come, and what large numbers of seconds are; for the stretch of the text that is seen. */
export function inlayHints(model: MachineModel, range: OffsetRange): InlayHint[] {
  return finish(inlayHintsInSteps(model, range));
}

/** The same in steps. */
export function* inlayHintsInSteps(model: MachineModel, range: OffsetRange): Steps<InlayHint[]> {
  const hints: InlayHint[] = [];
  yield* visitInSteps(model, {
    objects: {
      retrier({ node }) {
        if (node.end >= range.start && node.start <= range.end) addRetries(hints, node);
      },
    },
    values: {
      integer({ node, field }) {
        if (!field.name.endsWith('Seconds') || node.kind !== 'number') return;
        if (node.value < 120 || node.end < range.start || node.start > range.end) return;
        hints.push({ at: node.end, label: duration(node.value), tooltip: `${String(node.value)} seconds` });
      },
    },
  });
  return hints;
}

const SHOWN = 5;
const PLACES = ['BackoffRate', 'MaxAttempts', 'IntervalSeconds', 'ErrorEquals'];

/** The delays of a retrier (digest S59): `min(IntervalSeconds * BackoffRate^(k-1), MaxDelaySeconds)`. */
function addRetries(hints: InlayHint[], retrier: ObjectNode): void {
  const attempts = numberIn(retrier, 'MaxAttempts');
  const interval = numberIn(retrier, 'IntervalSeconds');
  const rate = numberIn(retrier, 'BackoffRate');
  if (attempts === undefined || interval === undefined || rate === undefined) return;
  const place = PLACES.map((name) => property(retrier, name)?.value).find((value) => value !== undefined);
  if (!place) return;
  const most = child(retrier, 'MaxDelaySeconds');
  const limit = most?.kind === 'number' ? most.value : Infinity;
  const delays = Array.from({ length: Math.min(attempts, SHOWN) }, (_, k) => Math.min(interval * rate ** k, limit));
  const jitter = child(retrier, 'JitterStrategy');
  const isRandom = jitter?.kind === 'string' && jitter.value === 'FULL';
  const listed = delays.map(duration).join(', ') + (attempts > SHOWN ? ', …' : '');
  const label = attempts < 1 ? 'never retried' : `retries after ${isRandom ? 'up to ' : ''}${listed}`;
  const tooltip = isRandom
    ? 'Each delay is random: from zero to the given one.'
    : 'The delay before each retry: IntervalSeconds, multiplied by BackoffRate each time, at most MaxDelaySeconds.';
  hints.push({ at: place.end, label, tooltip });
}

/** A number of the retrier, or its default; undefined where something else stands there. */
function numberIn(retrier: ObjectNode, name: string): number | undefined {
  const value = child(retrier, name);
  if (value) return value.kind === 'number' && value.value >= 0 ? value.value : undefined;
  const preset = fieldsOf('retrier').get(name)?.default;
  return typeof preset === 'number' ? preset : undefined;
}

const UNITS = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
] as const;

/** `90` is "1min 30s". */
function duration(seconds: number): string {
  let rest = seconds;
  const parts: string[] = [];
  for (const [size, unit] of UNITS) {
    if (rest < size) continue;
    parts.push(`${String(Math.floor(rest / size))}${unit}`);
    rest %= size;
  }
  if (rest > 0 || parts.length === 0) parts.push(`${String(Math.round(rest * 100) / 100)}s`);
  return parts.slice(0, 2).join(' ');
}
