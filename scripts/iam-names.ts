import { IAM_ACTIONS } from '../language/integrations/iam-actions';
import { RESOURCES } from '../language/integrations/sdk-resources';
import { loadSdkTable } from '../workspace/sdk-table';
import { resourceTypesOf, serviceActions, servicesWithAction } from './iam-reference';

/**
 * language/integrations/iam-names.ts: what IAM calls the services and actions of the SDK's table, and which actions take
 * the resources of language/integrations/sdk-resources.ts.
 */
export function iamNames(): string {
  const table = loadSdkTable();
  if (!table) throw new Error('The table of the SDK cannot be read.');
  const prefixes: string[] = [];
  const unlisted: string[] = [];
  for (const key of table.services) {
    const service = table.service(key);
    const actions = [...(service?.actions?.keys() ?? [])];
    if (!service || actions.length === 0) continue;
    const prefix = prefixOf(key, service.caller.signingName, actions);
    if (prefix === undefined) continue;
    prefixes.push(prefix === key ? key : `${key}:${prefix}`);
    // Its actions are the verbs of HTTP.
    if (prefix === 'apigateway') continue;
    for (const action of actions) {
      const names = IAM_ACTIONS[`${key}:${action}`] ?? [`${prefix}:${action}`];
      if (!names.every(resourceTypesOf)) unlisted.push(`${key}:${action}`);
    }
  }
  const takers = Object.entries(RESOURCES).flatMap(([prefix, candidates]) => {
    const types = [...new Set(candidates.map(([, type]) => type))];
    return types.map((type) => {
      const actions = serviceActions(prefix).filter((name) =>
        resourceTypesOf(`${prefix}:${name}`)?.some((one) => one.name === type),
      );
      const [key, words] = [`  '${prefix} ${type}':`, lines(actions, '    ')];
      return key.length + words.length < 120 && !words.includes('\n') ? `${key} ${words.trim()},` : `${key}\n${words},`;
    });
  });
  return `// Made from the Service Authorization Reference of AWS by npm run generate (scripts/iam-names.ts).

/** The services of the SDK whose actions IAM knows; \`key:prefix\` where it has another name for the service. */
export const IAM_SERVICES =
${lines(prefixes)};

/** Actions of the SDK that the reference does not list under their own names or those of iam-actions.ts. */
export const UNLISTED =
${lines(unlisted)};

/** The actions that take resources of a type, by \`prefix type\`. */
export const TAKERS: Readonly<Record<string, string>> = {
${takers.join('\n')}
};
`;
}

/** The prefix under which the reference has most of the actions, at least half; of several the one that sounds like the service. */
function prefixOf(key: string, signingName: string, actions: readonly string[]): string | undefined {
  if (/^apigateway(v2)?$/.test(key)) return 'apigateway';
  const hits = new Map([key, signingName.toLowerCase()].map((prefix) => [prefix, 0]));
  for (const action of actions) {
    const names = IAM_ACTIONS[`${key}:${action}`]?.flatMap((name) => name.split(':')[0] ?? []);
    for (const prefix of names ?? servicesWithAction(action)) hits.set(prefix, (hits.get(prefix) ?? 0) + 1);
  }
  const [best] = [...hits].sort(([, a], [, b]) => b - a);
  return best && best[1] * 2 >= actions.length ? best[0] : undefined;
}

const WIDTH = 110;

/** A text of many words as lines of code. */
function lines(words: readonly string[], indent = '  '): string {
  const written: string[] = [''];
  for (const word of words) {
    const last = written.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= WIDTH) written.push(word);
    else written[written.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return written.map((line, index) => `${indent}'${line}${index < written.length - 1 ? ' ' : ''}'`).join(' +\n');
}
