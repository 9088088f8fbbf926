import { readAnswer, SETTINGS_SPELLING, type Complain } from '../../interpreter/tasks/mock-response';
import type { Node } from '../../language/tree/node';
import { flag, readMap, scalar, text, type Building, type Readers } from './read-values';
import type { FunctionSettings } from './settings';

/** The keys of an entry of "functions". */
export function functionReaders(complain: Complain): Readers<FunctionSettings> {
  const textInto = (key: 'handler' | 'cwd') => (value: Node, into: Building<FunctionSettings>) => {
    const read = text(value, complain);
    if (read !== undefined) into[key] = read;
  };
  const numberInto = (key: 'timeout' | 'memory') => (value: Node, into: Building<FunctionSettings>) => {
    if (value.kind === 'number' && value.value > 0) into[key] = value.value;
    else complain(value, `"${key}" takes a number above 0.`);
  };
  return {
    handler: textInto('handler'),
    runtime(value, into) {
      const runtime = /^(python|node)/.exec(text(value, complain) ?? '')?.[1];
      if (runtime === 'python' || runtime === 'node') into.runtime = runtime;
      else if (value.kind === 'string') complain(value, `"runtime" takes "python" or "node", not "${value.value}".`);
    },
    cwd: textInto('cwd'),
    env(value, into) {
      const env = readMap(value, '"env"', (_name, variable) => scalar(variable, complain), complain);
      into.env = Object.fromEntries(env);
    },
    timeout: numberInto('timeout'),
    memory: numberInto('memory'),
    mock(value, into) {
      const mock = readAnswer(value, SETTINGS_SPELLING, complain);
      if (mock) into.mock = mock;
    },
    allowAws: (value, into) => flag(value, complain, (is) => (into.allowAws = is)),
  };
}
