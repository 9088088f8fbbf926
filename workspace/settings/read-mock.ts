import {
  readAnswer,
  readSteps,
  SETTINGS_SPELLING,
  type Complain,
  type MockResponse,
} from '../../interpreter/tasks/mock-response';
import type { Node } from '../../language/tree/node';

/** A mock: one answer for every invocation, or `steps` as in a mock file (digest M4). */
export function readMock(name: string, node: Node, complain: Complain): MockResponse | undefined {
  if (node.kind === 'object' && node.properties.some(({ key }) => key.value === 'steps')) {
    for (const { key } of node.properties) {
      if (key.value !== 'steps') complain(key, `"${key.value}" does not go with "steps".`);
    }
    return readSteps(
      name,
      node.properties.find(({ key }) => key.value === 'steps')?.value,
      SETTINGS_SPELLING,
      complain,
    );
  }
  const answer = readAnswer(node, SETTINGS_SPELLING, complain);
  return answer && { name, steps: [{ first: 0, last: Infinity, answer }] };
}
