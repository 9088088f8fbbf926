import { nearestName } from '../text/nearest-name';
import { awsFault } from './aws';
import { machine, task } from './example';
import { partRange } from './jsonata-place';
import type { DefinitionObject, JsonataUse, Rule } from './rule';
import { quote } from './words';

const MEMBERS = ['input', 'context', 'result', 'errorOutput'];
/** The only fields in which a result or an error output exists. */
const AFTERWARDS: ReadonlySet<string> = new Set(['Output', 'Assign']);

/** Digest R25, V31: what `$states` holds depends on the place. */
export const unknownStatesField: Rule = {
  code: 'unknown-states-field',
  severity: 'error',
  summary: '`$states` has the members `input` and `context`, and `result` or `errorOutput` where there is one.',
  why: '`$states.result` exists only in `Output` and `Assign` of a Task, Parallel or Map: before the work is done there is no result. `$states.errorOutput` exists only in `Output` and `Assign` of a catcher. The service refuses any other member.',
  bad: machine(
    {
      Work: task({
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'work', Payload: '{% $states.result %}' },
      }),
    },
    { QueryLanguage: 'JSONata' },
  ),
  good: machine(
    {
      Work: task({
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'work', Payload: '{% $states.input %}' },
      }),
    },
    { QueryLanguage: 'JSONata' },
  ),
  hooks: {
    jsonata(use, report) {
      for (const reference of use.analysis?.statesMembers ?? []) {
        const problem = reference.member === undefined ? undefined : problemWith(reference.member, use);
        const [member] = problem === undefined ? [] : reference.members;
        if (problem === undefined || !member) continue;
        const meant = MEMBERS.includes(member.name) ? undefined : nearestName(member.name, MEMBERS);
        report({
          at: use.node,
          range: partRange(use, member),
          message: problem + (meant ? ` Did you mean "${meant}"?` : ''),
          aws: awsFault('UNSUPPORTED_JSONATA_EXPRESSION', `Field '$states.${member.name}' does not exist.`, use.node),
          ...(meant !== undefined && { data: { meant } }),
        });
      }
    },
  },
};

function problemWith(name: string, { object, field }: JsonataUse): string | undefined {
  switch (name) {
    case 'input':
    case 'context':
      return undefined;
    case 'result':
      if (AFTERWARDS.has(field.name) && hasResult(object)) return undefined;
      if (object.kind === 'catcher') return 'There is no result after an error: a catcher has "$states.errorOutput".';
      return hasResult(object)
        ? '"$states.result" exists only in "Output" and "Assign", when the work is done: here is "$states.input".'
        : 'Only Task, Parallel and Map states have a "$states.result": here is "$states.input".';
    case 'errorOutput':
      if (AFTERWARDS.has(field.name) && object.kind === 'catcher') return undefined;
      return '"$states.errorOutput" exists only in "Output" and "Assign" of a catcher.';
    default:
      return `"$states" has no member ${quote(name)}.`;
  }
}

function hasResult({ kind }: DefinitionObject): boolean {
  return kind === 'Task' || kind === 'Parallel' || kind === 'Map';
}
