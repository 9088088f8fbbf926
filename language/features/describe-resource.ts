import { optimizedAction, optimizedService } from '../integrations/index';
import { parseResource, type Pattern } from '../integrations/resource';

/** What a call does after its request, in words (digest S9). */
export const PATTERN_WORDS: Readonly<Record<Pattern, string>> = {
  'request-response': 'goes on when the request is answered',
  sync: 'waits until the job has ended',
  'sync:2': 'waits until the job has ended, its output is JSON',
  waitForTaskToken: 'waits until somebody sends the task token back',
};

/** What the `Resource` of a Task calls, in Markdown; undefined where nothing is known of it. */
export function describeResource(resource: string): string | undefined {
  const info = parseResource(resource);
  switch (info.kind) {
    case 'lambda-function':
      return `**Lambda function** \`${info.functionName}\`${info.qualifier ? ` (${info.qualifier})` : ''}\n\nThe input of the call is its event; its answer is the result.`;
    case 'activity':
      return `**Activity** \`${info.name}\`\n\nA worker takes the task by GetActivityTask and answers by SendTaskSuccess or SendTaskFailure.`;
    case 'aws-sdk':
      return `**AWS SDK**: \`${info.service}:${info.action}\`${how(info.pattern)}`;
    case 'optimized': {
      const service = optimizedService(info.service);
      const action = optimizedAction(info.service, info.action);
      if (!service) return undefined;
      const lines = [`**${service.title}**: \`${info.action}\`${how(info.pattern)}`];
      if (action) lines.push(action.doc);
      return [...lines, `[Documentation](${service.link})`].join('\n\n');
    }
    default:
      return undefined;
  }
}

function how(pattern: Pattern | undefined): string {
  return pattern ? `; it ${PATTERN_WORDS[pattern]}` : '';
}
