import { parseTree } from 'jsonc-parser';
import { parseJson } from '../language/tree/parse-json';
import { validate } from '../language/validate';

// node scripts/run-ts.mjs bench/validation.ts: the cost of a whole validation beside that of jsonc-parser's parseTree.

/** A machine of about `size` characters in one query language; no two states have an expression in common. */
function generate(language: 'JSONPath' | 'JSONata', size: number, salt: string): string {
  const states: Record<string, unknown> = {};
  const makeState = language === 'JSONPath' ? jsonPathState : jsonataState;
  let length = 0;
  let count = 0;
  while (length < size) {
    const state = makeState(count, salt);
    length += JSON.stringify(state, null, 2).length * 1.25 + 40;
    states[`State ${salt}${String(count)}`] = { ...state, Next: `State ${salt}${String(count + 1)}` };
    count++;
  }
  states[`State ${salt}${String(count)}`] = { Type: 'Succeed' };
  return JSON.stringify({ QueryLanguage: language, StartAt: `State ${salt}0`, States: states }, null, 2);
}

function jsonPathState(i: number, salt: string): Record<string, unknown> {
  const n = salt + String(i);
  switch (i % 4) {
    case 0:
      return {
        Type: 'Task',
        Comment: `Reserve the goods of order ${n}`,
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: {
          FunctionName: `reserve-${n}`,
          Payload: {
            'id.$': `$.orders[${String(i)}].id_${n}`,
            'text.$': `States.Format('{} of {}', $.a_${n}, $.b_${n})`,
            list: [1, 2, { 'x.$': `$$.Execution.Input.x_${n}` }],
          },
        },
        ResultSelector: { [`result_${n}.$`]: `$.Payload.result_${n}` },
        ResultPath: `$.result_${n}`,
        TimeoutSeconds: 60,
        Retry: [
          {
            ErrorEquals: ['Lambda.TooManyRequestsException', 'States.Timeout'],
            IntervalSeconds: 2,
            MaxAttempts: 6,
            BackoffRate: 2,
          },
        ],
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: `$.error_${n}`, Next: `State ${salt}${String(i + 1)}` }],
        Assign: { [`total_${n}.$`]: `States.MathAdd($.result_${n}, 1)` },
      };
    case 1:
      return {
        Type: 'Pass',
        Parameters: { 'sum.$': `$.result_${n}.sum`, 'uses.$': `$total_${salt}${String(i - 1)}`, note: `note ${n}` },
        ResultPath: `$.note_${n}`,
      };
    case 2:
      return { Type: 'Wait', SecondsPath: `$.delays.after_${n}` };
    default:
      return {
        Type: 'Pass',
        InputPath: `$.items[?(@.price > ${String(i)})]`,
        Result: { a: n, b: [1, 2, 3] },
        ResultPath: `$.last_${n}`,
      };
  }
}

function jsonataState(i: number, salt: string): Record<string, unknown> {
  const n = salt + String(i);
  switch (i % 3) {
    case 0:
      return {
        Type: 'Task',
        Comment: `Reserve the goods of order ${n}`,
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: {
          FunctionName: `reserve-${n}`,
          Payload: {
            id: `{% $states.input.orders[id = 'o-${n}'].number %}`,
            text: `{% 'Order ' & $states.input.id_${n} & ' of ' & $string($count($states.input.items_${n})) %}`,
            total: `{% $sum($map($states.input.lines_${n}, function($line) { $line.price * $line.quantity })) %}`,
          },
        },
        TimeoutSeconds: `{% $states.input.limit_${n} > 60 ? 60 : $states.input.limit_${n} %}`,
        Output: { order: `{% $merge([$states.input, {'result_${n}': $states.result.Payload}]) %}` },
        Assign: { [`total_${n}`]: `{% $states.result.Payload.total_${n} %}` },
        Catch: [
          {
            ErrorEquals: ['States.ALL'],
            Output: `{% $states.errorOutput.Cause & '${n}' %}`,
            Next: `State ${salt}${String(i + 1)}`,
          },
        ],
      };
    case 1:
      return {
        Type: 'Pass',
        Output: `{% $merge([$states.input, {'sum_${n}': $total_${salt}${String(i - 1)} + ${String(i)}, 'when_${n}': $now()}]) %}`,
      };
    default:
      return { Type: 'Wait', Seconds: `{% $states.input.delays.after_${n} %}` };
  }
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const ROUNDS = 15;
for (const language of ['JSONPath', 'JSONata'] as const) {
  const parsing: number[] = [];
  const validating: number[] = [];
  let length = 0;
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) {
    // A new document each round: nothing that an earlier one left behind helps.
    const text = generate(language, 1_000_000, `${language[4] ?? ''}${String(round)}_`);
    length = text.length;
    parsing.push(time(() => parseTree(text)));
    validating.push(time(() => (found = validate(parseJson(text)).length)));
  }
  const least = Math.min(...validating) / Math.min(...parsing);
  console.log(
    `${language}: ${String(length)} characters, parse and validate ${median(validating).toFixed(1)} ms, parseTree ${median(parsing).toFixed(1)} ms: ` +
      `${(median(validating) / median(parsing)).toFixed(2)}x in the middle, ${least.toFixed(2)}x at best; ` +
      `first ${(validating[0] ?? 0).toFixed(1)} ms after parseTree's first ${(parsing[0] ?? 0).toFixed(1)} ms; ${String(found)} findings`,
  );
}
