import type { Json } from '../../json';
import type { ExpressionFault } from '../fault';
import { hasPlaceholder } from '../placeholder';
import { outcomeOf } from './evaluate';
import type { IntrinsicArgument, IntrinsicCall } from './intrinsic';

/** The calls that always fail, as all their arguments are written in them (digest F5): warnings. */
export function constantFaults(call: IntrinsicCall): ExpressionFault[] {
  const faults: ExpressionFault[] = [];
  evaluate(call, faults);
  return faults;
}

/** The value of a call; undefined where it is not known before the run, or the call fails. */
function evaluate(call: IntrinsicCall, faults: ExpressionFault[]): Json | undefined {
  const values = call.arguments.map((argument) => valueOf(argument, faults));
  if (values.some((value) => value === undefined)) return undefined;
  let isRandom = false;
  const outcome = outcomeOf(
    call,
    values.map((value) => value ?? null),
    {
      random: () => {
        isRandom = true;
        return 0;
      },
      uuid: () => {
        isRandom = true;
        return '';
      },
    },
  );
  if ('failure' in outcome) {
    const [only] = call.arguments;
    const { start, end } = only && call.arguments.length === 1 ? only : call;
    faults.push({ message: `${call.intrinsic.name} fails here: ${outcome.failure}.`, start, end, severity: 'warning' });
    return undefined;
  }
  return isRandom ? undefined : outcome.value;
}

function valueOf(argument: IntrinsicArgument, faults: ExpressionFault[]): Json | undefined {
  if (argument.kind === 'call') return evaluate(argument, faults);
  if (argument.kind === 'path' || (typeof argument.value === 'string' && hasPlaceholder(argument.value)))
    return undefined;
  return argument.value;
}
