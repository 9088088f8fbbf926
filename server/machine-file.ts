import { isMachineFile } from '../language/embedding/find-definitions';

/** What is looked at besides the open documents: state machines by the endings of their names, and templates. */
export const WATCHED_FILES = [
  '**/{*.asl,*.asl.json,*.asl.yaml,*.asl.yml,{template,*.template}.{yaml,yml,json},serverless.yml,serverless.yaml,*.tf}',
  // What names functions and resources, and the handlers.
  '**/{*.yaml,*.yml,*.template,serverless.json,*{template,sam,cloudformation,cfn,stack}.json}',
  '**/*.{py,js,mjs,cjs,ts,mts,cts}',
];
const TEMPLATE = /^((.+\.)?template\.(ya?ml|json)|serverless\.ya?ml|.+\.tf)$/i;
/** Folders of others' files and of results. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  ...['node_modules', '.git', 'cdk.out', '.aws-sam', 'dist', 'build', 'out', 'vendor', '.venv'],
]);
export const MAX_FILES = 2000;

/** Whether a file of this name may hold state machines. */
export function mayBeMachine(name: string): boolean {
  return isMachineFile(name) || TEMPLATE.test(name);
}

/** The language id of a file, as an editor would choose it. */
export function languageOf(uri: string): string {
  if (/\.tf$/i.test(uri)) return 'terraform';
  const isYaml = /\.ya?ml$/i.test(uri);
  if (isMachineFile(uri)) return isYaml ? 'asl-yaml' : 'asl';
  return isYaml ? 'yaml' : 'json';
}
